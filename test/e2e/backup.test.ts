import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { startSimulator } from "@hearthash/simulator";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { startHouse } from "./support/house.js";
import { visit } from "./support/visit.js";

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** What the server answers to this browser. */
function asked<Answer>(page: Page, path: string): Promise<Answer> {
  return page.evaluate(async (at) => (await fetch(`/api/v1${at}`)).json(), path);
}

function daily(page: Page): Promise<{ readonly daily: boolean; readonly keep: number }> {
  return asked<{ backup: { daily: boolean; keep: number } }>(page, "/config").then(({ backup }) => backup);
}

describe.each(["desktop", "phone"] as const)("backups on a %s", (profile) => {
  it("one is made, downloaded whole, and removed when that is confirmed", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { profile, path: "/settings" });
    const backup = card(page, "Backup");
    await backup.getByText("There is none yet.").waitFor();
    await backup.getByRole("button", { name: "Make a backup now" }).click();
    const line = backup.getByRole("list", { name: "Backups" }).getByRole("listitem");
    await line.getByText(/kB · made by hand/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      line.getByRole("link", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^hearthash-\d{8}T\d{9}Z\.tar\.gz$/);
    const tar = gunzipSync(readFileSync(await download.path()));
    expect(tar.toString("latin1")).toContain("manifest.json");
    expect(tar.toString("latin1")).toContain("Living room");
    await line.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    expect(await line.count()).toBe(1);
    await line.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove the backup" }).click();
    await backup.getByText("There is none yet.").waitFor();
    expect(await asked(page, "/backups")).toEqual({ items: [] });
  });

  it("the daily one is switched on, and how many are kept is the server's from then on", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { profile, path: "/settings" });
    const backup = card(page, "Backup");
    const toggle = backup.getByRole("switch", { name: "One each day" });
    await toggle.click();
    await backup.getByLabel("Daily ones that are kept").fill("3");
    await backup.getByRole("button", { name: "Save" }).click();
    await backup.getByText("Saved").waitFor();
    expect(await daily(page)).toEqual({ daily: true, keep: 3 });
    await page.reload();
    await expect.poll(() => toggle.getAttribute("aria-checked")).toBe("true");
    expect(await backup.getByLabel("Daily ones that are kept").inputValue()).toBe("3");
    await toggle.click();
    await expect.poll(async () => (await daily(page)).daily).toBe(false);
  });
});

describe("backups that others make", () => {
  it("come and go by themselves in another browser", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { path: "/settings" });
    const backup = card(page, "Backup");
    await backup.getByText("There is none yet.").waitFor();
    const other = await visit(house, { path: "/settings" });
    await card(other, "Backup").getByRole("button", { name: "Make a backup now" }).click();
    const line = backup.getByRole("listitem");
    await expect.poll(() => line.count()).toBe(1);
    await card(other, "Backup").getByRole("button", { name: "Remove" }).click();
    await other.getByRole("dialog").getByRole("button", { name: "Remove the backup" }).click();
    await expect.poll(() => line.count()).toBe(0);
  });

  it("who may only look sees neither backups nor networks", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }]);
    const page = await visit(house, { path: "/settings", isSignedIn: false });
    await card(page, "This browser").waitFor();
    await card(page, "Access").getByText("You may look").waitFor();
    expect(await card(page, "Backup").count()).toBe(0);
    expect(await card(page, "Networks").count()).toBe(0);
  });
});

describe.each(["desktop", "phone"] as const)("networks on a %s", (profile) => {
  it("an approved one is taken back; one of the configuration is named and stays", async () => {
    const house = await startHouse([{ called: "Living room", mode: 1 }], {
      config: { subnets: ["127.71.1.0/29"] },
    });
    const found = { model: "nano3s", host: "127.71.2.1", port: 4028 } as const;
    stoppedBehind(await startSimulator({ miners: [found] }));
    const page = await visit(house, { profile, path: "/settings" });
    await approve(page, "127.71.2.0/30", found.host);
    const lines = card(page, "Networks").getByRole("listitem");
    await expect.poll(() => lines.count()).toBe(2);
    const [fixed, approved] = [
      lines.filter({ hasText: "127.71.1.0/29" }),
      lines.filter({ hasText: "127.71.2.0/30" }),
    ];
    await fixed.getByText("Stands in the configuration file").waitFor();
    expect(await fixed.getByRole("button").count()).toBe(0);
    await approved.getByRole("button", { name: "Take back" }).click();
    await expect.poll(() => lines.count()).toBe(1);
    expect(await asked(page, "/subnets")).toEqual({
      items: [{ cidr: "127.71.1.0/29", source: "configuration" }],
    });
  });
});

/** Searches a network and approves what lives there, as “Add miners” does. */
async function approve(page: Page, targets: string, host: string): Promise<void> {
  const ask = async ({ range, at }: { readonly range: string; readonly at: string }) => {
    const send = (path: string, body: object) =>
      fetch(`/api/v1${path}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
    const { id } = (await (await send("/discoveries", { targets: range })).json()) as { id: string };
    const status = async () => (await (await fetch(`/api/v1/discoveries/${id}`)).json()).status;
    while ((await status()) === "running") await new Promise((resolve) => setTimeout(resolve, 100));
    return (
      await send(`/discoveries/${id}/approve`, { miners: [{ host: at, port: 4028 }], approveSubnet: true })
    ).status;
  };
  expect(await page.evaluate(ask, { range: targets, at: host })).toBe(201);
}
