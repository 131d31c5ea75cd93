import { encode } from "uqr";

/** A text as QR code: dark on light whatever the theme, since cameras expect that. A row of modules is a line. */
export function qrSvg(text: string): string {
  const { size, data } = encode(text, { ecc: "M", border: 3 });
  const rows = data.map((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")).join(""));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${rows.join("")}"/></svg>\n`;
}
