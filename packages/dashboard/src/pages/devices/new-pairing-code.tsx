import type { CreatedPairingCode, Scope } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { durationText } from "../../format/figure-text.js";
import { devices, makePairingCode } from "../../live/devices.js";
import { now } from "../../live/now.js";
import { Action } from "../../pieces/action.js";
import { QrCode } from "../../pieces/qr-code.js";
import { Segments } from "../../pieces/segments.js";

const SCOPES = [
  { value: "read", word: "Look" },
  { value: "control", word: "Control" },
  { value: "admin", word: "Everything" },
] as const;

/** While a code is shown, the list of devices is looked at for the one that it pairs. */
const LOOK_MS = 3000;

/** Makes a code for one device, and shows it for as long as it is good. */
export function NewPairingCode() {
  const scope = useSignal<Scope>("control");
  const made = useSignal<CreatedPairingCode | undefined>(undefined);
  const code = made.value;
  const leftMs = code === undefined ? 0 : code.expiresAt - now.value;
  useEffect(() => {
    if (code === undefined) return;
    const known = new Set(devices.items.peek()?.map(({ id }) => id));
    const timer = setInterval(() => void lookForNew(), LOOK_MS);
    const lookForNew = async () => {
      await devices.refresh();
      if (devices.items.value?.some(({ id }) => !known.has(id)) === true) made.value = undefined;
    };
    return () => clearInterval(timer);
  }, [code]);
  const make = async () => {
    await devices.refresh();
    made.value = await makePairingCode(scope.value);
  };
  if (code === undefined || leftMs <= 0) {
    return (
      <div class="stack">
        {code === undefined ? null : <p class="small soft">The time of that code is over.</p>}
        <Segments
          label="What the device may do"
          isSmall
          options={SCOPES}
          value={scope.value}
          onChoose={(value) => {
            scope.value = value;
          }}
        />
        <Action look="primary" act={make}>
          Make a pairing code
        </Action>
      </div>
    );
  }
  return (
    <div class="phone-link">
      <QrCode text={code.url} label="The pairing code as a QR code" />
      <div class="stack">
        <p class="pair-code mono">{code.code}</p>
        <p class="soft">
          In hearthash on the phone's home screen, type this code or scan the picture. It pairs one device and
          is good for <span class="figure-inline">{durationText(leftMs)}</span>.
        </p>
      </div>
    </div>
  );
}
