export type { Journal, JournalNote } from "./journal-port.js";
export { openJournal } from "./open-journal.js";
