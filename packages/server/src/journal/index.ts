export type { Journal, JournalNote } from "./journal-port.js";
