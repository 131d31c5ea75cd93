import { startServer } from "@hearthash/server";
import { startMany } from "@hearthash/simulator";
import { describe, expect, it } from "vitest";
import { stoppedBehind } from "../support/stopped-behind.js";
import { serveOptions } from "./support/house.js";
import { visit } from "./support/visit.js";

describe("a thousand miners", () => {
  it("stand in a table that sorts, filters and scrolls, with few rows drawn", {
    timeout: 90_000,
  }, async () => {
    const many = { model: "mini3", count: 1000, host: "127.89.0.1", port: 0, requestLog: 0 } as const;
    const { miners } = stoppedBehind(await startMany(many));
    const [first, last] = [miners.at(0), miners.at(-1)];
    miners[499]?.pin({ hashrateGhs: 99_900 });
    const hosts = [`${first?.host}-${last?.host}:${first?.port}`];
    const polling = { watchedMs: 5000, backgroundMs: 5000, concurrency: 64 };
    const server = stoppedBehind(await startServer({ ...serveOptions({ polling }), hosts }));
    const page = await visit({ url: server.url, server });
    const rows = page.locator("tbody tr:not(.table-room)");
    await page.getByText("1000 shown").waitFor();
    expect(await rows.count()).toBeLessThan(80);
    await page.getByRole("button", { name: "Hashrate" }).click();
    await expect.poll(() => rows.first().innerText(), { timeout: 45_000 }).toMatch(/99\.9\s*TH\/s/);
    expect(await rows.first().innerText()).toContain(miners[499]?.host);
    await page.getByRole("button", { name: "Address" }).click();
    await expect.poll(() => rows.first().innerText()).toContain(first?.host);
    await page.locator(".table-frame").evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    await expect.poll(() => rows.last().innerText()).toContain(last?.host);
    expect(await rows.count()).toBeLessThan(80);
    await page.getByLabel("Filter miners").fill("127.89.1.24 hashing");
    await expect.poll(() => rows.count()).toBeLessThanOrEqual(12);
    await expect.poll(() => rows.first().innerText()).toContain("127.89.1.24");
    await rows.first().getByRole("link").click();
    await page.getByRole("region", { name: "Now" }).waitFor();
  });
});
