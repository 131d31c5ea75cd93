import { type Html, html } from "../../openapi/index.js";
import {
  compareDrawing,
  downloadDrawing,
  homeScreenDrawing,
  installDrawing,
  pairDrawing,
  trustDrawing,
} from "./drawings.js";

/** One step of the walk. */
export interface Step {
  readonly title: string;
  readonly drawing: Html;
  readonly text: Html;
  readonly action?: { readonly href: string; readonly label: string };
}

/** What makes an iPhone trust the local CA. Comparing stands in front of trusting: behind it, it would come too late. */
export function trustSteps(name: string): readonly Step[] {
  return [
    {
      title: "Download the profile",
      drawing: downloadDrawing,
      text: html`<p>In Safari. It asks whether this website may download a configuration profile: tap <b>Allow</b>.</p>\n`,
      action: { href: "/ios/hearthash.mobileconfig", label: "Download the profile" },
    },
    {
      title: "Install it",
      drawing: installDrawing,
      text: html`<p>Open <b>Settings</b>. Near the top stands <b>Profile Downloaded</b> (or under General, VPN &amp; Device
Management): tap it, then <b>Install</b>, and enter your passcode. It says that it is not signed and not verified, which is
right: nobody but your own server vouches for it.</p>\n`,
    },
    {
      title: "Compare the fingerprint",
      drawing: compareDrawing,
      text: html`<p>Settings, General, VPN &amp; Device Management, <b>hearthash</b>, More Details, then the certificate: at its
end stands the SHA-256 fingerprint. It must be the one that your computer shows: in hearthash under Settings, or with
<code>hearthash ca show</code>. If one pair differs, tap <b>Remove Profile</b>: it is not of your server.</p>\n`,
    },
    {
      title: "Trust the certificate",
      drawing: trustDrawing,
      text: html`<p>Settings, General, About, <b>Certificate Trust Settings</b>: turn on the one that begins with
<b>hearthash ${name}</b>.</p>\n`,
    },
  ];
}

/** What puts hearthash on the home screen and signs it in. */
export function homeSteps(url: string): readonly Step[] {
  return [
    {
      title: "Add it to the home screen",
      drawing: homeScreenDrawing,
      text: html`<p>Open <a href="${url}/">${url}</a> in Safari: it warns no more. Tap <b>Share</b>, then
<b>Add to Home Screen</b>, then <b>Add</b>.</p>\n`,
    },
    {
      title: "Open it there, and pair",
      drawing: pairDrawing,
      text: html`<p>Open hearthash from the home screen: it asks for a code. On your computer, Settings shows one, and so does
<code>hearthash pair</code>. It holds once, for five minutes. Pair there and not in Safari: what is on the home screen does
not share Safari’s sign-in.</p>\n`,
    },
  ];
}
