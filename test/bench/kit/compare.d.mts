/** What one run of a contender gave. */
export interface Run {
  readonly units: number;
  readonly wallS: number;
}

export interface Contender {
  readonly name: string;
  readonly command?: readonly string[];
  readonly missing?: string;
}

export interface Comparison {
  readonly rows: readonly {
    readonly name: string;
    readonly missing?: string;
    readonly wrong?: string;
    readonly runs: readonly Run[];
  }[];
  readonly isWrong: boolean;
  median(name: string, figure: (run: Run) => number): number | undefined;
  ratio(name: string, other: string, figure: (run: Run) => number): number | undefined;
}

export declare function compare(
  contenders: readonly Contender[],
  options: {
    readonly rounds: number;
    readonly check: (run: Run) => string | undefined;
    readonly progress: (text: string) => void;
  },
): Promise<Comparison>;
