import type { DiscoveryResource } from "@hearthash/contract";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../../live/api.js";
import { discoveries } from "../../live/lists.js";
import { problemText } from "../../live/problem.js";
import { goTo } from "../../route/router.js";
import { DiscoveryCard } from "./discovery-card.js";

const problem = signal<string | undefined>(undefined);

/** How often a running search is looked at. */
const EVERY_MS = 700;

/** Miners are found in networks that the reader names, and added when the reader says so. */
export function AddPage() {
  useEffect(() => {
    void discoveries.refresh();
    const timer = setInterval(() => {
      if (discoveries.items.value?.some(({ status }) => status === "running")) void discoveries.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const latest = discoveries.items.value?.[0];
  return (
    <div class="page">
      <div class="page-head">
        <h1 class="grow">Add miners</h1>
      </div>
      <section class="card">
        <h2>Search a network</h2>
        <p class="small soft">
          hearthash asks the addresses you name whether a miner answers there, and no others. A home network
          is often 192.168.1.0/24; the router's page says which.
        </p>
        <TargetForm field="targets" label="Network" hint="192.168.1.0/24" action="Search" submit={search} />
      </section>
      {latest === undefined ? null : <DiscoveryCard discovery={latest} />}
      <section class="card">
        <h2>Add one by its address</h2>
        <TargetForm field="host" label="Address" hint="192.168.1.50" action="Add" submit={addOne} />
      </section>
      {problem.value === undefined ? null : (
        <p class="notice is-fault" role="alert">
          {problem.value}
        </p>
      )}
    </div>
  );
}

async function search(targets: string): Promise<void> {
  await api<DiscoveryResource>("/discoveries", { method: "POST", body: { targets } });
  await discoveries.refresh();
}

async function addOne(text: string): Promise<void> {
  const match = /^(.*?)(?::(\d+))?$/.exec(text);
  const [host, port] = [match?.[1] ?? text, match?.[2]];
  await api("/miners", {
    method: "POST",
    body: { host, ...(port === undefined ? {} : { port: Number(port) }) },
  });
  // Not to its page: it gets the id it keeps when it first answers.
  goTo("/");
}

interface TargetFormProps {
  readonly field: string;
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  readonly submit: (text: string) => Promise<void>;
}

function TargetForm({ field, label, hint, action, submit }: TargetFormProps) {
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    problem.value = undefined;
    const text = String(new FormData(event.currentTarget as HTMLFormElement).get(field) ?? "").trim();
    try {
      await submit(text);
    } catch (error) {
      problem.value = problemText(error);
    }
  };
  return (
    <form class="target-form" onSubmit={onSubmit}>
      <div class="field">
        <label for={field}>{label}</label>
        <input
          class="input"
          id={field}
          name={field}
          placeholder={hint}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          required
        />
      </div>
      <button type="submit" class="button is-primary">
        {action}
      </button>
    </form>
  );
}
