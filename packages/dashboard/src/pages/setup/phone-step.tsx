import { useEffect } from "preact/hooks";
import { devices, lan, lanProblem, loadLan } from "../../live/devices.js";
import { DeviceList } from "../devices/device-list.js";
import { NewPairingCode } from "../devices/new-pairing-code.js";
import { WayHome } from "../devices/way-home.js";

/** How a phone at home gets the app, and is paired: first the one, then the other. */
export function PhoneStep() {
  useEffect(() => {
    void loadLan();
    void devices.refresh();
  }, []);
  const way = lan.value;
  if (lanProblem.value !== undefined) return <p class="notice">{lanProblem.value}</p>;
  if (way === undefined) return null;
  return (
    <>
      <section class="card" aria-label="Onto the phone">
        <WayHome lan={way} />
      </section>
      {way.url === null ? null : (
        <section class="card" aria-label="Pair it">
          <h2>Then pair it</h2>
          {devices.items.value?.length === 0 ? null : <DeviceList />}
          <NewPairingCode />
        </section>
      )}
    </>
  );
}
