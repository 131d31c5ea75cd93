/**
 * How programs on this machine find a server and sign in to it. Loads neither the database nor the HTTP server, which
 * is why the files are named here and not their folders' indexes.
 *
 * @module
 */
export { hasLocalAccess, type LocalAccess, readLocalAccess } from "./access/local-access.js";
export { type UsualFolders, usualFolders } from "./config/usual-folders.js";
