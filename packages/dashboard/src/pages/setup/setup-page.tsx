import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { mayAdminister } from "../../live/session.js";
import { leaveSetup } from "../../live/setup.js";
import { Empty } from "../../pieces/empty.js";
import { goTo } from "../../route/router.js";
import { AlertsStep } from "./alerts-step.js";
import { FindStep } from "./find-step.js";
import { NameStep } from "./name-step.js";
import { PhoneStep } from "./phone-step.js";
import type { StepProps } from "./step-props.js";

interface Step {
  readonly word: string;
  readonly title: string;
  readonly Body: FunctionComponent<StepProps>;
  /** It has a button of its own that goes on. */
  readonly isSkipped?: boolean;
}

const STEPS: readonly Step[] = [
  { word: "Find", title: "Find your miners", Body: FindStep, isSkipped: true },
  { word: "Name", title: "Name them", Body: NameStep, isSkipped: true },
  { word: "Alerts", title: "What hearthash tells you", Body: AlertsStep },
  { word: "Phone", title: "On your phone", Body: PhoneStep },
];

const at = signal(0);

/** The first run, full screen: four steps, each of which can be skipped. */
export function SetupPage() {
  useEffect(() => {
    at.value = 0;
  }, []);
  const step = STEPS[at.value];
  if (!mayAdminister.value || step === undefined) {
    return (
      <Empty text="Sign in with a link of this server to set it up.">
        <a class="button" href="/">
          Home
        </a>
      </Empty>
    );
  }
  const isLast = at.value === STEPS.length - 1;
  const next = () => {
    if (isLast) end();
    else moveTo(at.value + 1);
  };
  const { Body } = step;
  return (
    <div class="setup">
      <StepList />
      <h1 id="setup-title" tabIndex={-1}>
        {step.title}
      </h1>
      <Body onDone={next} />
      <div class="setup-foot">
        {at.value === 0 ? (
          <button type="button" class="button is-quiet" onClick={end}>
            Leave the set-up
          </button>
        ) : (
          <button type="button" class="button is-quiet" onClick={() => moveTo(at.value - 1)}>
            Back
          </button>
        )}
        <button type="button" class={isLast ? "button is-primary" : "button"} onClick={next}>
          {isLast ? "To the dashboard" : step.isSkipped === true ? "Skip" : "Next"}
        </button>
      </div>
    </div>
  );
}

function StepList() {
  return (
    <ol class="steps" aria-label={`Step ${at.value + 1} of ${STEPS.length}`}>
      {STEPS.map(({ word }, index) => (
        <li
          key={word}
          class="step"
          data-step={index < at.value ? "done" : index === at.value ? "here" : "ahead"}
          aria-current={index === at.value ? "step" : undefined}
        >
          {word}
        </li>
      ))}
    </ol>
  );
}

function moveTo(index: number): void {
  at.value = index;
  window.scrollTo(0, 0);
  requestAnimationFrame(() => document.getElementById("setup-title")?.focus());
}

function end(): void {
  leaveSetup();
  goTo("/");
}
