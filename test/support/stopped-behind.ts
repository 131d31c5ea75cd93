import { afterEach } from "vitest";

/** Anything that runs until it is stopped. */
interface Stoppable {
  readonly stop: () => Promise<void>;
}

const running: Stoppable[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});

/** Gives a running thing back and stops it behind the test. */
export function stoppedBehind<Running extends Stoppable>(one: Running): Running {
  running.push(one);
  return one;
}
