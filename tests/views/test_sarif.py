import json

from finding_samples import CHECKED, FAILED, HIGH, TEXT

from humanize_cli.views.sarif import log

LEVELS = {"none", "note", "warning", "error"}


def run(*checked, everything=True, exit_code=1):
    document = json.loads(log(checked, everything=everything, exit_code=exit_code))
    assert document["version"] == "2.1.0"
    assert document["$schema"].endswith("sarif-schema-2.1.0.json")
    (only,) = document["runs"]
    return only


def valid_region(region):
    """What the specification asks of a region (3.30): lines and columns from 1, offsets from 0, in order."""
    assert region["startLine"] >= 1
    assert region["startColumn"] >= 1
    assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
    assert region["charOffset"] >= 0
    assert region["charLength"] >= 0


def test_the_structure_is_that_of_the_specification():
    found = run(CHECKED, HIGH, FAILED)
    driver = found["tool"]["driver"]
    assert driver["name"] == "humanize"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids)) == 3
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS
    assert found["columnKind"] == "unicodeCodePoints"
    assert set(found["newlineSequences"]) >= {"\r\n", "\n"}
    for result in found["results"]:
        assert result["message"]["text"]
        assert result["level"] in LEVELS
        if "ruleId" in result:
            assert ids[result["ruleIndex"]] == result["ruleId"]
            assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        for location in result["locations"]:
            place = location["physicalLocation"]
            assert place["artifactLocation"]["uri"]
            if "region" in place:
                valid_region(place["region"])
        for fix in result.get("fixes", ()):
            for change in fix["artifactChanges"]:
                assert change["artifactLocation"]["uri"]
                for replacement in change["replacements"]:
                    valid_region(replacement["deletedRegion"])
                    assert isinstance(replacement["insertedContent"]["text"], str)
    (invocation,) = found["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 1
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == FAILED.error


def test_a_run_that_went_well_says_so():
    assert run(CHECKED, exit_code=0)["invocations"] == [{"executionSuccessful": True, "exitCode": 0}]
    assert run(exit_code=0)["results"] == []


def test_a_fix_applied_to_the_text_gives_the_edited_text():
    result = next(each for each in run(CHECKED)["results"] if each["ruleId"] == "en.in-order-to")
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    start, end = region["charOffset"], region["charOffset"] + region["charLength"]
    after = TEXT[:start] + replacement["insertedContent"]["text"] + TEXT[end:]
    assert after == TEXT.replace("in order\nto", "to")


def test_what_does_not_count_is_a_note_and_only_there_on_request():
    levels = {each["ruleId"]: each["level"] for each in run(CHECKED)["results"]}
    assert levels == {"en.delve": "warning", "en.in-order-to": "note", "en.invisible": "warning"}
    assert [each["ruleId"] for each in run(CHECKED, everything=False)["results"]] == [
        "en.delve",
        "en.invisible",
    ]


def test_a_path_is_a_uri_from_the_root_or_a_file():
    place = run(CHECKED)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "docs/a%2Cb.md", "uriBaseId": "%SRCROOT%"}


def test_a_fingerprint_outlives_moved_lines_and_tells_equal_sentences_apart():
    from dataclasses import replace

    findings = CHECKED.diagnosis.findings
    moved = replace(
        CHECKED,
        diagnosis=replace(
            CHECKED.diagnosis,
            findings=tuple(
                replace(each, line=each.line + 7, end_line=each.end_line + 7) for each in findings
            ),
        ),
    )
    prints = [[each["partialFingerprints"] for each in run(one)["results"]] for one in (CHECKED, moved)]
    assert prints[0] == prints[1]
    twice = replace(CHECKED, diagnosis=replace(CHECKED.diagnosis, findings=(findings[0], findings[0])))
    first, second = (each["partialFingerprints"] for each in run(twice)["results"])
    assert first != second
