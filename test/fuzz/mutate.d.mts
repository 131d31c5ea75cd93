/** A generator of whole numbers below `bound`: the same seed gives the same numbers. */
export declare function randomFrom(seed: number): (bound: number) => number;
/** The text with one to six things done to it. */
export declare function mutate(text: string, random: (bound: number) => number): string;
/** A text of about `length` characters that repeats pieces of the given one. */
export declare function grow(text: string, length: number, random: (bound: number) => number): string;
