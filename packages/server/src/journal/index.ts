export type { Journal, JournalNote } from "./journal-port.js";
export { type JournalOptions, openJournal } from "./open-journal.js";
