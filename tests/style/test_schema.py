"""The JSON Schema of profiles agrees with what loading accepts, and the committed file with the code."""

import json
from pathlib import Path

import pytest
import yaml

from humanize_cli.style.band import QUANTITIES
from humanize_cli.style.load import KEYS, load_profile, profile_names, profile_source
from humanize_cli.style.proof import faults
from humanize_cli.style.schema import schema

ROOT = Path(__file__).parents[2]
BAD = Path(__file__).parent / "bad"


def valid(value, rule, whole):
    """Say whether a value obeys a rule; knows the few words that the schema uses."""
    if "$ref" in rule:
        rule = whole["definitions"][rule["$ref"].rpartition("/")[2]]
    if "anyOf" in rule:
        return any(valid(value, each, whole) for each in rule["anyOf"])
    if "enum" in rule or "const" in rule:
        return value in rule.get("enum", [rule.get("const")])
    if rule["type"] == "string":
        return isinstance(value, str) and bool(value.strip())
    if rule["type"] == "number":
        return (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and rule["minimum"] <= value <= rule["maximum"]
        )
    if rule["type"] == "array":
        return (
            isinstance(value, list)
            and rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value))
            and all(valid(each, rule["items"], whole) for each in value)
        )
    known, more = rule.get("properties", {}), rule["additionalProperties"]
    return (
        isinstance(value, dict)
        and set(rule.get("required", ())) <= set(value)
        and all(
            valid(each, known[key], whole) if key in known else more and valid(each, more, whole)
            for key, each in value.items()
        )
    )


def test_the_committed_file_is_the_one_that_the_code_makes():
    committed = (ROOT / "docs" / "profile.schema.json").read_text(encoding="utf-8")
    assert committed == json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def test_keys_are_those_that_loading_knows_in_its_order():
    assert tuple(schema()["properties"]) == KEYS


@pytest.mark.parametrize("name", profile_names())
def test_built_in_profiles_are_valid_and_point_to_the_schema(name):
    text = profile_source(name)
    assert text.startswith("# yaml-language-server: $schema=../docs/profile.schema.json\n")
    assert valid(yaml.safe_load(text), schema(), schema())


@pytest.mark.parametrize(
    "name",
    [
        *("unknown-key", "unknown-tone", "unknown-strength", "avoid-is-text", "keep-holds-number"),
        *("band-unknown", "band-out-of-range", "band-negative", "band-one-number", "band-three-numbers"),
        *("band-not-in-this-language", "band-sentence-key", "address-unknown", "address-in-english"),
        *("language-unknown", "language-key-unknown", "example-without-after", "reply-unknown-emotion"),
        *("acknowledge-is-text",),
    ],
)
def test_what_loading_refuses_is_not_valid(name):
    value = yaml.safe_load((BAD / f"{name}.yaml").read_text(encoding="utf-8"))
    assert not valid(value, schema(), schema())


def test_the_documentation_s_profile_is_valid_and_its_keys_are_all_there(tmp_path):
    text = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
    example = text.partition("```yaml\n")[2].partition("```")[0]
    (tmp_path / "acme.yaml").write_text(example, encoding="utf-8")
    profile = load_profile(str(tmp_path / "acme.yaml"))
    assert list(faults(profile)) == []
    assert set(yaml.safe_load(example)) == set(KEYS) - {"disclose-text", "voice"}
    for name in QUANTITIES:
        key = name.partition(".")[0].partition("_per_100_")[0].removesuffix("_person")
        assert f"`{key}" in text or key == "formal_address", name
