import { type Html, html } from "../../openapi/index.js";

/** A fingerprint as it is compared: four lines of eight pairs, a little apart in the middle. */
export function fingerprintBlock(fingerprint: string): Html {
  const pairs = fingerprint.split(":");
  const lines = [0, 8, 16, 24].map((from) => {
    const [left, right] = [pairs.slice(from, from + 4), pairs.slice(from + 4, from + 8)];
    return html`<span>${left.join(" ")}</span> <span>${right.join(" ")}</span><br>\n`;
  });
  return html`<p class="fingerprint">${lines}</p>`;
}
