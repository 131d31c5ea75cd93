export { answerBrokenRequest } from "./broken-request.js";
export { registerProblems } from "./register-problems.js";
