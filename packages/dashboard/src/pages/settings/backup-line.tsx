import type { BackupResource } from "@hearthash/contract";
import { useSignal } from "@preact/signals";
import { bytesText } from "../../format/bytes-text.js";
import { exactMoment } from "../../format/moments.js";
import { backupAddress, removeBackup } from "../../live/backups.js";
import { problemText } from "../../live/problem.js";
import { Confirm } from "../../pieces/dialog.js";

/** One backup: when it was made, how large it is; to be fetched or removed. */
export function BackupLine({ backup }: { readonly backup: BackupResource }) {
  const isAsking = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const { name, createdAt, bytes, daily } = backup;
  const made = exactMoment(createdAt);
  const remove = async () => {
    try {
      await removeBackup(name);
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  return (
    <li class="row is-wrapping">
      <div class="grow">
        <div title={name}>{made}</div>
        <div class="small soft">
          {bytesText(bytes)} · {daily ? "made by the clock" : "made by hand"}
        </div>
        {problem.value === undefined ? null : (
          <p class="field-error" role="alert">
            {problem.value}
          </p>
        )}
      </div>
      <div class="row-actions">
        <a
          class="button is-small"
          href={backupAddress(name)}
          download={name}
          aria-label={`Download the backup of ${made}`}
        >
          Download
        </a>
        <button
          type="button"
          class="button is-small is-danger"
          aria-label={`Remove the backup of ${made}`}
          onClick={() => {
            isAsking.value = true;
          }}
        >
          Remove
        </button>
      </div>
      {isAsking.value ? (
        <Confirm
          title="Remove this backup?"
          text={`That of ${made} is gone from the server then. What you downloaded of it stays.`}
          action="Remove the backup"
          isDangerous
          onConfirm={() => void remove()}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      ) : null}
    </li>
  );
}
