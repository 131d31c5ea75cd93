import { Document, Scalar, visit } from "yaml";

/** A value as it is written behind `name:`, or behind the `-` of a list, on one line. */
export function onOneLine(value: unknown): string {
  return write(value, { collectionStyle: "flow", flowCollectionPadding: false }).split(/\n\s*/).join(" ");
}

/** A value as lines of block style, without indentation. */
export function asLines(value: unknown): readonly string[] {
  return write(value, {}).split("\n");
}

/** True for what takes lines of its own: a list or map that is not empty. */
export function takesLines(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** JSON's quotes keep a text of several lines on one. */
function write(value: unknown, style: object): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value === "string" && /[\n\r]/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ ...style, lineWidth: 0, doubleQuotedAsJSON: true }).trim();
}
