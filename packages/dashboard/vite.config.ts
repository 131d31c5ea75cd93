import { defineConfig } from "vite";
import { compressFiles } from "./compress-files.js";
import { serviceWorker } from "./service-worker.js";

/** No inlined assets: the server's content security policy admits files of its own only. */
export default defineConfig({
  base: "/",
  build: {
    target: ["es2022", "safari16"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    outDir: "dist",
    emptyOutDir: true,
  },
  plugins: [serviceWorker(), compressFiles()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
