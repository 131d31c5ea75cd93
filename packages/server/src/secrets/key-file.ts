import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { ServerError } from "../errors/index.js";

/** Where the key of the stored secrets lies. */
export interface KeyPlace {
  /** Made on first use, readable by its owner alone. */
  readonly keyFile: string;
  /** systemd's `$CREDENTIALS_DIRECTORY`: a `hearthash.key` in it goes first. */
  readonly credentialsFolder?: string | undefined;
}

const KEY_BYTES = 32;
/** Never through a link, which could make another file the key; never waiting for the far end of a pipe. */
const OPEN_MODE = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** The name systemd's LoadCredential has to give it. */
const CREDENTIAL = "hearthash.key";

/** The key: systemd's credential where there is one, else the file, which is made when it is missing. */
export function readOrMakeKey({ keyFile, credentialsFolder }: KeyPlace): Buffer {
  if (credentialsFolder !== undefined && credentialsFolder !== "") {
    const credential = join(credentialsFolder, CREDENTIAL);
    // systemd made that folder for this service alone; the rights in it are systemd's.
    if (existsSync(credential)) return read(credential, false) ?? failed(credential, "ENOENT");
  }
  const found = read(keyFile, true);
  if (found !== undefined) return found;
  make(keyFile);
  return read(keyFile, true) ?? failed(keyFile, "ENOENT");
}

function read(file: string, isOwn: boolean): Buffer | undefined {
  let handle: number;
  try {
    handle = openSync(file, OPEN_MODE);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? undefined : failed(file, code ?? "");
  }
  try {
    return checked(file, handle, isOwn);
  } finally {
    closeSync(handle);
  }
}

function checked(file: string, handle: number, isOwn: boolean): Buffer {
  const { mode, size } = fstatSync(handle);
  if (isOwn && process.platform !== "win32" && (mode & 0o077) !== 0) {
    throw refused(
      `the key file ${file} is open to other users; run chmod 600 on it, and change what was stored if somebody may have read it`,
    );
  }
  if (size !== KEY_BYTES) {
    throw refused(
      `the key file ${file} is no key: it has ${size} bytes and takes ${KEY_BYTES}; put the right one back`,
    );
  }
  const key = Buffer.alloc(KEY_BYTES);
  readSync(handle, key, 0, KEY_BYTES, 0);
  return key;
}

/** Written in full under another name first: a link to it fails where a key came to be meanwhile, which then counts. */
function make(file: string): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    rmSync(partial, { force: true });
    const handle = openSync(partial, "wx", 0o600);
    try {
      writeFileSync(handle, randomBytes(KEY_BYTES));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    linkSync(partial, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST") failed(file, code ?? "");
  } finally {
    rmSync(partial, { force: true });
  }
}

function failed(file: string, code: string): never {
  if (code === "ELOOP")
    throw refused(`the key file ${file} is a link; name the file itself in security.keyFile`);
  throw refused(
    `the key file ${file} cannot be used (${code}); check that hearthash may read it and write its folder`,
  );
}

function refused(message: string): ServerError {
  return new ServerError("config-invalid", message, [{ path: "security.keyFile", message }]);
}
