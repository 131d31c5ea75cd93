import type { Config } from "@hearthash/contract";
import { useEffect } from "preact/hooks";
import { backups, makeBackup } from "../../live/backups.js";
import { Action } from "../../pieces/action.js";
import { Icon } from "../../pieces/icon.js";
import { BackupLine } from "./backup-line.js";
import { DailyBackups } from "./daily-backups.js";

/** Everything a house cannot get back otherwise, in one file: made, fetched, removed. */
export function BackupCard({ config }: { readonly config: Config }) {
  useEffect(() => void backups.refresh(), []);
  return (
    <section class="card" aria-label="Backup">
      <h2>Backup</h2>
      <p class="small soft">
        Miners with their names, alerts and rules, schedules, events, history and settings, in one file. It is
        made while everything goes on.
      </p>
      <Action act={makeBackup}>Make a backup now</Action>
      <BackupList />
      <DailyBackups backup={config.backup} />
      <LeftOut />
    </section>
  );
}

function BackupList() {
  const items = backups.items.value;
  const problem = backups.problem.value;
  return (
    <>
      {problem === undefined ? null : <p class="field-error">{problem}</p>}
      {items?.length === 0 ? <p class="small soft">There is none yet.</p> : null}
      {items === undefined || items.length === 0 ? null : (
        <ul class="rows" aria-label="Backups">
          {items.map((backup) => (
            <BackupLine key={backup.name} backup={backup} />
          ))}
        </ul>
      )}
    </>
  );
}

function LeftOut() {
  return (
    <details class="fold">
      <summary>
        <Icon name="next" />
        What is left out, and how to restore
      </summary>
      <div class="stack small">
        <p>
          Secrets are not in it: tokens, signed-in browsers, passwords of pools and of miners' web pages,
          where messages go, keys and certificates. They are given again after a restore. It does tell when
          you are at home: keep it as you keep letters.
        </p>
        <p>A backup lies on the same disk as the data. Download one now and then and keep it elsewhere.</p>
        <p>
          To restore, stop the server, then run <span class="mono">hearthash restore FILE</span> on its
          machine and start it again. The file is checked before anything is touched, and what was there
          before is set aside.
        </p>
      </div>
    </details>
  );
}
