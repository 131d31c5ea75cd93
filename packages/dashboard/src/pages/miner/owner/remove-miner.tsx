import type { MinerDetail } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { removeMiner } from "../../../live/miner-changes.js";
import { problemText } from "../../../live/problem.js";
import { Confirm } from "../../../pieces/dialog.js";
import { goTo } from "../../../route/router.js";

const ELSEWHERE = {
  "command-line": "It was named on the command line of hearthash: leave it out there to remove it.",
  config: "It stands in the configuration file: take it out there to remove it.",
} as const;

/** Takes a miner out of the list, after a question. */
export function RemoveMiner({ detail }: { readonly detail: MinerDetail }) {
  const isAsking = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  if (detail.source !== "owner") return <p class="small soft">{ELSEWHERE[detail.source]}</p>;
  const remove = async () => {
    try {
      await removeMiner(detail.id);
      goTo("/");
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  return (
    <div class="action">
      <button
        type="button"
        class="button is-small is-danger"
        onClick={() => {
          isAsking.value = true;
        }}
      >
        Remove this miner
      </button>
      {problem.value === undefined ? null : (
        <span class="field-error" role="alert">
          {problem.value}
        </span>
      )}
      {isAsking.value ? (
        <Confirm
          title={`Remove ${detail.name}?`}
          text="hearthash does not ask it any more. The miner itself goes on as it is, and can be added again."
          action="Remove"
          isDangerous
          onConfirm={() => void remove()}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      ) : null}
    </div>
  );
}
