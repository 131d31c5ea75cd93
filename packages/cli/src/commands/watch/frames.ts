/** When a frame is drawn. */
export interface FramePace {
  /** True on a terminal: drawn as things change. Otherwise one frame an interval. */
  readonly isLive: boolean;
  readonly intervalMs: number;
}

/** Shortest pause between two drawings of a live view. */
const LIVE_PAUSE_MS = 100;
/** A live view is drawn at least this often, so that its clock shows it is alive. */
const LIVE_BEAT_MS = 1000;

/** Calls `draw` at the right moments, until it is stopped. */
export class Frames {
  readonly #pace: FramePace;
  readonly #draw: () => void;
  #beat: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(pace: FramePace, draw: () => void) {
    this.#pace = pace;
    this.#draw = draw;
    this.#beat = setInterval(draw, pace.isLive ? LIVE_BEAT_MS : pace.intervalMs);
  }

  /** Something has changed. `isComplete` when every miner has said something since the start. */
  changed(isComplete: boolean): void {
    if (this.#pace.isLive) this.#soon ??= setTimeout(() => this.#drawSoon(), LIVE_PAUSE_MS);
    else if (isComplete && !this.#hasBegun) this.#begin();
  }

  stop(): void {
    clearInterval(this.#beat);
    clearTimeout(this.#soon);
  }

  #hasBegun = false;

  /** The first frame of a plain view comes as soon as there is something of everybody. */
  #begin(): void {
    this.#hasBegun = true;
    clearInterval(this.#beat);
    this.#beat = setInterval(this.#draw, this.#pace.intervalMs);
    this.#draw();
  }

  #drawSoon(): void {
    this.#soon = undefined;
    this.#draw();
  }
}
