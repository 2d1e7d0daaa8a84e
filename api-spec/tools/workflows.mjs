// The workflows that the server publishes, run against it by Redocly's runner for Arazzo; every step checks its answer against the
// contract, too.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";

const base = process.argv[2];
for (const [file, path] of [["workflows.arazzo.yaml", "editions/workflows.arazzo.yaml"], ["openapi.yaml", "openapi.yaml"]]) {
  const answer = await fetch(`${base}/${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  writeFileSync(file, await answer.text());
}
const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
const redocly = (...rest) => promisify(execFile)(
  process.execPath, ["node_modules/@redocly/cli/bin/cli.js", ...rest], { maxBuffer: 64 << 20, env },
);
try {
  await redocly("lint", "workflows.arazzo.yaml");
  await redocly("respect", "workflows.arazzo.yaml", "--input", "License=demo", "--server", `porta=${base}`, "--json-output", "workflows.json");
} catch (failed) {
  console.error(`workflows: Redocly ends with ${failed.code}\n${failed.stdout}\n${failed.stderr}`.slice(-6000));
  process.exit(1);
}
const { executedWorkflows } = JSON.parse(readFileSync("workflows.json", "utf8")).files["workflows.arazzo.yaml"];
console.log(`workflows: valid, and all run: ${executedWorkflows.map((it) => it.workflowId).join(", ")}`);
