// What Postman and Bruno import from the client edition runs untouched: every request is a success on a demo server. Postman's
// requests go through Prism's proxy, too, which holds requests and answers against the edition. The License is the variable that both
// make of the API key; Postman leaves optional parameters out, for which it would invent values. Insomnia's importer makes bodies of the
// types, not of the examples, so there the shape is looked at: each operation by its verb and path, with a body where it has one.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import insomniaImporters from "insomnia-importers";
import { prism } from "./prism.mjs";

const run = promisify(execFile);
const [server] = process.argv.slice(2);
const variables = (base) => ["--env-var", "apiKey=demo", "--env-var", `baseUrl=${base}`];
const tool = (name, ...parameters) => run(`node_modules/.bin/${name}`, parameters, { maxBuffer: 1 << 26 });

const edition = await (await fetch(`${server}/openapi-client.json`)).json();
const verbs = ["get", "put", "post", "delete", "patch"];
const operations = Object.values(edition.paths).flatMap((path) => verbs.filter((verb) => path[verb])).length;
writeFileSync("client.json", JSON.stringify(edition));

/** @returns requests as [status, verb, address, what was answered] */
async function postman(base) {
  await tool("openapi2postmanv2", "-s", "client.json", "-o", "postman.json",
    "-O", "parametersResolution=Example,enableOptionalParameters=false");
  await tool("newman", "run", "postman.json", ...variables(base), "--reporters", "json", "--reporter-json-export", "newman.json");
  return JSON.parse(readFileSync("newman.json", "utf8")).run.executions.map(({ request, response }) => [
    response?.code, request.method, request.url.path.join("/"), Buffer.from(response?.stream?.data ?? []).toString()]);
}

async function bruno(base) {
  await tool("bru", "import", "openapi", "-s", "client.json", "-o", "bruno", "-n", "edition", "--collection-format", "bru");
  await run("../node_modules/.bin/bru", ["run", "-r", ...variables(base), "--reporter-json", "../bruno.json"],
    { cwd: "bruno", maxBuffer: 1 << 26 });
  return JSON.parse(readFileSync("bruno.json", "utf8")).flatMap(({ results }) => results)
    .map(({ request, response }) => [response.status, request.method, request.url, JSON.stringify(response.data)]);
}

async function insomnia() {
  const { data } = await insomniaImporters.convert(readFileSync("client.json", "utf8"));
  const found = data.resources.filter((it) => it._type === "request").map(({ method, url, body }) =>
    [method, url.replace("{{ base_url }}", "").replace(/{{ (\w+) }}/g, "{$1}"), body.text ? Object.keys(JSON.parse(body.text)).length > 0 : false]);
  const wanted = Object.entries(edition.paths).flatMap(([path, item]) => verbs.filter((verb) => item[verb])
    .map((verb) => [verb.toUpperCase(), path, "requestBody" in item[verb]]));
  const text = (requests) => requests.map((it) => it.join(" ")).sort();
  const lost = text(wanted).filter((it) => !text(found).includes(it));
  if (lost.length > 0 || found.length !== wanted.length) {
    console.error(`Insomnia: ${found.length} of ${wanted.length} requests, without such as ${lost.slice(0, 5).join("; ")}`);
    process.exit(1);
  }
}

function hold(name, answers, expected) {
  const wrong = answers.filter(([status]) => status !== 200);
  for (const [status, verb, address, answer] of wrong) console.error(`${name}: ${status} ${verb} ${address}: ${answer.slice(0, 300)}`);
  if (wrong.length > 0 || answers.length !== expected) {
    console.error(`${name}: ${answers.length - wrong.length} of ${expected} are a success`);
    process.exit(1);
  }
}

const plain = ([, , address]) => !address.includes(",");
const direct = await postman(server);
hold("Postman", direct, operations);
const proxy = await prism("proxy", "client.json", server, "--errors");
// Prism takes a comma in a path, which Postman leaves as it is, for a list, also where the parameter is a text.
const proxied = (await postman(proxy.base)).filter(plain);
hold("Postman through Prism's proxy", proxied, direct.filter(plain).length);
proxy.close();
hold("Bruno", await bruno(server), operations);
await insomnia();
console.log(`importers: ${operations} requests each of Postman (newman, also through Prism's proxy) and Bruno run as imported;`
  + " Insomnia's have their shape");
process.exit(0);
