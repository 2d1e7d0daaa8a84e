"""What readers in Python make of the contract: PyYAML (YAML 1.1), and jsonschema with amounts from 0.01 to 99.99."""

import json
import sys

import jsonschema
import yaml

with open(sys.argv[1], encoding="utf-8") as file:
    from_yaml = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
with open(sys.argv[2], encoding="utf-8") as file:
    document = json.load(file)

if from_yaml != document:
    sys.exit("yaml: PyYAML does not find what the JSON says")
print("yaml: PyYAML finds what the JSON says")

amounts = [json.loads(f"{cents // 100}.{cents % 100:02d}") for cents in range(1, 10_000)]
members = {
    f"{type_name}.{name}": member
    for type_name, schema in document["components"]["schemas"].items()
    for name, member in schema.get("properties", {}).items()
    if member.get("type") == "number"
}
refused = []
# Many members have the same limits; each kind of limits is tried once.
for kind in {json.dumps({k: v for k, v in member.items() if not k.startswith("x-") and k != "description"}, sort_keys=True)
             for member in members.values()}:
    validator = jsonschema.Draft4Validator(json.loads(kind))
    refused += [f"{amount} by {kind}" for amount in amounts if not validator.is_valid(amount)]
if not members or refused:
    sys.exit(f"amounts: jsonschema refuses {len(refused)}, such as {refused[:3]}")
print(f"amounts: jsonschema takes {len(amounts)} amounts in {len(members)} members")
