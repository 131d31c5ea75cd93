import type { ApiDocument, ApiOperation, ApiSchema } from "./api-document.js";

/** A command line that calls an operation. */
export function curlExample(method: string, path: string, operation: ApiOperation, api: ApiDocument): string {
  const lines = ["curl"];
  if (method !== "get") lines[0] += ` -X ${method.toUpperCase()}`;
  if (path === "/api/v1/stream") lines[0] += " -N";
  if ((operation.security ?? []).length > 0) lines.push('-H "Authorization: Bearer $TOKEN"');
  const body = operation.requestBody?.content["application/json"]?.schema;
  if (body !== undefined) {
    lines.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(sample(body, api))}'`);
  }
  lines.push(`http://127.0.0.1:4029${path.replace("{command}", "estats").replaceAll(/\{(\w+)\}/g, "<$1>")}`);
  return lines.join(" \\\n  ");
}

/** A value that fits a schema: its members that are needed, the first of its choices. */
function sample(schema: ApiSchema, api: ApiDocument): unknown {
  const name = schema.$ref?.split("/").at(-1);
  if (name !== undefined) return sample(api.components?.schemas?.[name] ?? {}, api);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice !== undefined) return sample(choice, api);
  const type = [schema.type].flat()[0];
  if (type === "object") return sampleObject(schema, api);
  if (type === "array") return schema.items === undefined ? [] : [sample(schema.items, api)];
  if (type === "integer" || type === "number") return 1;
  return type === "boolean" ? true : "...";
}

function sampleObject({ properties = {}, required }: ApiSchema, api: ApiDocument): Record<string, unknown> {
  const names = required ?? Object.keys(properties).slice(0, 1);
  return Object.fromEntries(names.map((name) => [name, sample(properties[name] ?? {}, api)]));
}
