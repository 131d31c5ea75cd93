import type { CreatedPairingCode, DeviceResource, Scope } from "@hearthash/contract";
import { renderUnicodeCompact } from "uqr";
import type { Paint } from "../../output/paint.js";
import { printable } from "../../output/printable.js";

const MAY: Readonly<Record<Scope, string>> = {
  read: "look at everything",
  control: "look, and control miners",
  admin: "do everything",
};

/**
 * What stands on the screen while a phone is paired.
 *
 * @param qr lines of {@link qrLines}, where there is room for them.
 */
export function codeText(
  code: CreatedPairingCode,
  nowMs: number,
  paint: Paint,
  qr: readonly string[] = [],
): string {
  const minutes = Math.max(1, Math.ceil((code.expiresAt - nowMs) / 60_000));
  const page = printable(code.url.split("#")[0] ?? "");
  const lines = [
    `Code         ${paint.strong(printable(code.code))}`,
    `Holds        once, for ${minutes} min; the device may then ${MAY[code.scope]}`,
    `On the phone open hearthash from the home screen and type it, or scan there`,
    `             ${page}`,
    ...(code.caFingerprint === null ? [] : fingerprintLines(code.caFingerprint)),
    ...qr,
    paint.faint("Waiting for a device; Ctrl-C takes the code back"),
  ];
  return `${lines.join("\n")}\n`;
}

/** What became of it. */
export function pairedText({ name, platform, scope, id }: DeviceResource, paint: Paint): string {
  const what = platform === null ? "" : ` (${printable(platform)})`;
  return `${paint.good("✓")} ${printable(name)}${what} is paired and may ${MAY[scope]}; hearthash pair --revoke ${printable(id)} ends that`;
}

/** As a phone shows it: pairs, here in groups of four, two to the line. */
function fingerprintLines(fingerprint: string): readonly string[] {
  const pairs = printable(fingerprint).split(":");
  const groups = Array.from({ length: Math.ceil(pairs.length / 4) }, (_, index) =>
    pairs.slice(index * 4, index * 4 + 4).join(" "),
  );
  return Array.from({ length: Math.ceil(groups.length / 2) }, (_, index) => {
    const line = groups.slice(index * 2, index * 2 + 2).join("   ");
    return `${(index === 0 ? "Fingerprint" : "").padEnd(13)}${line}`;
  });
}

/**
 * A QR code of blocks; nothing where it does not fit.
 *
 * @param columns of the terminal; 0 where there is none.
 * @param onBlack colours a line light on dark, so that a light terminal does not turn it round.
 */
export function qrLines(url: string, columns: number, onBlack: (line: string) => string): readonly string[] {
  const lines = renderUnicodeCompact(url, { border: 2 }).split("\n");
  const width = Math.max(...lines.map((line) => line.length));
  return width > columns ? [] : ["", ...lines.map(onBlack), ""];
}
