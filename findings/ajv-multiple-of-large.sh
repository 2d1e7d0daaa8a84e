#!/usr/bin/env bash
# AJV 8.20.0 calls every number from 1e21 on no multiple of 1, though `type: integer` takes it; and 1000000000 no multiple
# of 1e-12, and 1 none of 1e-28. It compares the quotient with parseInt(quotient): from 1e21 on JavaScript writes a number
# with an exponent, and parseInt("1e+21") is 1. So it is not rounding, and no tolerance of the schema's author helps.
# Python's jsonschema takes all of the integers. Seen:
#   {"type":"integer"} 1e20: true, 1e21: true, 1e22: true
#   {"multipleOf":1} 1e20: true, 1e21: false, 1e22: false
#   {"multipleOf":1e-12} 1e8: true, 1e9: false
#   {"multipleOf":1e-28} 1: false
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
npm install --silent --no-audit --no-fund --ignore-scripts ajv@8.20.0 > /dev/null
cat > look.cjs <<'JS'
const Ajv = require("ajv").default;
const ajv = new Ajv({ strict: false });
const look = (schema, ...texts) =>
  console.log(JSON.stringify(schema), texts.map((text) => `${text}: ${ajv.validate(schema, JSON.parse(text))}`).join(", "));
look({ type: "integer" }, "1e20", "1e21", "1e22");
look({ multipleOf: 1 }, "1e20", "1e21", "1e22");
look({ multipleOf: 1e-12 }, "1e8", "1e9");
look({ multipleOf: 1e-28 }, "1");
JS
node look.cjs | tee seen
diff seen - <<'SEEN'
{"type":"integer"} 1e20: true, 1e21: true, 1e22: true
{"multipleOf":1} 1e20: true, 1e21: false, 1e22: false
{"multipleOf":1e-12} 1e8: true, 1e9: false
{"multipleOf":1e-28} 1: false
SEEN
