// The editions of the contract by stock tools: each is valid by the schema of its version, the client edition has no error for
// Redocly and Spectral, and the overlay makes it of the full contract.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual, promisify } from "node:util";
import { Validator } from "@seriousme/openapi-schema-validator";

const base = process.argv[2];
const quiet = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
const run = (script, ...rest) =>
  promisify(execFile)(process.execPath, [script, ...rest], { maxBuffer: 64 << 20, env: quiet }).catch((e) => {
    if (typeof e.code !== "number" || !e.stdout) throw e;
    return e;
  });
const json = (text) => JSON.parse(text.slice(text.search(/[[{]/)));

const wrong = [];
const versions = {
  "openapi.json": "3.0", "openapi-client.json": "3.0", "openapi-3.1.json": "3.1", "openapi-client-3.1.json": "3.1",
  "openapi-client-double.json": "3.0",
};
for (const file of [...Object.keys(versions), "openapi-client.overlay.yaml"]) {
  const answer = await fetch(`${base}/editions/${file}`);
  if (answer.status !== 200) throw new Error(`${file}: ${answer.status}`);
  writeFileSync(`edition-${file}`, await answer.text());
}
for (const [file, version] of Object.entries(versions)) {
  const validator = new Validator();
  const result = await validator.validate(JSON.parse(readFileSync(`edition-${file}`, "utf8")));
  if (!result.valid) wrong.push(`${file} is not valid: ${JSON.stringify(result.errors).slice(0, 500)}`);
  if (validator.version !== version) wrong.push(`${file} is taken for ${validator.version}`);
}

writeFileSync("spectral-editions.yaml", 'extends: ["spectral:oas"]\n');
for (const file of ["openapi-client.json", "openapi-client-3.1.json"]) {
  const redocly = await run("node_modules/@redocly/cli/bin/cli.js", "lint", `edition-${file}`, "--extends=recommended",
    "--format=json", "--max-problems=100000");
  const spectral = await run("node_modules/@stoplight/spectral-cli/dist/index.js", "lint", `edition-${file}`, "-r",
    "spectral-editions.yaml", "-f", "json", "-q");
  wrong.push(
    ...json(redocly.stdout).problems.filter((it) => it.severity === "error").map((it) => `${file}: Redocly ${it.ruleId} ${it.message}`),
    ...json(spectral.stdout).filter((it) => it.severity === 0)
      .map((it) => `${file}: Spectral ${it.code} at ${it.path.join(".")}: ${it.message}`));
}

await run("node_modules/openapi-format/bin/cli.js", "edition-openapi.json", "--no-sort", "--overlayFile",
  "edition-openapi-client.overlay.yaml", "-o", "edition-applied.json");
const applied = JSON.parse(readFileSync("edition-applied.json", "utf8"));
if (!isDeepStrictEqual(applied, JSON.parse(readFileSync("edition-openapi-client.json", "utf8")))) {
  wrong.push("the overlay does not make the client edition of the full contract");
}

if (wrong.length > 0) {
  console.error(`editions: ${wrong.length} things are wrong, such as\n  ${wrong.slice(0, 20).join("\n  ")}`);
  process.exit(1);
}
console.log("editions: valid in 3.0 and 3.1, the client edition without errors of Redocly and Spectral, the overlay makes it");
