import { useEffect, useRef } from "preact/hooks";
import { codeLength, codeText } from "../../format/pairing-code.js";

interface CodeFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  /** Told the code as far as it is typed, in the form of a code. */
  readonly onType: (text: string) => void;
}

/** Eight characters, written as they are shown on the other screen, however they are typed or pasted. */
export function CodeField({ value, problem, onType }: CodeFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), [problem]);
  return (
    <div class="field">
      <label for="pairing-code">Pairing code</label>
      <input
        id="pairing-code"
        ref={input}
        class="input code-input"
        type="text"
        autocomplete="one-time-code"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        placeholder="ABCD-EFGH"
        maxLength={codeLength + 4}
        aria-describedby={problem === undefined ? undefined : "pairing-problem"}
        value={value}
        onInput={({ currentTarget }) => {
          const text = codeText(currentTarget.value);
          // What is typed beside a code's characters shows nothing, not even until the next drawing.
          currentTarget.value = text;
          onType(text);
        }}
      />
      {problem === undefined ? null : (
        <p class="field-error" id="pairing-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
