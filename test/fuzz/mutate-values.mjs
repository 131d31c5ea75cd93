/*
 * Small changes of a healthy reply, aimed at what a reader of bytes could take for granted.
 */

const NUMBERS = [
  "nan",
  "-nan",
  "inf",
  "-273",
  "-0",
  "0",
  "00",
  "007",
  "+1",
  "1e3",
  "1E-2",
  ".5",
  "5.",
  "-",
  "--1",
  "1.2.3",
  "0x1F",
  "1 2",
  " 1",
  "1 ",
  "1%",
  "1%%",
  "12 C",
  "9007199254740993",
  "123456789012345",
  "1234567890123456.5",
  "0.1234567890123",
  "1e999",
  "9".repeat(80),
  "",
  "null",
  "true",
  '"7"',
  "(null)",
  "\u00e9",
];

const TEXTS = [
  "In Work",
  "In Idle",
  "In Standby",
  "IN  WORK",
  "In Workx",
  "In constructor",
  "Work: In Fault, In Work",
];

const OPERATIONS = {
  number: (text, random) => atRandom(text, /-?\d+(?:\.\d+)?/g, random, () => NUMBERS[random(NUMBERS.length)]),
  digit: (text, random) => atRandom(text, /\d/g, random, () => String(random(10))),
  state: (text, random) => atRandom(text, /In [A-Z][a-z]+/g, random, () => TEXTS[random(TEXTS.length)]),
  bracket: (text, random) => atRandom(text, /[[\]{}"',:]/g, random, (mark) => mark + mark),
  lostMark: (text, random) => atRandom(text, /[[\]{}"',: ]/g, random, () => ""),
  renamed: (text, random) => atRandom(text, /[A-Za-z]\w*(?=\[|":)/g, random, (name) => `${name}x`),
  swapped: (text, random) => {
    const names = text.match(/[A-Za-z]\w*(?=\[)/g) ?? ["PS"];
    return atRandom(text, /[A-Za-z]\w*(?=\[)/g, random, () => names[random(names.length)]);
  },
  doubledValue: (text, random) => atRandom(text, /[A-Za-z]\w*\[[^\]]*\]/g, random, (all) => `${all} ${all}`),
  doubledMember: (text, random) => atRandom(text, /"[^"]+":[^,"]+,/g, random, (all) => all + all),
  lostValue: (text, random) => atRandom(text, /[A-Za-z]\w*\[[^\]]*\] ?/g, random, () => ""),
  lostMember: (text, random) => atRandom(text, /"[^"]+":[^,"]+,/g, random, () => ""),
  escaped: (text, random) => atRandom(text, /[A-Za-z]/g, random, (letter) => escapeOf(letter)),
  blank: (text, random) => atRandom(text, /[,:[\]{} ]/g, random, (mark) => `${mark} `),
};

const operations = Object.values(OPERATIONS);

/** The text with one or two such changes. */
export function mutateValues(text, random) {
  const once = operations[random(operations.length)](text, random);
  return random(3) === 0 ? operations[random(operations.length)](once, random) : once;
}

function escapeOf(letter) {
  return `\\u00${letter.charCodeAt(0).toString(16)}`;
}

function atRandom(text, pattern, random, change) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const match = matches[random(matches.length)];
  return text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length);
}
