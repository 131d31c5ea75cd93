import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Parser, type ReadEntry } from "tar";
import { ServerError } from "../errors/index.js";
import { isFull } from "../store/index.js";
import { damagedBackup } from "./damaged-backup.js";
import { type BackupPart, MANIFEST, type Manifest, manifestSchema } from "./manifest.js";

/** Far more than any manifest. */
const MOST_MANIFEST_BYTES = 64 * 1024;

/** Looked at before any part is written. */
export type CheckManifest = (manifest: Manifest) => void;

/**
 * Takes an archive apart into a folder. Nothing is believed: the manifest comes first, then its parts in its order,
 * plain files of its sizes and hashes, and nothing else. No name of the archive becomes a path.
 *
 * @throws ServerError `data-damaged` with what is wrong, `disk-full`, `not-found`; what `check` throws.
 */
export async function readArchive(file: string, folder: string, check: CheckManifest): Promise<Manifest> {
  const taken = new TakenParts(file, folder, check);
  try {
    await feed(file, (entry) => taken.take(entry));
  } catch (error) {
    throw readable(file, error);
  }
  return taken.finish();
}

class TakenParts {
  readonly #file: string;
  readonly #folder: string;
  readonly #check: CheckManifest;
  #manifest: Manifest | undefined;
  #waiting: BackupPart[] = [];

  constructor(file: string, folder: string, check: CheckManifest) {
    this.#file = file;
    this.#folder = folder;
    this.#check = check;
  }

  async take(entry: ReadEntry): Promise<void> {
    if (entry.type !== "File" && entry.type !== "OldFile") {
      throw damagedBackup(this.#file, `holds a ${entry.type} where hearthash writes plain files only`);
    }
    if (this.#manifest === undefined) {
      this.#manifest = await this.#manifestIn(entry);
      this.#waiting = [...this.#manifest.parts];
      this.#check(this.#manifest);
      return;
    }
    const part = this.#waiting.shift();
    if (part === undefined || entry.path !== part.name) {
      throw damagedBackup(this.#file, "holds a file that its manifest does not name there");
    }
    await this.#write(entry, part);
  }

  finish(): Manifest {
    const [missing] = this.#waiting;
    if (this.#manifest === undefined) throw damagedBackup(this.#file, "is no backup of hearthash");
    if (missing !== undefined) throw damagedBackup(this.#file, `ends before its ${missing.name}`);
    return this.#manifest;
  }

  async #manifestIn(entry: ReadEntry): Promise<Manifest> {
    if (entry.path !== MANIFEST || entry.size > MOST_MANIFEST_BYTES) {
      throw damagedBackup(this.#file, "is no backup of hearthash: it does not begin with a manifest");
    }
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk);
    const parsed = manifestSchema.safeParse(parseJson(Buffer.concat(chunks).toString("utf8")));
    if (parsed.success) return parsed.data;
    throw damagedBackup(this.#file, "has a manifest that this hearthash does not understand");
  }

  async #write(entry: ReadEntry, { name, bytes, sha256 }: BackupPart): Promise<void> {
    if (entry.size !== bytes) throw damagedBackup(this.#file, `holds a ${name} of another size`);
    const hash = createHash("sha256");
    const to = await open(join(this.#folder, name), "wx", 0o600);
    try {
      for await (const chunk of entry) {
        hash.update(chunk);
        await to.writeFile(chunk);
      }
      await to.sync();
    } finally {
      await to.close();
    }
    if (hash.digest("hex") === sha256) return;
    throw damagedBackup(this.#file, `holds a ${name} that was changed: its SHA-256 is another`);
  }
}

/** Reads the file through the parser; entries are taken one behind the other. */
async function feed(file: string, take: (entry: ReadEntry) => Promise<void>): Promise<void> {
  const source = createReadStream(file);
  await new Promise<void>((resolve, reject) => {
    let taken = Promise.resolve();
    const fail = (error: unknown) => {
      source.destroy();
      reject(error);
    };
    const parser = new Parser({
      strict: true,
      onReadEntry: (entry) => {
        taken = taken.then(() => take(entry));
        taken.catch(fail);
      },
    });
    parser.on("error", fail);
    parser.on("end", () => void taken.then(resolve, fail));
    source.on("error", fail);
    source.on("data", (chunk) => {
      if (parser.write(chunk as Buffer)) return;
      source.pause();
      parser.once("drain", () => source.resume());
    });
    source.on("end", () => parser.end());
  });
}

function readable(file: string, error: unknown): unknown {
  if (error instanceof ServerError) return error;
  if (isFull(error)) {
    return new ServerError("disk-full", "the disk is full: nothing was changed; make room", [], error);
  }
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return new ServerError("not-found", `there is no file ${file}`, [], error);
  if (code === "EISDIR") return new ServerError("not-found", `${file} is a folder, not a backup`, [], error);
  if (code === "EACCES") return new ServerError("not-allowed", `${file} may not be read`, [], error);
  return damagedBackup(file, "is cut or was changed", error);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
