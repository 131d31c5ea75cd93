import type { GuardResource } from "@hearthash/contract";
import { TextField } from "../../pieces/text-field.js";
import { poolPasswordField } from "./pin-body.js";

interface PinSecretsProps {
  readonly guard: GuardResource;
  readonly pools: NonNullable<GuardResource["pin"]>["pools"];
}

/** The passwords that storing pools needs, given once. What is kept is never shown: an empty field leaves it. */
export function PinSecrets({ guard: { hasPoolPasswords, hasWebPassword }, pools }: PinSecretsProps) {
  return (
    <div class="stack">
      <p class="small soft">
        The server keeps these passwords sealed and never shows them again.
        {hasPoolPasswords || hasWebPassword ? " What is kept stays where a field is empty." : ""}
      </p>
      <TextField
        name="webPassword"
        label="Password of the miner's web page"
        type="password"
        maxLength={64}
        hint={hasWebPassword ? "Kept" : undefined}
        isRequired={!hasWebPassword}
      />
      {pools.map(({ url, worker }, index) => (
        <TextField
          key={poolPasswordField(index)}
          name={poolPasswordField(index)}
          label={`Password of ${worker} at ${url}`}
          type="password"
          maxLength={255}
          hint={hasPoolPasswords ? "Kept" : undefined}
          isRequired={!hasPoolPasswords}
        />
      ))}
    </div>
  );
}
