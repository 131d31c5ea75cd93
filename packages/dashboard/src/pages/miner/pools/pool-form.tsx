import type { MinerDetail, PoolResource } from "@hearthash/contract";
import { poolHost } from "../../../format/pool-host.js";
import { desk } from "../../../live/house.js";
import { Dialog } from "../../../pieces/dialog.js";
import { Form } from "../../../pieces/form.js";
import { TextField } from "../../../pieces/text-field.js";

interface PoolFormProps {
  readonly detail: MinerDetail;
  readonly slot: number;
  /** What stands there now. */
  readonly pool: PoolResource | undefined;
  readonly onClose: () => void;
}

/** Overwrites one of the miner's pools. Its outcome is told at the pool. */
export function PoolForm({ detail, slot, pool, onClose }: PoolFormProps) {
  const submit = async (text: (name: string) => string) => {
    const [password, webPassword] = [text("password"), text("webPassword")];
    void desk.order(
      detail.id,
      {
        kind: "setPool",
        slot,
        url: text("url"),
        worker: text("worker"),
        ...(password === "" ? {} : { password }),
        ...(webPassword === "" ? {} : { webPassword }),
      },
      slot,
    );
    onClose();
  };
  return (
    <Dialog
      title={
        pool === undefined
          ? `One more pool of ${detail.name}`
          : `Change ${poolHost(pool.url)} of ${detail.name}`
      }
      onClose={onClose}
    >
      <Form action="Send" submit={submit} onCancel={onClose}>
        <TextField
          name="url"
          label="Address"
          value={pool?.url}
          hint="stratum+tcp://pool.example:3333"
          maxLength={255}
          isRequired
        />
        <TextField name="worker" label="Worker" value={pool?.worker} maxLength={255} isRequired />
        <TextField name="password" label="Pool password" type="password" maxLength={255}>
          Most pools take any: x is sent unless you give one.
        </TextField>
        <TextField name="webPassword" label="The miner's web password" type="password" maxLength={64}>
          The kept one is used unless you give one here.
        </TextField>
      </Form>
    </Dialog>
  );
}
