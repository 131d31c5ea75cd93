export { answerBrokenRequest } from "./broken-request.js";
export { answerUnroutable, registerProblems } from "./register-problems.js";
