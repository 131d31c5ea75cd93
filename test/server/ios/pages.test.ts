import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openLocalCa } from "../../../packages/server/src/tls/index.js";
import { lanHouse } from "../pairing/paired-house.js";
import { ask, IPHONE } from "../pairing/phone.js";
import { dataFolder } from "../support/server-parts.js";
import { wholeServer } from "../whole/whole-server.js";

it("the walk is open to everybody, and needs neither script nor anything from elsewhere", async () => {
  const { lan } = await lanHouse();
  const page = await ask(lan, { path: "/ios" });
  expect(page.status).toBe(200);
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self'; .*frame-ancestors 'none'$/);
  expect(page.text).not.toMatch(/<script|\son\w+=|\sstyle=|<style|javascript:/i);
  const urls = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = ""]) => url);
  const own = `https://house.local:${lan.port}/`;
  for (const url of urls)
    expect([url, /^\/(?!\/)/.test(url) || url === own || url.startsWith("https://127.")]).toEqual([
      url,
      true,
    ]);
  expect([...page.text.matchAll(/<h2>([^<]+)/g)].map(([, title]) => title).slice(0, 6)).toEqual([
    "Download the profile",
    "Install it",
    "Compare the fingerprint",
    "Trust the certificate",
    "Add it to the home screen",
    "Open it there, and pair",
  ]);
  expect(urls).toContain("/ios/hearthash.mobileconfig");
  const style = await ask(lan, { path: "/ios/style.css" });
  expect([style.status, style.headers["content-type"]]).toEqual([200, "text/css; charset=utf-8"]);
});

it("the fingerprint stands on the screen to compare with, and not on the phone's own page", async () => {
  const { server, lan, local } = await lanHouse();
  const { caFingerprint } = (await server.api("GET", "/lan")).body;
  const [first = "", second = ""] = [caFingerprint.slice(0, 11), caFingerprint.slice(12, 23)];
  const shown = (text: string) =>
    text.includes(first.replaceAll(":", " ")) && text.includes(second.replaceAll(":", " "));
  const home = await ask(local, { path: "/ios" });
  const phone = await ask(lan, { path: "/ios" });
  expect([shown(home.text), shown(phone.text)]).toEqual([true, false]);
  expect([home.text.includes("/ios/qr.svg"), phone.text.includes("/ios/qr.svg")]).toEqual([true, false]);
  const qr = await ask(local, { path: "/ios/qr.svg" });
  expect([qr.status, qr.headers["content-type"]]).toEqual([200, "image/svg+xml"]);
  expect(qr.text).toMatch(/^<svg [^>]+><path [^>]+><path [^>]+><\/svg>\n$/);
});

it("another browser of the phone is sent to Safari, Safari is not", async () => {
  const { lan } = await lanHouse();
  const chrome = IPHONE.replace("Version/26.0", "CriOS/140.0.7339.101");
  const notice = async (agent: string) =>
    (await ask(lan, { path: "/ios", headers: { "user-agent": agent } })).text.includes(
      "Open this page in Safari",
    );
  expect([await notice(chrome), await notice(IPHONE)]).toEqual([true, false]);
});

it("says how to open the TLS port while it is closed", async () => {
  const server = await wholeServer();
  const page = await ask(server, { path: "/ios" });
  expect(page.text).toContain("hearthash serve --lan");
  expect(page.text).not.toContain("<ol>");
  for (const path of ["/ios/hearthash.mobileconfig", "/ios/qr.svg"]) {
    expect((await ask(server, { path })).body).toMatchObject({ status: 404, code: "not-found" });
  }
});

it("has all it links, without a built dashboard, and the dashboard's own icon", async () => {
  const server = await wholeServer({ dashboardFolder: join(dataFolder(), "not-built") });
  expect((await ask(server, { path: "/" })).status).toBe(503);
  const { text } = await ask(server, { path: "/ios" });
  const linked = [...text.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, url = ""]) => url);
  expect(linked).toEqual(["/ios/icon.svg", "/ios/style.css"]);
  for (const path of linked) expect([path, (await ask(server, { path })).status]).toEqual([path, 200]);
  const icon = await ask(server, { path: "/ios/icon.svg" });
  expect(icon.headers["content-type"]).toBe("image/svg+xml");
  const own = new URL("../../../packages/dashboard/public/icon.svg", import.meta.url);
  expect(icon.text).toBe(readFileSync(own, "utf8"));
});

it("leaves the profile out where the certificate is the owner's own", async () => {
  const folder = dataFolder();
  const clock = { now: () => Date.now() };
  const ca = await openLocalCa({ folder: join(folder, "mine"), names: ["house.local"], clock });
  const { certificatePem, keyPem } = await ca.issueLeaf(["house.local", "127.0.0.1"]);
  const [certificate, key] = [join(folder, "own.pem"), join(folder, "own.key")];
  writeFileSync(certificate, certificatePem);
  writeFileSync(key, keyPem, { mode: 0o600 });
  const lan = { enabled: true, listen: "127.0.0.1:0", name: "house", announce: false, certificate, key };
  const server = await wholeServer({ folder, config: { lan } });
  const place = { port: Number(new URL(server.running.lanUrl ?? "").port), ca: ca.certificatePem };
  const page = await ask(place, { path: "/ios" });
  expect(page.text).toContain("Add it to the home screen");
  expect(page.text).not.toContain("mobileconfig");
  expect((await ask(place, { path: "/ios/hearthash.mobileconfig" })).status).toBe(404);
  expect((await server.api("GET", "/lan")).body).toMatchObject({ enabled: true, caFingerprint: null });
});
