import type { ApiSchema } from "./api-document.js";
import { type Html, html } from "./html.js";

/** A schema in a few words, names of others as links. */
export function schemaWords(schema: ApiSchema | undefined): Html {
  if (schema === undefined) return html`anything`;
  const { $ref, enum: words, const: only, items, additionalProperties } = schema;
  if ($ref !== undefined) return reference($ref);
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`;
  if (words !== undefined) return html`<code>${words.map((word) => JSON.stringify(word)).join(" | ")}</code>`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return joined(choices.map(schemaWords));
  if (items !== undefined) return html`list of ${schemaWords(items)}`;
  if (schema.properties !== undefined) return html`{ ${Object.keys(schema.properties).join(", ")} }`;
  if (typeof additionalProperties === "object") return html`map of ${schemaWords(additionalProperties)}`;
  return html`${[schema.type ?? "anything"].flat().join(" | ")}`;
}

/** The members of an object, one a row; empty for anything else. */
export function memberRows({ properties = {}, required = [] }: ApiSchema): readonly Html[] {
  return Object.entries(properties).map(
    ([
      name,
      schema,
    ]) => html`<tr><th scope="row"><code>${name}</code>${required.includes(name) ? "" : html` <small>optional</small>`}</th>
<td>${schemaWords(schema)}</td><td>${schema.description}</td></tr>
`,
  );
}

function reference(ref: string): Html {
  const name = ref.split("/").at(-1) ?? ref;
  return html`<a href="#schema-${name}">${name}</a>`;
}

function joined(parts: readonly Html[]): Html {
  return html`${parts.flatMap((part, index) => (index === 0 ? [part] : [html` or `, part]))}`;
}
