import type { GuardResource } from "@hearthash/contract";
import { exactMoment, momentText } from "../../format/moments.js";
import { now } from "../../live/now.js";
import { mayControl } from "../../live/session.js";
import { DriftAnswers } from "./drift-answers.js";
import { doingText, driftWords } from "./guard-words.js";

type Change = NonNullable<GuardResource["drift"]>["changes"][number];

/** What differs from a pin: before and after, since when, what is done about it, and what can be said to it. */
export function DriftDetails({ guard }: { readonly guard: GuardResource }) {
  const { drift, redirect, pausedUntil, restoring } = guard;
  const doing = doingText(guard);
  return (
    <div class="drift">
      <ul class="drift-changes">
        {drift?.changes.map((change) => (
          <ChangeLine key={`${change.kind} ${change.before} ${change.after}`} change={change} />
        ))}
        {redirect === null ? null : <RedirectLine pool={redirect.pool} host={redirect.host} />}
      </ul>
      {drift === null ? null : (
        <p class="small soft">
          Since <Moment at={drift.since} />
          {drift.lastRightAt === null ? null : (
            <>
              , last seen right <Moment at={drift.lastRightAt} />
            </>
          )}
        </p>
      )}
      {drift !== null || redirect === null ? null : (
        <p class="small soft">
          Since <Moment at={redirect.since} />
        </p>
      )}
      {pausedUntil === null ? null : (
        <p class="small soft">
          Paused until <Moment at={pausedUntil} />
        </p>
      )}
      {restoring.stop === null ? null : (
        <p class="small drift-stop wrap-anywhere">Not brought back: {restoring.stop.message}.</p>
      )}
      {doing === undefined || restoring.stop !== null ? null : (
        <p class="small" role="status">
          {doing}
        </p>
      )}
      {mayControl.value ? <DriftAnswers guard={guard} /> : null}
    </div>
  );
}

function ChangeLine({ change: { kind, before, after } }: { readonly change: Change }) {
  return (
    <li>
      <p class="drift-kind">{driftWords[kind]}</p>
      <dl class="pairs">
        <div class="pair">
          <dt>Pinned</dt>
          <dd>{before ?? "Nothing"}</dd>
        </div>
        <div class="pair">
          <dt>Now</dt>
          <dd>{after ?? "Nothing"}</dd>
        </div>
      </dl>
    </li>
  );
}

function RedirectLine({ pool, host }: { readonly pool: string; readonly host: string }) {
  return (
    <li>
      <p class="drift-kind">Sent on to another pool</p>
      <dl class="pairs">
        <div class="pair">
          <dt>Pinned</dt>
          <dd>{pool}</dd>
        </div>
        <div class="pair">
          <dt>Connected</dt>
          <dd>{host}</dd>
        </div>
      </dl>
    </li>
  );
}

function Moment({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={exactMoment(at)}>
      {momentText(at, now.value)}
    </time>
  );
}
