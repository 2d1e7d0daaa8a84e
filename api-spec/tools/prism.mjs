// Starts Prism, a stock tool, on a document: as a mock of it, or as a proxy that holds requests and answers against it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

/** @returns its address, and what ends it; it ends with this program, too */
export async function prism(...command) {
  const port = await freePort();
  const program = spawn(process.execPath,
    ["node_modules/@stoplight/prism-cli/dist/index.js", ...command, "--host=127.0.0.1", `--port=${port}`],
    { stdio: ["ignore", "pipe", "pipe"] });
  process.on("exit", () => program.kill("SIGKILL"));
  const log = [];
  await new Promise((ready, failed) => {
    const hear = (chunk) => { log.push(String(chunk)); if (String(chunk).includes("is listening")) ready(); };
    program.stdout.on("data", hear);
    program.stderr.on("data", hear);
    program.once("exit", () => failed(new Error(`Prism ended:\n${log.join("")}`)));
    setTimeout(() => failed(new Error(`Prism did not start:\n${log.join("")}`)), 60_000).unref();
  });
  return { base: `http://127.0.0.1:${port}`, close: () => program.kill("SIGKILL") };
}
