/*
 * Mutations of replies, from a seed: the same seed gives the same inputs.
 */

/** A generator of whole numbers below `bound` (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const FRAGMENTS = [
  '"',
  '\\"',
  '","',
  '"}',
  '"},{',
  '":',
  ':"',
  '"x":1,',
  ",",
  ",,",
  "{",
  "}",
  "[",
  "]",
  "}{",
  "[,{",
  ",}",
  "\\",
  "\\u",
  "\\ud800",
  "nan",
  "-nan",
  "inf",
  "(null)",
  "null",
  "1e999",
  "-",
  ".",
  "|",
  "=",
  "\\,",
  "\\|",
  "STATUS=",
  "|POOL=1,",
  "CMD=a|",
  "\n",
  "\r",
  "\t",
  " ",
  "'STATS':{",
  "'",
  "PS[0 1]",
  "MM ID0",
  '"__proto__":{"polluted":1},',
  '"constructor":',
  "toString",
  "\u0000",
  "\u00e9",
  "\ufeff",
];

const OPERATIONS = {
  flip: (text, at, random) =>
    text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random(8))) + text.slice(at + 1),
  remove: (text, at, random) => text.slice(0, at) + text.slice(at + 1 + random(40)),
  insert: (text, at, random) => text.slice(0, at) + FRAGMENTS[random(FRAGMENTS.length)] + text.slice(at),
  replace: (text, at, random) =>
    text.slice(0, at) + FRAGMENTS[random(FRAGMENTS.length)] + text.slice(at + 1 + random(4)),
  repeat: (text, at, random) => text.slice(0, at) + text.slice(at, at + random(60)) + text.slice(at),
  move: (text, at, random) => {
    const part = text.slice(at, at + random(60));
    const rest = text.slice(0, at) + text.slice(at + part.length);
    const to = random(rest.length + 1);
    return rest.slice(0, to) + part + rest.slice(to);
  },
  random: (text, at, random) =>
    text.slice(0, at) + String.fromCharCode(random(256), random(256), random(256)) + text.slice(at),
};

const operations = Object.values(OPERATIONS);

/** The text with one to six things done to it. */
export function mutate(text, random) {
  let result = text;
  for (let left = 1 + random(6); left > 0 && result.length > 0; left -= 1) {
    const operation = operations[random(operations.length)];
    result = operation(result, random(result.length), random);
  }
  return result;
}

/** A text of about `length` characters that repeats pieces of the given one: what slow reading shows on. */
export function grow(text, length, random) {
  const pieces = Array.from({ length: 1 + random(3) }, () => {
    const at = random(text.length);
    return random(3) === 0 ? FRAGMENTS[random(FRAGMENTS.length)] : text.slice(at, at + 1 + random(20));
  });
  const unit = pieces.join("");
  const at = random(text.length);
  return text.slice(0, at) + unit.repeat(Math.ceil(length / unit.length)) + text.slice(at);
}
