import { forgetWebPassword, keepWebPassword } from "../../../live/miner-changes.js";
import { Action } from "../../../pieces/action.js";
import { Form } from "../../../pieces/form.js";
import { Icon } from "../../../pieces/icon.js";
import { TextField } from "../../../pieces/text-field.js";

/** The miner's own web password, which it wants to hear before it takes a pool. */
export function WebPassword({ minerId }: { readonly minerId: string }) {
  return (
    <details class="fold">
      <summary>
        <Icon name="next" />
        Web password for pool changes
      </summary>
      <div class="stack">
        <p class="small soft">
          This miner wants its web password before it takes a pool. The server keeps it sealed, uses it for
          that alone and never shows it again.
        </p>
        <Form
          look="plain"
          action="Keep"
          done="Kept"
          submit={(text) => keepWebPassword(minerId, text("keptPassword"))}
        >
          <TextField name="keptPassword" label="Web password" type="password" maxLength={64} isRequired />
        </Form>
        <Action look="danger" act={() => forgetWebPassword(minerId)}>
          Forget the kept one
        </Action>
      </div>
    </details>
  );
}
