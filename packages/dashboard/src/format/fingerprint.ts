/** A fingerprint in groups of eight bytes, so that a line ends between them: `35:E1:… 01:22:…`. */
export function fingerprintText(fingerprint: string): string {
  return fingerprint.replaceAll(/((?:[0-9A-F]{2}:){7}[0-9A-F]{2}):/gi, "$1 ");
}
