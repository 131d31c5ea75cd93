export { readSessionCookie, sessionCookieName, setSessionCookie } from "./session-cookie.js";
