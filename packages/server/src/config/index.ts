export { type Environment, type UsualFolders, usualFolders } from "./usual-folders.js";
