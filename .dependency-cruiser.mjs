/** The direction of imports, as docs/architecture.md draws it. */
const client = "^packages/client/src/";
const sourceOnly = { pathNot: "\\.test\\.ts$|\\.property\\.test\\.ts$" };

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        pathNot: "/dist/|\\.test\\.ts$|\\.d\\.ts$|(^|/)\\.|config\\.(ts|mjs)$|^scripts/|^test/",
      },
      to: {},
    },
    {
      name: "client-imports-no-package",
      comment: "The library runs on every platform and installs nothing.",
      severity: "error",
      from: { path: client, ...sourceOnly },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "client-platform-code-in-node-transport-only",
      severity: "error",
      from: { path: client, pathNot: `${client}transport/node/|\\.test\\.ts$` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "wire-imports-nothing-above",
      severity: "error",
      from: { path: `${client}wire/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(wire|errors)/` },
    },
    {
      name: "wire-scan-on-wire",
      comment: "The full parser is the judge of the quick reader: it must not lean on it.",
      severity: "error",
      from: { path: `${client}wire/[^/]+\\.ts$`, ...sourceOnly },
      to: { path: `${client}wire/scan/` },
    },
    {
      name: "mm-stands-alone",
      severity: "error",
      from: { path: `${client}mm/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(mm|wire)/` },
    },
    {
      name: "domain-below-models",
      severity: "error",
      from: { path: `${client}domain/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(domain|mm|wire|errors)/` },
    },
    {
      name: "model-kit-below-model-files",
      severity: "error",
      from: { path: `${client}models/kit/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(models/kit|domain|mm|wire|errors)/` },
    },
    {
      name: "model-files-import-the-kit-only",
      comment: "A model file is data: it names facts in the words of the kit.",
      severity: "error",
      from: { path: `${client}models/[^/]+\\.ts$`, pathNot: `${client}models/index\\.ts|\\.test\\.ts$` },
      to: { path: client, pathNot: `${client}models/` },
    },
    {
      name: "transport-below-miner",
      severity: "error",
      from: { path: `${client}transport/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(transport|wire|errors)/|${client}domain/endpoint` },
    },
    {
      name: "asker-below-control",
      severity: "error",
      from: { path: `${client}asker/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(asker|transport|wire|errors)/|${client}domain/endpoint` },
    },
    {
      name: "control-below-miner",
      severity: "error",
      from: { path: `${client}control/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(control|asker|models|domain|mm|wire|errors)/` },
    },
    {
      name: "miner-below-fleet",
      severity: "error",
      from: { path: `${client}(?!fleet/|index\\.ts)`, ...sourceOnly },
      to: { path: `${client}fleet/` },
    },
    {
      name: "web-beside-miner",
      severity: "error",
      from: { path: `${client}web/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(web|asker|transport|models|domain|wire|errors)/` },
    },
    {
      name: "web-for-the-index-only",
      comment: "What reads and controls a miner over its API does not depend on its web interface.",
      severity: "error",
      from: { path: client, pathNot: `${client}web/|${client}index\\.ts$|\\.test\\.ts$` },
      to: { path: `${client}web/` },
    },
    {
      name: "discover-above-miner",
      severity: "error",
      from: { path: `${client}discover/`, ...sourceOnly },
      to: { path: client, pathNot: `${client}(discover|miner|targets|transport|domain|errors)/` },
    },
    {
      name: "nothing-imports-discover",
      severity: "error",
      from: { path: client, pathNot: `${client}discover/|${client}index\\.ts$` },
      to: { path: `${client}discover/` },
    },
    {
      name: "simulator-and-client-share-no-code",
      comment: "Two independent readings of the protocol, so that each can catch the other's mistake.",
      severity: "error",
      from: { path: "^packages/simulator/" },
      to: { path: "^packages/(client|cli)/" },
    },
    {
      name: "client-knows-no-one",
      severity: "error",
      from: { path: "^packages/client/src/", ...sourceOnly },
      to: { path: "^packages/(?!client)" },
    },
    {
      name: "contract-knows-no-one",
      severity: "error",
      from: { path: "^packages/contract/src/", ...sourceOnly },
      to: { path: "^packages/(?!contract)" },
    },
    {
      name: "server-imports-client-and-contract",
      severity: "error",
      from: { path: "^packages/server/src/", ...sourceOnly },
      to: { path: "^packages/(?!server|client|contract)" },
    },
    {
      name: "server-folders-meet-through-their-index",
      severity: "error",
      from: { path: "^packages/server/src/([^/]+)/", ...sourceOnly },
      to: {
        path: "^packages/server/src/[^/]+/",
        pathNot: ["^packages/server/src/$1/", "^packages/server/src/[^/]+/index\\.ts$"],
      },
    },
    {
      name: "server-readers-never-import-each-other",
      comment: "They meet in main.ts and over the event flow.",
      severity: "error",
      from: { path: "^packages/server/src/(http|alerts|guard|history|integrations)/", ...sourceOnly },
      to: {
        path: "^packages/server/src/(http|alerts|guard|history|integrations)/",
        pathNot: "^packages/server/src/$1/",
      },
    },
    {
      name: "no-deep-imports-across-packages",
      severity: "error",
      from: { path: "^packages/([^/]+)/src/" },
      to: {
        path: "^packages/([^/]+)/",
        pathNot: ["^packages/$1/", "^packages/[^/]+/src/(index|local|testing|transport/node/index)\\.ts$"],
      },
    },
    {
      name: "no-test-code-in-product",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", ...sourceOnly },
      to: { path: "\\.test\\.ts$|^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Built from what is judged here.
    exclude: { path: "^packages/dashboard/dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.test.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["source", "import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs"],
    },
  },
};
