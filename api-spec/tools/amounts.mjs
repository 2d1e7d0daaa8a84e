// Every member that is a number takes every amount from 0.01 to 99.99, by AJV.
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const ajv = new Ajv({ strict: false, validateFormats: false });
let members = 0;
const refused = [];
for (const [type, schema] of Object.entries(document.components.schemas)) {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (member.type !== "number") continue;
    members++;
    const takes = ajv.compile(member);
    for (let cents = 1; cents < 10_000; cents++) {
      const amount = JSON.parse((cents / 100).toFixed(2));
      if (!takes(amount)) refused.push(`${type}.${name} ${amount}: ${ajv.errorsText(takes.errors)}`);
    }
  }
}
if (members === 0 || refused.length > 0) {
  console.error(`amounts: AJV refuses ${refused.length} of ${members * 9_999}, such as\n  ${refused.slice(0, 5).join("\n  ")}`);
  process.exit(1);
}
console.log(`amounts: AJV takes 9999 amounts in ${members} members`);
