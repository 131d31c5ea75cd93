import { defineConfig } from "vite";
import { compressFiles } from "./compress-files.js";
import { serviceWorker } from "./service-worker.js";

/** What every page is made with, and the first one itself. */
const BASE =
  /node_modules\/(@preact|preact)\/|src\/(format|install|live|pieces|route|shell|pages\/overview)\//;

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
    rolldownOptions: {
      output: {
        // One file for what every page needs: of many small ones the headers alone would be as large.
        codeSplitting: {
          groups: [{ name: "base", test: BASE }],
        },
      },
    },
  },
  plugins: [serviceWorker(), compressFiles()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
});
