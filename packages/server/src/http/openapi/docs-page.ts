import type { ApiDocument, ApiOperation, ApiSchema } from "./api-document.js";
import { type Html, html } from "./html.js";
import { operationSection } from "./operation-section.js";
import { memberRows, schemaWords } from "./schema-words.js";

interface PlacedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: ApiOperation;
}

/** The API's description as a page for people, made of the same document. No script; one style sheet of its own. */
export function docsPage(document: object): string {
  const api = document as ApiDocument;
  const groups = (api.tags ?? [])
    .map(({ name, description }) => ({ name, description, operations: operationsOf(api, name) }))
    .filter(({ operations }) => operations.length > 0);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${api.info.title} ${api.info.version}: API</title>
<link rel="stylesheet" href="/docs/style.css">
</head>
<body>
<nav aria-label="Operations">
${groups.map(({ name, operations }) => html`<h2>${name}</h2>\n<ul>\n${operations.map(navigationItem)}</ul>\n`)}<h2>schemas</h2>
<ul>
${Object.keys(api.components?.schemas ?? {}).map((name) => html`<li><a href="#schema-${name}">${name}</a></li>\n`)}</ul>
</nav>
<main>
<h1>${api.info.title} ${api.info.version}</h1>
<p>${api.info.description} This page shows <a href="/openapi.json">openapi.json</a>.</p>
${groups.map(
  ({ name, description, operations }) =>
    html`<h2>${name}</h2>\n<p>${description}</p>\n${operations.map((one) => operationSection(one, api))}`,
)}<h2>schemas</h2>
${Object.entries(api.components?.schemas ?? {}).map(schemaSection)}</main>
</body>
</html>
`;
  return page.text;
}

function operationsOf({ paths = {} }: ApiDocument, tag: string): readonly PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { tags = [] }]) => tags[0] === tag)
      .map(([method, operation]) => ({ method, path, operation })),
  );
}

function navigationItem({ operation }: PlacedOperation): Html {
  return html`<li><a href="#op-${operation.operationId}">${operation.summary}</a></li>\n`;
}

function schemaSection([name, schema]: [string, ApiSchema]): Html {
  const rows = memberRows(schema);
  const choices = (schema.anyOf ?? schema.oneOf ?? []).map(
    (choice) => html`<table>${memberRows(choice)}</table>\n`,
  );
  return html`<section id="schema-${name}">
<h3>${name}</h3>
<p>${schema.description}</p>
${rows.length > 0 ? html`<table>${rows}</table>\n` : choices.length > 0 ? html`<p>One of:</p>\n${choices}` : html`<p>${schemaWords(schema)}</p>\n`}</section>
`;
}
