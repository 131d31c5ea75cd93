import type { LanResource } from "@hearthash/contract";
import { fingerprintText } from "../../format/fingerprint.js";
import { QrCode } from "../../pieces/qr-code.js";

/** How a phone gets the app: the guide on the TLS port, and the certificate to compare with the phone's screen. */
export function WayHome({ lan }: { readonly lan: LanResource }) {
  if (lan.url === null) return <NoWayYet />;
  const guide = `${lan.url}/ios`;
  return (
    <div class="stack">
      <div class="phone-link">
        <QrCode text={guide} label="The address of the guide as a QR code" />
        <div class="stack">
          <p>Point the phone's camera at the code, or open this address on it at home:</p>
          <p class="mono wrap-anywhere small">{guide}</p>
          <p class="small soft">
            The guide leads through trusting this server and adding it to the home screen. Pair the phone
            then, in the app.
          </p>
        </div>
      </div>
      {lan.addresses.length === 0 ? null : (
        <p class="small soft">
          Where the name is not found: <span class="mono wrap-anywhere">{lan.addresses.join(", ")}</span>
        </p>
      )}
      {lan.caFingerprint === null ? null : (
        <div>
          <p class="small soft">
            Fingerprint (SHA-256) of this server's certificate authority. The phone shows the same one, or it
            is not this server:
          </p>
          <p class="fingerprint mono">{fingerprintText(lan.caFingerprint)}</p>
        </div>
      )}
    </div>
  );
}

function NoWayYet() {
  return (
    <div class="stack">
      <p>This server answers on this machine alone, so a phone cannot reach it yet.</p>
      <p class="soft">
        To open an encrypted port for the home network, start it with <span class="mono">--lan</span>, or set{" "}
        <span class="mono">lan.enabled: true</span> in its configuration. Then come back here.
      </p>
    </div>
  );
}
