import type { DeviceResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { devices, renameDevice, revokeDevice } from "../../live/devices.js";
import { Action } from "../../pieces/action.js";
import { Age } from "../../pieces/age.js";
import { Form } from "../../pieces/form.js";
import { TextField } from "../../pieces/text-field.js";

const RIGHTS = { read: "may look", control: "may control", admin: "may do everything" } as const;

/** Devices that were paired; each can be named anew and revoked. */
export function DeviceList() {
  const items = devices.items.value;
  if (devices.problem.value !== undefined) return <p class="field-error">{devices.problem.value}</p>;
  if (items === undefined) return null;
  if (items.length === 0) return <p class="small soft">No device is paired yet.</p>;
  return (
    <ul class="rows" aria-label="Paired devices">
      {items.map((device) => (
        <DeviceLine key={device.id} device={device} />
      ))}
    </ul>
  );
}

function DeviceLine({ device }: { readonly device: DeviceResource }) {
  const isNaming = useSignal(false);
  const { id, name, platform, scope, isThisOne, lastUsedAt } = device;
  const stopNaming = () => {
    isNaming.value = false;
  };
  if (isNaming.value) {
    const submit = async (text: (field: string) => string) => {
      await renameDevice(id, text(`device-${id}`));
      stopNaming();
    };
    return (
      <li class="row is-stacked">
        <Form action="Save" look="plain" submit={submit} onCancel={stopNaming}>
          <TextField name={`device-${id}`} label="Name" value={name} isRequired maxLength={60} />
        </Form>
      </li>
    );
  }
  return (
    <li class="row is-wrapping">
      <div class="grow">
        <div class="clip" title={name}>
          {name}
        </div>
        <div class="small soft">
          {[isThisOne ? "This one" : undefined, platform, RIGHTS[scope]].filter(Boolean).join(" · ")} · used{" "}
          <Age at={lastUsedAt} />
        </div>
      </div>
      <div class="row-actions">
        <button
          type="button"
          class="button is-small"
          onClick={() => {
            isNaming.value = true;
          }}
        >
          Rename
        </button>
        <Action look="danger" act={() => revokeDevice(id)}>
          Revoke
        </Action>
      </div>
    </li>
  );
}
