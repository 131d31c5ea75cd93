import type { ApiContent, ApiDocument, ApiOperation, ApiParameter } from "./api-document.js";
import { curlExample } from "./curl-example.js";
import { type Html, html } from "./html.js";
import { schemaWords } from "./schema-words.js";

/** One operation: what it is for, what it takes, what it answers, how it is called. */
export function operationSection(
  {
    method,
    path,
    operation,
  }: { readonly method: string; readonly path: string; readonly operation: ApiOperation },
  api: ApiDocument,
): Html {
  const paragraphs = (operation.description ?? "").split("\n\n").filter((text) => text !== "");
  return html`<article id="op-${operation.operationId}">
<h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></h3>
<p><strong>${operation.summary}</strong></p>
${paragraphs.map((text) => html`<p>${text}</p>\n`)}${parameterTable(operation.parameters ?? [])}${bodyLine(operation)}<table>
<caption>Answers</caption>
${Object.entries(operation.responses ?? {}).map(
  ([status, { description, content }]) =>
    html`<tr><th scope="row">${status}</th><td>${contentWords(content)}</td><td>${description}</td></tr>\n`,
)}</table>
<pre><code>${curlExample(method, path, operation, api)}</code></pre>
</article>
`;
}

function parameterTable(parameters: readonly ApiParameter[]): Html {
  if (parameters.length === 0) return html``;
  return html`<table>
<caption>Parameters</caption>
${parameters.map(
  (
    parameter,
  ) => html`<tr><th scope="row"><code>${parameter.name}</code> <small>${parameter.in}${parameter.required === true ? "" : ", optional"}</small></th>
<td>${schemaWords(parameter.schema)}</td><td>${parameter.description ?? parameter.schema?.description}</td></tr>\n`,
)}</table>
`;
}

function bodyLine({ requestBody }: ApiOperation): Html {
  return requestBody === undefined ? html`` : html`<p>Body: ${contentWords(requestBody.content)}</p>\n`;
}

function contentWords(content: ApiContent = {}): Html {
  const [entry] = Object.entries(content);
  if (entry === undefined) return html`no body`;
  const [type, { schema }] = entry;
  return html`${schemaWords(schema)} <small>${type}</small>`;
}
