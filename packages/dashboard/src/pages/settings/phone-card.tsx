import { useEffect } from "preact/hooks";
import { devices, lan, lanProblem, loadLan } from "../../live/devices.js";
import { Icon } from "../../pieces/icon.js";
import { DeviceList } from "../devices/device-list.js";
import { NewPairingCode } from "../devices/new-pairing-code.js";
import { WayHome } from "../devices/way-home.js";

/** The app on a phone: how it gets there, how it is paired, and which devices are. */
export function PhoneCard() {
  useEffect(() => {
    void loadLan();
    void devices.refresh();
  }, []);
  return (
    <section class="card" aria-label="Phone and devices">
      <h2>Phone and devices</h2>
      {lanProblem.value === undefined ? null : <p class="field-error">{lanProblem.value}</p>}
      {lan.value === undefined ? null : (
        <details class="fold">
          <summary>
            <Icon name="next" />
            Put hearthash on a phone
          </summary>
          <WayHome lan={lan.value} />
        </details>
      )}
      <h3>Paired devices</h3>
      <DeviceList />
      <h3>Pair a device</h3>
      <NewPairingCode />
    </section>
  );
}
