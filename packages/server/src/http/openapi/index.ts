export { describeApi } from "./describe-api.js";
export { docsPage } from "./docs-page.js";
export { docsStyle } from "./docs-style.js";
export { type Html, html } from "./html.js";
