import { describe, expect, it } from "vitest";
import { isPage } from "../../packages/dashboard/src/route/pages.js";
import { dashboardPages } from "../../packages/server/src/http/dashboard/add-dashboard.js";
import { POOLS } from "../support/controlled-miner.js";
import { startHouse } from "./support/house.js";
import { workerReady } from "./support/kept.js";
import { smallTargets, zoomingFields } from "./support/page-targets.js";
import { visit } from "./support/visit.js";

/** What a browser says of the manifest and of whether the page can be installed. */
interface Verdicts {
  readonly errors: readonly { readonly message: string }[];
  readonly installabilityErrors: readonly {
    readonly errorId: string;
    readonly errorArguments: readonly unknown[];
  }[];
}

describe("the dashboard as an app", () => {
  it("can be installed as it is: Chromium has nothing against it", async () => {
    const house = await startHouse([{ called: "Living room" }]);
    const page = await visit(house, { profile: "phone" });
    await workerReady(page);
    const session = await page.context().newCDPSession(page);
    const manifest = (await session.send("Page.getAppManifest")) as unknown as Verdicts & {
      readonly url: string;
    };
    expect(manifest.url).toBe(`${house.url}/manifest.webmanifest`);
    expect(manifest.errors).toEqual([]);
    const { installabilityErrors } = (await session.send(
      "Page.getInstallabilityErrors",
    )) as unknown as Verdicts;
    // A window of its own for each test is what the browser calls incognito.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
  });

  it("has the icons that it names, in their sizes, and one for the home screen without a hole", async () => {
    const house = await startHouse([]);
    const page = await visit(house);
    const icons = await page.evaluate(async () => {
      const manifest: { icons: { src: string; sizes: string; type: string }[] } = await (
        await fetch("/manifest.webmanifest")
      ).json();
      const pictures = manifest.icons.filter(({ type }) => type === "image/png");
      const sizes: string[] = [];
      for (const { src, sizes: said } of pictures) {
        const bitmap = await createImageBitmap(await (await fetch(src)).blob());
        sizes.push(`${said} ${bitmap.width}x${bitmap.height}`);
      }
      const link = document.querySelector<HTMLLinkElement>("link[rel=apple-touch-icon]");
      const bitmap = await createImageBitmap(await (await fetch(link?.href ?? "")).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      context?.drawImage(bitmap, 0, 0);
      const corner = context?.getImageData(0, 0, 1, 1).data[3];
      return { sizes, touch: `${bitmap.width}x${bitmap.height}`, corner };
    });
    expect(icons.sizes.length).toBeGreaterThan(2);
    for (const size of icons.sizes) expect(new Set(size.split(" ")).size).toBe(1);
    expect(icons).toMatchObject({ touch: "180x180", corner: 255 });
  });

  it("its files are asked for anew but for those whose name is their content", async () => {
    const house = await startHouse([]);
    const headers = async (path: string) => (await fetch(house.url + path)).headers;
    for (const path of ["/", "/pair", "/sw.js", "/manifest.webmanifest"]) {
      expect((await headers(path)).get("cache-control"), path).toBe("no-cache");
    }
    expect((await headers("/manifest.webmanifest")).get("content-type")).toMatch(/manifest\+json/);
    const [asset] = /\/assets\/[\w-]+\.js/.exec(await (await fetch(house.url)).text()) ?? [];
    expect((await headers(asset ?? "")).get("cache-control")).toContain("immutable");
    expect((await headers("/pair")).get("permissions-policy")).toContain("camera=(self)");
    expect((await headers("/")).get("permissions-policy")).toContain("camera=()");
  });

  it("every page that the server has is one that opens without it", () => {
    expect(dashboardPages.filter((path) => !isPage(path))).toEqual([]);
    for (const path of ["/api/v1/miners", "/metrics", "/docs", "/openapi.json", "/ios", "/healthz"])
      expect(isPage(path), path).toBe(false);
  });
});

describe("fingers", () => {
  it("find 44 px everywhere, and no field that makes a phone zoom", { timeout: 90_000 }, async () => {
    const house = await startHouse([
      { called: "Living room", mode: 1, pools: POOLS },
      { called: "Study", model: "nano3s", pools: POOLS },
      { called: "Attic", model: "q" },
      { called: "Cellar" },
    ]);
    const page = await visit(house, { profile: "phone", mayFail: true });
    await page.getByRole("link", { name: "Living room" }).waitFor();
    const found: string[] = [];
    const look = async () => {
      found.push(...(await smallTargets(page, 44)), ...(await zoomingFields(page)));
    };
    for (const path of ["/pools", "/events", "/settings", "/add", "/welcome", "/pair", "/"]) {
      await page.goto(house.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
      await look();
    }
    await page.getByRole("radio", { name: "Table" }).click();
    await look();
    await page.getByRole("link", { name: "Living room" }).click();
    await page.getByText("Technical").click();
    await page.getByRole("button", { name: "Restart" }).waitFor();
    await look();
    await page.getByRole("button", { name: "Restart" }).click();
    await look();
    expect([...new Set(found)]).toEqual([]);
  });
});
