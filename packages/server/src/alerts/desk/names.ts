/** Characters that a name may not bring into a message: controls, and what turns the direction of text around. */
const harmful = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu;

/** A miner's name for a sentence: names come from devices and from people. */
export function plainName(name: string): string {
  const plain = name.normalize("NFC").replace(harmful, " ").replace(/\s+/g, " ").trim().slice(0, 80);
  return plain === "" ? "A miner" : plain;
}
