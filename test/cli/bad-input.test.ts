import { describe, expect, it } from "vitest";
import { hearthash } from "../support/cli.js";
import { stoppedBehind } from "../support/stopped-behind.js";
import { answering, endless, stranger } from "../support/stranger.js";
import { UNKNOWN_NAME } from "../support/unknown-name.js";

async function at(behave: Parameters<typeof stranger>[0]): Promise<string> {
  const other = stoppedBehind(await stranger(behave));
  return `${other.host}:${other.port}`;
}

/** One line, no stack trace, nothing on stdout. */
async function complaint(args: readonly string[]): Promise<{ code: number | null; line: string }> {
  const { code, stdout, stderr } = await hearthash(args);
  expect(stdout).toBe("");
  expect(stderr).toMatch(/^hearthash: [^\n]+\n$/);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
  return { code, line: stderr.trimEnd() };
}

describe("a command line that cannot be meant", () => {
  it.each([
    [["stauts"], /no command "stauts", did you mean `status`/],
    [["-H", "192.168.1.50"], /no command given, such as status/],
    [["status"], /no miner named: give one with -H/],
    [["status", "-H", ""], /no miner named/],
    [["status", "-H", "300.1.1.1"], /"300\.1\.1\.1" is not a host or host:port/],
    [["status", "-H", "10.0.0.1:99999"], /"99999" is not a port/],
    [["status", "-H", "10.0.0.5-2"], /the range ends before it begins/],
    [["status", "-H", "10.0.0.0/8"], /more than 65536 addresses/],
    [["status", "-H", "@/nowhere/hosts"], /the host file \/nowhere\/hosts does not exist/],
    [["status", "-H", "bad host"], /"bad host" is not a host/],
    [["status", "-H", "a", "-p", "0"], /--port takes a whole number from 1 to 65535/],
    [["status", "-H", "a", "-t", "soon"], /for timeout/],
    [["status", "-H", "a", "--bogus"], /No flag registered for --bogus/],
    [["raw", "-H", "a"], /Expected argument for command/],
    [["raw", "-H", "127.0.0.1:1", "sum\u001bmary"], /"sum\\u001bmary" is not a cgminer command/],
    [["devices", "mini9"], /"mini9" is no model; known: mini3, nano3s/],
    [["completion", "tcsh"], /the shell is bash, zsh or fish/],
    [["watch", "-H", "a", "--count", "0"], /--count takes a whole number from 1/],
  ])("%j", async (args, expected) => {
    const { code, line } = await complaint(args);
    expect(line).toMatch(expected);
    expect(code).toBe(2);
  });
});

describe("something else at the address", () => {
  it.each([
    [
      "a web server",
      answering("HTTP/1.1 400 Bad Request\r\n\r\n"),
      7,
      /answers in HTTP, not in the cgminer protocol/,
    ],
    [
      "garbage",
      answering("\u0001\u0002\u001b[31mboo\0"),
      7,
      /does not answer in the cgminer protocol: "\\u0001/,
    ],
    ["silence", () => undefined, 5, /connected but sent no reply in 0\.5 s/],
    ["an endless reply", endless, 8, /sent more than 1048576 bytes without an end/],
    [
      "half a reply",
      answering('{"STATUS":[{"STATUS":"S","When":17', { keepOpen: true }),
      9,
      /then fell silent|was cut off/,
    ],
    [
      "nothing but a hang-up",
      (socket: { destroy: () => void }) => socket.destroy(),
      6,
      /broke the connection off|without a reply/,
    ],
  ])("%s", async (_name, behave, exitCode, expected) => {
    const { code, line } = await complaint(["status", "-t", "0.5", "-H", await at(behave)]);
    expect(line).toMatch(expected);
    expect(code).toBe(exitCode);
  });

  it("nobody at all", async () => {
    expect(await complaint(["status", "-H", "127.0.0.1:1"])).toMatchObject({ code: 4 });
    expect(await complaint(["status", "-H", UNKNOWN_NAME])).toMatchObject({ code: 3 });
  });

  it("an unknown model is shown as a guess, and nothing of it can move the cursor", async () => {
    const version =
      '{"STATUS":[{"STATUS":"S","When":1795000000,"Code":22,"Msg":"CGMiner versions"}],' +
      '"VERSION":[{"CGMiner":"9","API":"9","PROD":"\u001b]0;pwn\u0007<script>\u202e","MODEL":"X"}],"id":1}\0';
    const { code, stdout } = await hearthash(["status", "-H", await at(answering(version))]);
    expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(stdout).toContain("\\u{1b}]0;pwn\\u{7}<script>\\u{202e} (guessed)");
    expect(code).not.toBe(null);
  });
});

describe("Ctrl-C", () => {
  it("ends a status that waits for a silent miner at once", async () => {
    const host = await at((socket) => {
      socket.once("data", () => process.nextTick(() => interrupt()));
    });
    let interrupt: () => void = () => undefined;
    const running = hearthash(["status", "-t", "60", "-H", host], {
      onStart: (child) => {
        interrupt = () => child.kill("SIGINT");
      },
    });
    const { code, stderr } = await running;
    expect(code).toBe(130);
    expect(stderr).toBe("hearthash: stopped by the caller\n");
  });
});
