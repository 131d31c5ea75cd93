/** What `simulate` can be told. */
export interface SimulateFlags {
  readonly model?: readonly string[];
  readonly count?: number;
  readonly host?: string;
  readonly port?: number;
  readonly web?: number;
  readonly fault?: readonly string[];
  readonly seed?: number;
  readonly list: boolean;
  readonly json: boolean;
  readonly noColor: boolean;
}
