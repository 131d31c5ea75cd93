/** A healthy reply with one or two small changes of its values, names or marks. */
export declare function mutateValues(text: string, random: (bound: number) => number): string;
