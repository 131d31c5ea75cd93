import type { SecretKind } from "./secret-kinds.js";

/** A short form such as two digits may have nothing left that is free. */
const MOST_TRIES = 100;

/**
 * Made-up values in the place of secrets: the same for the same secret, of the same length and the same kind of
 * characters. What separates parts (`.`, `:`, quotes, escapes) stays, so that the reply parses as before.
 */
export class Placeholders {
  readonly #originals: ReadonlySet<string>;
  readonly #given = new Map<string, string>();
  readonly #used = new Set<string>();
  /** The number made up last, by form: counting on is quicker than beginning at 1 again. */
  readonly #last = new Map<string, number>();

  /** @param originals every word that must not be made up by chance, in lower case. */
  constructor(originals: ReadonlySet<string>) {
    this.#originals = originals;
  }

  for(kind: SecretKind, secret: string): string {
    if (kind === "ip") return this.#address(secret);
    const hex = secret.replace(/[:.-]/g, "");
    const isWhole = kind === "mac" ? /^[0-9a-f]{12}$/i.test(hex) : /^[0-9a-f]{12,}$/i.test(secret);
    return (kind === "mac" || kind === "dna") && isWhole
      ? this.#identifier(secret, hex)
      : this.#words(secret);
  }

  /** Keeps the front, which names the maker and not the device. All zero is no identity. */
  #identifier(secret: string, hex: string): string {
    if (/^0+$/.test(hex)) return secret;
    const kept = hex.length === 12 ? 6 : 4;
    const made = this.#make(hex.toLowerCase(), (number) => {
      const tail = number.toString(16).padStart(hex.length - kept, "0");
      return hex.slice(0, kept).toLowerCase() + tail;
    });
    let at = 0;
    const isUpper = /[A-F]/.test(hex);
    return secret.replace(/[0-9a-f]/gi, () => {
      const digit = made.charAt(at++);
      return isUpper ? digit.toUpperCase() : digit;
    });
  }

  #words(secret: string): string {
    return secret.replace(/\\u[0-9a-f]{4}|\\[\s\S]|[a-z0-9\x80-\xff]+|[!#$%&*?^~;<>()`]/gi, (part) => {
      if (/^\\u/i.test(part)) return "\\u0078";
      if (part.startsWith("\\")) return part;
      if (/^[!#$%&*?^~;<>()`]$/.test(part)) return "-";
      const isIdentifier = this.#given.has(part.toLowerCase()) && /^([0-9a-f]{12}|[0-9a-f]{16})$/i.test(part);
      return isIdentifier ? this.#identifier(part, part) : this.#make(part, (number) => word(part, number));
    });
  }

  #address(secret: string): string {
    if (secret.includes(":")) {
      return this.#make(secret.toLowerCase(), (number) => ip6(secret, number));
    }
    return this.#make(secret, (number) => ip4(secret, number));
  }

  /** The next candidate that nothing else stands for; a secret of a single character has no other choice. */
  #make(secret: string, candidate: (number: number) => string): string {
    const known = this.#given.get(secret);
    if (known !== undefined) return known;
    const form = candidate(0);
    let number = secret.length === 1 ? 0 : (this.#last.get(form) ?? 0) + 1;
    const most = number + MOST_TRIES;
    while (secret.length > 1 && number < most && this.#isTaken(candidate(number))) number += 1;
    const made = candidate(number);
    this.#last.set(form, number);
    this.#given.set(secret, made);
    this.#used.add(made);
    return made;
  }

  #isTaken(made: string): boolean {
    return this.#used.has(made) || this.#originals.has(made.toLowerCase());
  }
}

/** `xxxx1` for `mini3`: letters stay letters, digits digits, hex stays hex. */
function word(pattern: string, number: number): string {
  const isHex = pattern.length >= 8 && /^[0-9a-f]+$/i.test(pattern) && /\d/.test(pattern);
  const letters = isHex ? "abcdef" : "xyzabcdefghijklmnopqrstuvw";
  let rest = number;
  const made: string[] = [];
  for (const character of [...pattern].reverse()) {
    const alphabet = /\d/.test(character) ? "0123456789" : letters;
    const chosen = alphabet.charAt(rest % alphabet.length);
    rest = Math.floor(rest / alphabet.length);
    made.push(/[A-Z]/.test(character) ? chosen.toUpperCase() : chosen);
  }
  return made.reverse().join("");
}

/** Each part keeps its number of digits. */
function ip4(pattern: string, number: number): string {
  const sizes = pattern.split(".").map((part) => part.length);
  const [first = 1, second = 1, third = 1, fourth = 1] = sizes;
  const spread = [0, 10, 90, 156][fourth] ?? 1;
  const low = (digits: number) => [0, 0, 10, 100][digits] ?? 0;
  const parts = [
    [0, 9, 10, 198][first],
    low(second),
    low(third) + (Math.floor(number / spread) % ([0, 10, 90, 156][third] ?? 1)),
    low(fourth) + (number % spread),
  ];
  return parts.join(".");
}

/** Zeros for all digits behind the first group, the number in the last one. */
function ip6(pattern: string, number: number): string {
  const [first = ""] = pattern.split(":");
  const rest = pattern.slice(first.length).replace(/[0-9a-f]/gi, "0");
  const tail = /0*$/.exec(rest)?.[0].length ?? 0;
  const end = tail === 0 ? "" : (number % 16 ** tail).toString(16).padStart(tail, "0");
  return first.toLowerCase() + rest.slice(0, rest.length - tail) + end;
}
