import type { ChannelResource } from "@hearthash/contract";
import { Age } from "../../pieces/age.js";

/** How a channel does: its last message, what waits, what was given up. */
export function ChannelHealth({ channel }: { readonly channel: ChannelResource }) {
  const { lastDelivery, failures, waiting, lost } = channel;
  return (
    <>
      {lastDelivery === null ? (
        <p class="small soft">Nothing was sent yet.</p>
      ) : lastDelivery.ok ? (
        <p class="small soft">
          Last message delivered <Age at={lastDelivery.at} />
        </p>
      ) : (
        <p class="field-error wrap-anywhere">
          Last try failed <Age at={lastDelivery.at} />: {lastDelivery.message}
          {failures > 1 ? ` (${failures} tries in a row)` : ""}
        </p>
      )}
      {waiting + lost === 0 ? null : <p class="small soft">{queueText(waiting, lost)}</p>}
    </>
  );
}

function queueText(waiting: number, lost: number): string {
  const messages = (count: number) => (count === 1 ? "1 message" : `${count} messages`);
  const waits = waiting === 0 ? undefined : `${messages(waiting)} waiting, tried again by itself`;
  const gone = lost === 0 ? undefined : `${messages(lost)} given up`;
  return [waits, gone].filter((text) => text !== undefined).join(" · ");
}
