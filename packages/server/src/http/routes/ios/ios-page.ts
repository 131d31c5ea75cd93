import type { LanDoor } from "../../../ios/index.js";
import { type Html, html } from "../../openapi/index.js";
import { fingerprintBlock } from "./fingerprint.js";
import { homeSteps, type Step, trustSteps } from "./steps.js";

/** What the page is made for. */
export interface IosPageOptions {
  /** Undefined while the TLS port is closed. */
  readonly door: LanDoor | undefined;
  /** `house.local`. */
  readonly name: string;
  readonly userAgent: string | undefined;
  /** On the plain port of this machine: a screen to scan from and to compare with. */
  readonly isAtHome: boolean;
}

/** The walk from a fresh iPhone to hearthash on its home screen. Drawn by the server, without script. */
export function iosPage(options: IosPageOptions): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>hearthash on your iPhone</title>
<link rel="icon" href="/ios/icon.svg">
<link rel="stylesheet" href="/ios/style.css">
</head>
<body>
<main>
<h1>hearthash on your iPhone</h1>
${body(options)}</main>
</body>
</html>
`.text;
}

function body({ door, name, userAgent, isAtHome }: IosPageOptions): Html {
  if (door === undefined) return closed();
  const steps = [...(door.ca === undefined ? [] : trustSteps(name)), ...homeSteps(door.url)];
  return html`${lead(door, name)}${isAtHome ? beginHere(door) : browserNotice(userAgent)}
<ol>
${steps.map(stepItem)}</ol>
${byAddress(door)}`;
}

function closed(): Html {
  return html`<p class="lead">The port for phones is closed.</p>
<p>Start the server with <code>hearthash serve --lan</code>, or set <code>lan.enabled: true</code> in its
configuration and start it again. Then open this page once more.</p>
`;
}

function lead({ ca }: LanDoor, name: string): Html {
  if (ca === undefined) {
    return html`<p class="lead">Two steps. The server has a certificate of your own: the iPhone has to trust
who issued it.</p>
`;
  }
  return html`<p class="lead">Six steps, some five minutes. The first four make this iPhone trust the
certificate of ${name}: it is good for that name and for private addresses, and for nothing else.</p>
`;
}

/** Only here: a phone that is led astray would be shown the fingerprint that fits. */
function beginHere({ url, ca }: LanDoor): Html {
  const compare =
    ca === undefined
      ? ""
      : html`<p>Step 3 compares this with the iPhone:</p>\n${fingerprintBlock(ca.fingerprint)}`;
  return html`<section class="begin">
<img src="/ios/qr.svg" alt="QR code of ${url}/ios" width="176" height="176">
<div>
<h2>Begin here</h2>
<p>Scan this with the iPhone’s camera, or open <span class="address">${url}/ios</span> in Safari on the iPhone. ${ca === undefined ? "" : "Safari warns, since it does not know the server yet: tap Show Details, then visit this website."}</p>
${compare}
</div>
</section>
`;
}

function browserNotice(userAgent = ""): Html {
  const isOtherBrowser = /\b(CriOS|FxiOS|EdgiOS|OPiOS|OPT|DuckDuckGo|Brave)\//.test(userAgent);
  if (!isOtherBrowser) return html``;
  return html`<p class="notice">Open this page in Safari: other browsers cannot hand a profile to Settings.</p>
`;
}

function stepItem({ title, drawing, text, action }: Step): Html {
  return html`<li>
${drawing}
<div>
<h2>${title}</h2>
${text}${action === undefined ? "" : html`<p><a class="action" href="${action.href}">${action.label}</a></p>\n`}</div>
</li>
`;
}

function byAddress({ addresses }: LanDoor): Html {
  const list = addresses();
  if (list.length === 0) return html``;
  return html`<section>
<h2>If the name is not found</h2>
<p>Some routers keep names from phones. Use an address instead, as long as the router gives this server the same one each
day:</p>
<ul class="addresses">
${list.map((url) => html`<li><a href="${url}">${url}</a></li>\n`)}</ul>
</section>
`;
}
