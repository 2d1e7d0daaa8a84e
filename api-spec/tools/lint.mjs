// The errors that Spectral (`oas`) and Redocly (`recommended`) report are those that are explained, and none other.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

const [document, explanations] = process.argv.slice(2);
const quiet = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** What a tool prints; it ends with a code of its own where it finds something. */
async function output(...command) {
  const found = await promisify(execFile)(process.execPath, command, { maxBuffer: 64 << 20, env: quiet }).catch((e) => {
    if (typeof e.code !== "number" || !e.stdout) throw e;
    return e;
  });
  return JSON.parse(found.stdout.slice(found.stdout.search(/[[{]/)));
}

writeFileSync("spectral.yaml", 'extends: ["spectral:oas"]\n');
const [spectral, redocly] = await Promise.all([
  output("node_modules/@stoplight/spectral-cli/dist/index.js", "lint", document, "-r", "spectral.yaml", "-f", "json", "-q"),
  output("node_modules/@redocly/cli/bin/cli.js", "lint", document, "--extends=recommended", "--format=json",
    "--max-problems=100000"),
]);
const errors = [
  ...spectral.filter((it) => it.severity === 0)
    .map((it) => ({ tool: "spectral", rule: it.code, place: it.path.join("."), message: it.message })),
  ...redocly.problems.filter((it) => it.severity === "error")
    .map((it) => ({ tool: "redocly", rule: it.ruleId, place: it.location[0].pointer, message: it.message })),
];
const explained = readFileSync(explanations, "utf8").split("\n")
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => {
    const [tool, rule, place, message, reason] = line.split(" | ");
    if (!reason) throw new Error(`no explanation: ${line}`);
    return { tool, rule, place: new RegExp(place), message: new RegExp(message), line, used: 0 };
  });
const unexplained = errors.filter((error) => {
  const by = explained.find((it) =>
    it.tool === error.tool && it.rule === error.rule && it.place.test(error.place) && it.message.test(error.message));
  if (by) by.used++;
  return !by;
});
for (const error of unexplained.slice(0, 20)) {
  console.error(`lint: ${error.tool} ${error.rule} at ${error.place}: ${error.message}`);
}
const idle = explained.filter((it) => it.used === 0);
for (const it of idle) console.error(`lint: nothing to explain any more: ${it.line}`);
if (unexplained.length + idle.length > 0) process.exit(1);
console.log(`lint: ${errors.length} errors of Spectral and Redocly, all explained by ${explained.length} lines`);
