import { type Html, html } from "../../openapi/index.js";

/** Each shows what its step's words say, so that it needs none of its own. */
function drawing(inner: Html): Html {
  return html`<svg viewBox="0 0 120 132" aria-hidden="true" focusable="false">${inner}</svg>`;
}

/** The upper part of a phone; what is on its screen lies between 24 and 96 across. */
function phone(screen: Html): Html {
  return drawing(
    html`<path class="case" d="M18 132V20a12 12 0 0 1 12-12h60a12 12 0 0 1 12 12v112"/><path class="edge" d="M48 16h24"/>${screen}`,
  );
}

/** Lines of a list from a height downwards. */
function rows(from: number, count: number): readonly Html[] {
  return Array.from({ length: count }, (_, index) => {
    const y = from + index * 16;
    return html`<path class="faint" d="M32 ${y}h34"/><path class="faint" d="M85 ${y - 3}l3 3-3 3"/>`;
  });
}

/** A question with two answers, one of them meant; behind it an arrow down. */
export const downloadDrawing = phone(
  html`<rect class="sheet" x="28" y="36" width="64" height="48" rx="8"/><path class="line" d="M37 47h46M42 55h36"/><path class="edge" d="M28 66h64M60 66v18"/><path class="faint" d="M38 75h12"/><path class="strong" d="M69 75h14"/><path class="strong" d="M60 96v22M52 110l8 9 8-9"/>`,
);

/** A list of settings whose first line is the profile. */
export const installDrawing = phone(
  html`<rect class="glow" x="27" y="32" width="66" height="24" rx="7"/><path class="strong" d="M38 38v9M34 44l4 4 4-4M33 51h10"/><path class="line" d="M50 44h28"/><path class="line" d="M85 41l3 3-3 3"/>${rows(72, 4)}`,
);

/** A phone and a screen that show the same pairs. */
export const compareDrawing = drawing(
  html`<rect class="case" x="6" y="30" width="44" height="76" rx="9"/><rect class="case" x="62" y="38" width="54" height="42" rx="5"/><path class="edge" d="M78 92h22M89 80v12"/>${pairs(14)}${pairs(75)}<path class="good" d="M50 118l7 7 13-15"/>`,
);

function pairs(x: number): readonly Html[] {
  return [50, 59, 68].map((y, index) => {
    const mark = index === 1 ? "strong" : "line";
    return html`<path class="${mark}" d="M${x} ${y}h5M${x + 8} ${y}h5M${x + 16} ${y}h5M${x + 24} ${y}h4"/>`;
  });
}

/** A list whose one line has a switch that is on. */
export const trustDrawing = phone(
  html`${rows(40, 1)}<rect class="glow" x="27" y="54" width="66" height="26" rx="7"/><path class="line" d="M34 67h24"/><rect class="on" x="64" y="59" width="26" height="16" rx="8"/><circle class="knob" cx="82" cy="67" r="6"/>${rows(96, 2)}`,
);

/** A box with an arrow out of it, and a list with a plus. */
export const homeScreenDrawing = phone(
  html`<path class="strong" d="M52 40h-4v22h24V40h-4M60 50V28M54 33l6-6 6 6"/><rect class="glow" x="27" y="76" width="66" height="22" rx="7"/><path class="line" d="M34 87h28"/><rect class="frame" x="76" y="80" width="13" height="13" rx="3"/><path class="strong" d="M82.500 83.500v6M79.500 86.500h6"/>${rows(112, 1)}`,
);

/** Icons of a home screen, one of them a flame; below them the places of a code. */
export const pairDrawing = phone(
  html`${icons()}<rect class="glow" x="27" y="74" width="67" height="28" rx="7"/><rect class="glow" x="66" y="30" width="22" height="22" rx="6"/><path class="flame" d="M77 34c4 4 5 7 5 9a5 5 0 0 1-10 0c0-2 1-3 2-4 0 2 1 2 2 2 1-2 0-4 1-7z"/>${places()}`,
);

function icons(): readonly Html[] {
  return [32, 49].map((x) => html`<rect class="frame" x="${x}" y="34" width="13" height="13" rx="4"/>`);
}

function places(): readonly Html[] {
  const columns = [29, 37, 45, 53, 64, 72, 80, 88];
  return columns.map((x) => html`<path class="strong" d="M${x} 92h3"/>`);
}
