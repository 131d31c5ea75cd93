export declare const sampleMm: string;
export declare const validJson: Readonly<Record<string, string>>;
export declare const brokenJson: Readonly<Record<string, string>>;
export declare const textReplies: Readonly<Record<string, string>>;
