// openapi.yaml and openapi.json are one document for readers of YAML 1.1 and of YAML 1.2.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";

/** Where two values differ. */
function* differences(found, said, place) {
  if (isDeepStrictEqual(found, said)) return;
  const nested = [found, said].every((value) => value !== null && Object.getPrototypeOf(value) === Object.prototype)
    || (Array.isArray(found) && Array.isArray(said));
  if (!nested) yield `${place}: ${JSON.stringify(said)} is read as ${JSON.stringify(found)}`;
  else for (const key of new Set([...Object.keys(found), ...Object.keys(said)])) {
    yield* differences(found[key], said[key], `${place}/${key}`);
  }
}

const [yaml, json] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const wrong = ["1.1", "1.2"].flatMap((version) =>
  [...differences(parse(yaml, { version }), JSON.parse(json), `YAML ${version} `)]);
if (wrong.length > 0) {
  console.error(`yaml: the YAML does not say what the JSON says:\n  ${wrong.slice(0, 20).join("\n  ")}`);
  process.exit(1);
}
console.log("yaml: readers of YAML 1.1 and 1.2 find what the JSON says");
