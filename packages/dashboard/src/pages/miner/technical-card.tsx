import type { MinerDetail } from "@hearthash/contract";
import { Fragment } from "preact";
import { mayAdminister } from "../../live/session.js";
import { Icon } from "../../pieces/icon.js";
import { RawReplies } from "./raw-replies.js";

/** Who it is and what was wrong with its replies, for those who want to know. */
export function TechnicalCard({ detail }: { readonly detail: MinerDetail }) {
  const facts: readonly (readonly [string, string | null])[] = [
    ["Address", `${detail.host}:${detail.port}`],
    [
      "Model",
      detail.modelName === null
        ? null
        : `${detail.modelName}${detail.confidence === "guessed" ? " (guessed)" : ""}`,
    ],
    ["Calls itself", detail.product],
    ["Firmware", detail.firmware],
    ["DNA", detail.dna],
    ["MAC", detail.mac],
    ["Id", detail.id],
  ];
  return (
    <details class="card fold">
      <summary>
        <Icon name="next" />
        Technical
      </summary>
      <dl class="pairs">
        {facts.map(([term, value]) =>
          value === null ? null : (
            <Fragment key={term}>
              <dt>{term}</dt>
              <dd class="mono">{value}</dd>
            </Fragment>
          ),
        )}
      </dl>
      {detail.issues.length === 0 ? (
        <p class="small soft">Nothing was wrong with its last replies.</p>
      ) : (
        <ul class="rows">
          {detail.issues.map((issue) => (
            <li key={`${issue.code} ${issue.at}`} class="small">
              <span class="mono">{issue.at}</span> {issue.detail}
            </li>
          ))}
        </ul>
      )}
      {mayAdminister.value && detail.presence === "online" ? <RawReplies minerId={detail.id} /> : null}
    </details>
  );
}
