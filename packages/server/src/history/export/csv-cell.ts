/**
 * A text as a cell of CSV. One that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
 * injection): names of miners come from devices and from other people.
 */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
