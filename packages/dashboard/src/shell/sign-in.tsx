import { signal } from "@preact/signals";
import { problemText } from "../live/problem.js";
import { signIn } from "../live/session.js";
import { Empty } from "../pieces/empty.js";

const error = signal<string | undefined>(undefined);

/** For a browser that the server does not know. */
export function SignIn({ onDone }: { readonly onDone: () => void }) {
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const field = new FormData(event.currentTarget as HTMLFormElement).get("code");
    try {
      await signIn(codeIn(String(field ?? "")));
      onDone();
    } catch (problem) {
      error.value = problemText(problem);
    }
  };
  return (
    <Empty text="This browser is not signed in. On the machine that runs hearthash, make a link with: hearthash login-link">
      <form class="form" onSubmit={submit}>
        <div class="field">
          <label for="code">Sign-in link or code</label>
          <input id="code" name="code" class="input" autocomplete="off" autocapitalize="off" required />
          {error.value === undefined ? null : (
            <p class="field-error" role="alert">
              {error.value}
            </p>
          )}
        </div>
        <button type="submit" class="button is-primary">
          Sign in
        </button>
      </form>
    </Empty>
  );
}

/** The code, also out of a whole link. */
function codeIn(text: string): string {
  return /#signin=([\w-]+)/.exec(text)?.[1] ?? text.trim();
}
