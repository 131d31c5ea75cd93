import type { MinerDetail } from "@hearthash/contract";
import { Icon } from "../../pieces/icon.js";

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
            <>
              <dt>{term}</dt>
              <dd class="mono">{value}</dd>
            </>
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
    </details>
  );
}
