import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Within the repository, so that the library is found as an app would find it: built, by its package's exports.
const folder = mkdtempSync(join(root, "test/runtime/.ios-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** As much of an app's other packages as the example uses, in their own words. */
const PACKAGES = `
declare module "react-native" {
  type State = "active" | "background" | "inactive" | "unknown" | "extension";
  const AppState: {
    readonly currentState: State;
    addEventListener(type: "change", listener: (state: State) => void): { remove(): void };
  };
}
declare module "react-native-keychain" {
  enum ACCESSIBLE { WHEN_UNLOCKED_THIS_DEVICE_ONLY = "AccessibleWhenUnlockedThisDeviceOnly" }
  interface Options { service?: string; accessible?: ACCESSIBLE }
  function getGenericPassword(options?: Options): Promise<false | { username: string; password: string }>;
  function setGenericPassword(username: string, password: string, options?: Options): Promise<false | object>;
}
declare module "react-native-tcp-socket" {
  class Socket {
    on(event: "data", fn: (data: Uint8Array | string) => void, context?: unknown): this;
    on(event: "error", fn: (error: Error) => void, context?: unknown): this;
    on(event: "close", fn: (hadError: boolean) => void, context?: unknown): this;
    write(buffer: string | Uint8Array, encoding?: "utf8", cb?: (err?: Error) => void): boolean;
    destroy(): Socket;
  }
  function createConnection(options: { port: number; host?: string }, callback: () => void): Socket;
  const _default: { createConnection: typeof createConnection };
  export default _default;
}
`;

/** What the compiler has against a program, as text. */
function complaints(source: string): readonly string[] {
  writeFileSync(join(folder, "packages.d.ts"), PACKAGES);
  writeFileSync(join(folder, "miners.ts"), source);
  const program = ts.createProgram([join(folder, "packages.d.ts"), join(folder, "miners.ts")], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

it("the example of docs/ios.md compiles against the built library", () => {
  const example = /```ts\n(.*?)```/s.exec(readFileSync(join(root, "docs/ios.md"), "utf8"))?.[1] ?? "";
  expect(example).toContain("reactNativeTransport(TcpSocket)");
  expect(complaints(example)).toEqual([]);
  const broken = example.replace('mode: "night"', "mood: 1");
  expect(complaints(broken)).toHaveLength(1);
});
