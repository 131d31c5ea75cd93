import { useSignal } from "@preact/signals";
import { whoAmI } from "../../live/session.js";
import { makePhoneLink } from "../../live/setup.js";
import { Action } from "../../pieces/action.js";
import { CopyButton } from "../../pieces/copy-button.js";
import { QrCode } from "../../pieces/qr-code.js";

/** How a phone at home reaches this server. */
export function PhoneStep() {
  const home = whoAmI.value?.lanUrl ?? undefined;
  return home === undefined ? <NoWayYet /> : <HomeLink home={home} />;
}

function NoWayYet() {
  return (
    <section class="card">
      <p>This server answers on this machine alone, so a phone cannot reach it yet.</p>
      <p class="soft">
        To open an encrypted port for the home network, start it with <span class="mono">--lan</span>, or set{" "}
        <span class="mono">lan.enabled: true</span> in its configuration. Then come back here from Settings.
      </p>
    </section>
  );
}

function HomeLink({ home }: { readonly home: string }) {
  const link = useSignal<string | undefined>(undefined);
  const make = async () => {
    link.value = await makePhoneLink();
  };
  return (
    <section class="card">
      <p>
        At home this server is at <span class="mono wrap-anywhere">{home}</span>. A link signs the phone in:
        it works once, for five minutes.
      </p>
      {link.value === undefined ? (
        <Action look="primary" act={make}>
          Make a link for the phone
        </Action>
      ) : (
        <div class="phone-link">
          <QrCode text={link.value} label="The link as a QR code" />
          <div class="stack">
            <p class="soft">Point the phone's camera at the code, or open this address on it:</p>
            <p class="mono wrap-anywhere small">{link.value}</p>
            <CopyButton text={link.value} label="Copy the link" />
            <p class="small soft">
              The phone may warn of a certificate it does not know: it is this server's own. Go on, then add
              the page to the home screen.
            </p>
          </div>
        </div>
      )}
    </section>
  );
}
