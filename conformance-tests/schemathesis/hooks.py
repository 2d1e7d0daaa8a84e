"""What Schemathesis is told about the wire: how forms hold lists and objects, and which refusals a valid request may get."""

import json
import os
import re

import schemathesis

FORM = "application/x-www-form-urlencoded"
LICENSE = os.environ["PORTA_LICENSE"]

# Codes of rules that no schema of the contract can say. Length and LessThanOrEqual are not among them: the schemas say
# these limits, and so a valid request that is refused for one of them has found a difference.
DOMAIN_RULES = {
    "Enum",  # texts of a few values, as the documented placeholder must be readable
    "Equal",  # one member must repeat another
    "GreaterThanOrEqual",  # the last day of a report is not before the first
    "LicenseMismatch",  # path, query, header and body name the same License
    "NotEmpty",  # members that are needed by what the others ask for
    "NotNull",
    "RegularExpression",  # texts whose form is checked on use, as the documented placeholder must be readable
}

# No text holds what XML cannot, in no format; a pattern at every text of the contract would say the same, and hide the rest.
CONTROL_CHARACTER = re.compile(r"the character U\+(00[01][0-9A-F]|FFF[EF]) is not allowed")

# What strict handling refuses, members of a body and names of a query: that they are allowed otherwise, and not with this
# header, is more than OpenAPI can say.
UNKNOWN = re.compile(r"UnknownMember|the member( .*)? is not known", re.DOTALL)

# Members that are true or false; 0 and 1 are other words for that.
SWITCHES = set()

# Members that are texts, in any type.
TEXTS = set()


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Bodies are JSON and forms; Schemathesis has no writers for XML of data contracts, CSV and JSV."""
    for schema in raw_schema["components"]["schemas"].values():
        members = schema.get("properties", {})
        SWITCHES.update(name for name, of in members.items() if of.get("type") == "boolean")
        TEXTS.update(name for name, of in members.items() if of.get("type") == "string")
        for of in members.values():
            # The contract has no multipleOf, which validators compute in doubles; as a source of numbers it is right.
            if "x-decimal-places" in of:
                of["multipleOf"] = float(f"1e-{of['x-decimal-places']}")
    bodies = raw_schema["components"]["requestBodies"].values()
    for content in (body["content"] for body in bodies):
        if "application/json" in content:
            for media_type in content.keys() - {"application/json", FORM}:
                del content[media_type]


@schemathesis.hook
def filter_case(context, case):
    """What breaks the schema may be right: as the text of a form; no body, which is one without members; what JSON is read as."""
    if case.meta is not None and getattr(case.meta.phase.data, "description", None) == "Missing request body":
        return False
    if case.meta is not None and case.meta.generation.mode.is_negative and _is_read_all_the_same(case.body):
        return False
    if case.media_type != FORM or not isinstance(case.body, dict):
        return True
    return not any(name in SWITCHES and type(value) is int and value in (0, 1) for name, value in case.body.items())


def _is_read_all_the_same(value):
    """Null is as good as absent; a number, true or false is its text where a text belongs; 0 is false and 1 true."""
    if isinstance(value, dict):
        return any(
            of is None
            or (name in TEXTS and isinstance(of, (bool, int, float)))
            or (name in SWITCHES and type(of) is int and of in (0, 1))
            or _is_read_all_the_same(of)
            for name, of in value.items()
        )
    return isinstance(value, list) and any(map(_is_read_all_the_same, value))


@schemathesis.hook
def before_call(context, case, kwargs):
    """Every valid body names the License of the run."""
    valid = case.meta is not None and case.meta.generation.mode.is_positive
    if valid and isinstance(case.body, dict) and isinstance(case.body.get("License"), str):
        case.body = {**case.body, "License": LICENSE}


@schemathesis.serializer(FORM)
def form(context, value):
    """Nested members of a form are JSV. Schemathesis has written them as members with brackets by now, so the body itself counts."""
    body = context.case.body
    if not isinstance(body, dict):
        return value if isinstance(value, (str, bytes)) else json.dumps(value)
    return {name: _jsv(of) if isinstance(of, (dict, list)) else _text(of) for name, of in body.items()}


def _text(value):
    return json.dumps(value) if isinstance(value, bool) else value


def _jsv(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(_jsv, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{_jsv(name)}:{_jsv(of)}" for name, of in value.items() if of is not None) + "}"
    return json.dumps(value)


@schemathesis.check
def valid_requests_are_read(ctx, response, case):
    """A request that the contract allows may break a rule of the domain, but is read and bound."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 400:
        return
    if case.operation.path.startswith("/soap"):
        return  # An envelope is text to OpenAPI; what is in it, the WSDL says.
    code = _error_code(response)
    strict = "strict" in str((case.headers or {}).get("Prefer", ""))
    if CONTROL_CHARACTER.search(response.text):
        return
    if code in DOMAIN_RULES or code.startswith("Server.") or (strict and UNKNOWN.search(response.text)):
        return
    raise AssertionError(f"{code} is no rule of the domain: {response.text}")


def _error_code(response):
    """The code of a refusal, in whichever of the formats it came."""
    text = response.text
    for before, after in (('"ErrorCode":"', '"'), ("<ErrorCode>", "<"), ("ErrorCode:", ",")):
        if before in text:
            return text.split(before, 1)[1].split(after, 1)[0]
    return "a refusal without a code"
