import { join } from "node:path";
import { type Endpoint, formatEndpoint, openMiner } from "@hearthash/client";
import { nodeTransport } from "@hearthash/client/node";
import type { CliContext } from "../../context.js";
import type { HostFlags } from "../../flags.js";
import { oneHost } from "../../hosts/one-host.js";
import { type Paint, paintFor } from "../../output/paint.js";
import { printable, printableJson } from "../../output/printable.js";
import { termLines } from "../../output/term-lines.js";
import { type Answer, askReplies } from "./ask-replies.js";
import { requireFree, safeName, writeFolder } from "./capture-folder.js";
import {
  type CaptureIndex,
  captureIndex,
  captureReadme,
  failedWords,
  replacedWords,
} from "./describe-capture.js";
import { identifySubject, type Subject } from "./identify-subject.js";
import { makeScrubber } from "./scrub/scrubber.js";

export interface CaptureFlags extends Omit<HostFlags, "jobs"> {
  readonly out: string;
  readonly yes: boolean;
  readonly json: boolean;
}

/** Everything that was captured, in memory, ready to be written. */
interface Capture {
  readonly index: CaptureIndex;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Asks, scrubs, and only then writes, all files at once. */
export async function runCapture(this: CliContext, flags: CaptureFlags): Promise<void> {
  const endpoint = await oneHost(this, flags, "capture");
  const { subject, answers } = await ask(this, flags, endpoint);
  const { index, files } = scrubbed(subject, answers);
  const folder = folderOf(flags.out, index);
  await requireFree(folder, flags.yes);
  await writeFolder(flags.out, folder, files);
  if (flags.json) this.out.write(`${printableJson({ folder, ...index }, 2)}\n`);
  else this.out.write(`${summary(folder, index, paintFor(this, flags.noColor), this.out.columns ?? 80)}\n`);
}

async function ask(
  context: CliContext,
  flags: CaptureFlags,
  endpoint: Endpoint,
): Promise<{ subject: Subject; answers: readonly Answer[] }> {
  const transport = nodeTransport();
  const { signal } = context;
  const replyTimeoutMs = (flags.timeout ?? 12) * 1000;
  const subject = await identifySubject(openMiner(endpoint, { transport, replyTimeoutMs }), signal);
  await requireFree(folderOf(flags.out, subject), flags.yes);
  if (context.out.isTerminal && !flags.json) {
    context.err.write(`Asking ${formatEndpoint(endpoint)} everything that changes nothing ...\n`);
  }
  return { subject, answers: await askReplies(transport, endpoint, { replyTimeoutMs, signal }) };
}

/** One character a byte on the way through, so that what is not replaced stays byte by byte. */
function scrubbed(subject: Subject, answers: readonly Answer[]): Capture {
  const replies = answers.flatMap((answer) => ("frame" in answer ? [answer] : []));
  const texts = replies.map(({ frame }) => Buffer.from(frame.bytes).toString("latin1"));
  const { scrub, counts } = makeScrubber(texts, [subject.name, subject.model]);
  const clean = (text: string) => scrub(printable(text));
  const index = captureIndex(
    { ...subject, model: clean(subject.model), name: clean(subject.name), firmware: clean(subject.firmware) },
    answers,
    counts,
  );
  const files = new Map(
    replies.map(({ request }, at) => [request.file, Buffer.from(scrub(texts[at] ?? ""), "latin1")]),
  );
  files.set("index.json", Buffer.from(`${JSON.stringify(index, undefined, 2)}\n`));
  files.set("README.md", Buffer.from(captureReadme(index)));
  return { index, files };
}

function folderOf(out: string, { model, firmware }: Pick<Subject, "model" | "firmware">): string {
  return join(out, safeName(model), safeName(firmware));
}

function summary(folder: string, index: CaptureIndex, paint: Paint, width: number): string {
  const terms = [
    ["in", printable(folder)],
    ["replaced", replacedWords(index.replaced)],
    ...(index.failed.length === 0 ? [] : [["failed", failedWords(index.failed)] as const]),
  ] as const;
  return [
    `Captured ${index.replies.length} replies of ${paint.strong(index.name)}, firmware ${index.firmware}`,
    termLines(terms, width),
    paint.faint("Look through the files before you share them: names of pools' servers are left."),
  ].join("\n");
}
