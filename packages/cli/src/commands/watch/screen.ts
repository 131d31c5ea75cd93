import { createLogUpdate } from "log-update";
import type { CliContext } from "../../context.js";

/** Where `watch` draws: redrawn in place on a terminal, appended elsewhere. */
export interface Screen {
  /** Fires when the user ends the view. */
  readonly signal: AbortSignal;
  /** True when it is redrawn in place and keys are read. */
  readonly isLive: boolean;
  readonly show: (text: string) => void;
  /** Ends the view, as the user would. */
  readonly end: () => void;
  readonly close: () => void;
}

/** Opens the screen. On a terminal `q` and Ctrl-C end it; the cursor and the keyboard are given back on close. */
export function openScreen(context: CliContext, isPlain: boolean): Screen {
  const end = new AbortController();
  const isLive = context.out.isTerminal && !isPlain;
  const stop = () => end.abort();
  context.signal.addEventListener("abort", stop);
  const keyboard = isLive ? listenForKeys(stop) : undefined;
  const update = isLive ? createLogUpdate(process.stdout) : undefined;
  return {
    signal: end.signal,
    isLive,
    show(text) {
      if (update === undefined) context.out.write(`${text}\n`);
      else update(text);
    },
    end: stop,
    close() {
      context.signal.removeEventListener("abort", stop);
      keyboard?.();
      update?.done();
    },
  };
}

/** Reads single keys; gives the way back. In raw mode Ctrl-C arrives as a key. */
function listenForKeys(stop: () => void): (() => void) | undefined {
  const { stdin } = process;
  if (!stdin.isTTY) return undefined;
  const onKey = (key: Buffer) => {
    if (key.includes(0x03) || key.includes(0x71)) stop();
  };
  stdin.setRawMode(true);
  stdin.on("data", onKey);
  stdin.resume();
  return () => {
    stdin.off("data", onKey);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
