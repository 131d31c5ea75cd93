/*
 * What a cut reply says must be what the full one says. A bracket text may be shorter, since what stands before
 * the cut in it is good: there each NAME[value] must be the same.
 */

const isBracketKey = (key) => /^(MM ID\d+(:\w+)?|HBinfo)$/.test(key);

/** Every value in `part` that `full` does not have at the same place, as `path: value`. */
export function inventedValues(full, part, parseMm) {
  const invented = [];
  compare("", { ...pick(full), tree: full.tree }, { ...pick(part), tree: part.tree });
  return invented;

  function compare(path, before, after) {
    if (after === undefined) return;
    if (typeof after === "object" && after !== null) {
      for (const [key, value] of Object.entries(after)) {
        const known = typeof before === "object" && before !== null ? own(before, key) : undefined;
        compareMember(`${path}/${key}`, key, known, value);
      }
    } else if (!Object.is(before, after)) invented.push(`${path}: ${JSON.stringify(after)}`);
  }

  function compareMember(path, key, before, after) {
    if (!isBracketKey(key) || typeof after !== "string") return compare(path, before, after);
    if (typeof before !== "string" || !before.startsWith(after))
      invented.push(`${path}: ${after.slice(-40)}`);
    const known = parseMm(String(before));
    const fields = parseMm(after);
    for (const name of fields.keys) {
      if (fields.text(name) !== known.text(name)) invented.push(`${path}/${name}: ${fields.text(name)}`);
    }
  }
}

function own(object, key) {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function pick(reply) {
  const joined = Object.entries(reply.joined).map(([name, part]) => [name, pick(part)]);
  return { status: reply.status, sections: reply.sections, joined: Object.fromEntries(joined) };
}
