import { packageVersion } from "../../version.js";
import type { Answer } from "./ask-replies.js";
import type { Subject } from "./identify-subject.js";
import type { SecretKind } from "./scrub/secret-kinds.js";
import { secretKinds } from "./scrub/secret-kinds.js";

/** What a capture was, for its index.json. Holds no address and no text of a device that was not scrubbed. */
export interface CaptureIndex {
  readonly hearthash: string;
  readonly at: string;
  readonly model: string;
  readonly name: string;
  readonly firmware: string;
  readonly confidence: Subject["confidence"];
  readonly replaced: Readonly<Partial<Record<SecretKind, number>>>;
  readonly replies: readonly object[];
  readonly failed: readonly FailedRequest[];
}

interface FailedRequest {
  readonly command: string;
  readonly parameter?: string | undefined;
  readonly format: string;
  readonly code: string;
}

export function captureIndex(
  subject: Subject,
  answers: readonly Answer[],
  replaced: CaptureIndex["replaced"],
): CaptureIndex {
  return {
    hearthash: packageVersion(),
    at: new Date().toISOString(),
    ...subject,
    replaced,
    replies: answers.flatMap((answer) => ("frame" in answer ? [replyEntry(answer)] : [])),
    failed: answers.flatMap((answer) => ("error" in answer ? [failedEntry(answer)] : [])),
  };
}

function replyEntry({ request, frame }: Extract<Answer, { frame: unknown }>): object {
  const { file, command, parameter, format } = request;
  const { bytes, end, trailingBytes } = frame;
  return { file, command, parameter, format, bytes: bytes.length, end, trailingBytes };
}

function failedEntry({ request, error }: Extract<Answer, { error: unknown }>): FailedRequest {
  const { command, parameter, format } = request;
  return { command, parameter, format, code: error.code };
}

/** `1 DNA, 2 workers`; "nothing" when there was nothing to replace. */
export function replacedWords(replaced: CaptureIndex["replaced"]): string {
  const kinds = Object.keys(secretKinds) as readonly SecretKind[];
  const words = kinds.flatMap((kind) => {
    const count = replaced[kind] ?? 0;
    return count === 0 ? [] : [`${count} ${secretKinds[kind][count === 1 ? 0 : 1]}`];
  });
  return words.length === 0 ? "nothing" : words.join(", ");
}

/** `lcd (timeout)`; `check|addpool (closed)`. */
export function failedWords(failed: CaptureIndex["failed"]): string {
  return failed
    .map(({ command, parameter, code }) => `${command}${parameter ? `|${parameter}` : ""} (${code})`)
    .join(", ");
}

/** README.md of a capture. */
export function captureReadme(index: CaptureIndex): string {
  const lines = [
    `# Replies of ${index.name}, firmware ${index.firmware}`,
    "",
    `Captured ${index.at} by hearthash ${index.hearthash}: ${index.replies.length} replies, byte by byte,`,
    "without the NUL that ends each. `check-NAME.json` tells whether the miner has the command NAME; index.json",
    "lists what was asked.",
    "",
    `Replaced: ${replacedWords(index.replaced)}.`,
    "",
    "Each was replaced by a made-up value of the same form, and the same one by the same value everywhere. Names of",
    "pools' servers are left. Look through the files before you share them.",
  ];
  const failed = index.failed.length === 0 ? [] : ["", `Not answered: ${failedWords(index.failed)}.`];
  return `${[...lines, ...failed].join("\n")}\n`;
}
