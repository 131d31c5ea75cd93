import type { ChannelResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { addChannel, replaceChannel } from "../../live/channels.js";
import { Dialog } from "../../pieces/dialog.js";
import { Form } from "../../pieces/form.js";
import { SelectField } from "../../pieces/select-field.js";
import { TextField } from "../../pieces/text-field.js";
import { severityChoices } from "../alerts/alert-words.js";
import { channelBody, replacingBody } from "./channel-body.js";
import { ChannelFieldInput } from "./channel-field-input.js";
import { type ChannelKind, channelKinds, fieldsOf, kindChoices } from "./channel-fields.js";
import type { Chosen } from "./first-value.js";

interface ChannelFormProps {
  /** The one that is changed; undefined: a new one. */
  readonly channel: ChannelResource | undefined;
  readonly onClose: () => void;
}

/** Asks for what a channel needs. Secrets are never shown: an empty field keeps what is there. */
export function ChannelForm({ channel, onClose }: ChannelFormProps) {
  const chosen = useSignal<ChannelKind>(channel?.kind ?? "ntfy");
  const kind = channel?.kind ?? chosen.value;
  const submit = async (text: (name: string) => string) => {
    if (channel === undefined) await addChannel(channelBody(kind, text));
    else await replaceChannel(channel.id, replacingBody(kind, text));
    onClose();
  };
  return (
    <Dialog title={channel === undefined ? "New channel" : `Change ${channel.name}`} onClose={onClose}>
      <Form action={channel === undefined ? "Add the channel" : "Save"} submit={submit} onCancel={onClose}>
        {channel === undefined ? (
          <SelectField
            name="kind"
            label="Kind"
            value={kind}
            options={kindChoices}
            onChoose={(value) => {
              chosen.value = kindChoices.find((choice) => choice.value === value)?.value ?? "ntfy";
            }}
          />
        ) : null}
        <p class="small soft">{channelKinds[kind].about}</p>
        {/* Another kind begins with fields of its own. */}
        <KindFields key={kind} kind={kind} channel={channel} />
        <CommonFields channel={channel} />
      </Form>
    </Dialog>
  );
}

interface KindFieldsProps {
  readonly kind: ChannelKind;
  readonly channel: ChannelResource | undefined;
}

function KindFields({ kind, channel }: KindFieldsProps) {
  const chosen = useSignal<Chosen>({});
  return (
    <div class="form">
      <TextField
        name="name"
        label="Name"
        value={channel?.name ?? channelKinds[kind].word}
        maxLength={80}
        isRequired
      />
      {fieldsOf(kind).map(([name, field]) => (
        <ChannelFieldInput
          key={name}
          {...{ name, field, channel, chosen: chosen.value }}
          onChoose={(choice, value) => {
            chosen.value = { ...chosen.value, [choice]: value };
          }}
        />
      ))}
    </div>
  );
}

function CommonFields({ channel }: { readonly channel: ChannelResource | undefined }) {
  return (
    <>
      <SelectField
        name="minSeverity"
        label="Told from this weight on"
        value={channel?.minSeverity ?? "info"}
        options={severityChoices}
      />
      <div>
        <label class="check-line">
          <input
            type="checkbox"
            class="check"
            name="tellResolved"
            defaultChecked={channel?.tellResolved ?? true}
          />
          <span>Also when something is over</span>
        </label>
        <label class="check-line">
          <input type="checkbox" class="check" name="enabled" defaultChecked={channel?.enabled ?? true} />
          <span>Messages go out</span>
        </label>
      </div>
    </>
  );
}
