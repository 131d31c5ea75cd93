import { browserName } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { canPush, loadPush, push, pushProblem, testPush, turnOffPush, turnOnPush } from "../../live/push.js";
import { changeSettings } from "../../live/server-settings.js";
import { mayAdminister, whoAmI } from "../../live/session.js";
import { Action } from "../../pieces/action.js";
import { Form } from "../../pieces/form.js";
import { TextField } from "../../pieces/text-field.js";

/** Whether this browser is told when something happens. */
export function PushCard() {
  useEffect(() => {
    if (canPush()) void loadPush();
  }, []);
  if (whoAmI.value?.actor?.kind !== "session") return null;
  return (
    <section class="card" aria-label="Notifications">
      <h2>Notifications on this device</h2>
      {pushProblem.value === undefined ? null : <p class="field-error">{pushProblem.value}</p>}
      {canPush() ? <PushControls /> : <p class="small soft">{whyNot()}</p>}
    </section>
  );
}

function whyNot(): string {
  if (!isSecureContext)
    return "Browsers show notifications of pages over HTTPS alone: open hearthash by its secure address.";
  return "This browser has no notifications of pages. On an iPhone, put hearthash on the home screen and open it there.";
}

function PushControls() {
  const state = push.value;
  if (state === undefined) return null;
  if (state.publicKey === null) return <Contact />;
  return state.subscription === null ? <TurnOn /> : <TurnedOn name={state.subscription.name} />;
}

/** Push services want to know whom to turn to. */
function Contact() {
  if (!mayAdminister.value) {
    return (
      <p class="small soft">
        Push services ask who sends. Whoever administers this server says so once, here.
      </p>
    );
  }
  const save = async (text: (name: string) => string) => {
    const given = text("contact");
    const contact = given.includes(":") ? given : `mailto:${given}`;
    await changeSettings({ "channels.pushContact": contact });
    await loadPush();
  };
  return (
    <Form look="plain" action="Save" submit={save}>
      <p class="small soft">
        Messages go through the push service of your browser's maker, encrypted. It asks for an address to
        turn to if something is wrong with this server.
      </p>
      <TextField name="contact" label="Your mail address" hint="you@example.com" maxLength={300} />
    </Form>
  );
}

function TurnOn() {
  return (
    <>
      <p class="small soft">Be told of alerts, also when hearthash is closed.</p>
      <Action act={() => turnOnPush(browserName(navigator.userAgent))}>Turn on</Action>
    </>
  );
}

function TurnedOn({ name }: { readonly name: string }) {
  const tested = useSignal<string | undefined>(undefined);
  const test = async () => {
    const { ok, message } = await testPush();
    tested.value = ok ? "Sent. It comes within seconds." : (message ?? "It was not taken.");
  };
  return (
    <>
      <p class="small soft">On, as “{name}”.</p>
      <p class="row-actions">
        <Action act={test}>Send a test</Action>
        <Action act={turnOffPush}>Turn off</Action>
      </p>
      {tested.value === undefined ? null : (
        <p class="small" role="status">
          {tested.value}
        </p>
      )}
    </>
  );
}
