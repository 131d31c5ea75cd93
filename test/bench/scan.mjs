import { namespaceHere } from "./kit/namespace.mjs";
import { refusing } from "./scan/refusing.mjs";
import { silentAndLarge, silentWithMiners } from "./scan/silent.mjs";

/** Finding miners: in a range that refuses, and where nobody answers. */
export const scan = {
  name: "scan",
  async tables(options) {
    const namespace = namespaceHere();
    return [
      await refusing(options),
      await silentAndLarge(options, namespace),
      await silentWithMiners(options, namespace),
    ];
  },
};
