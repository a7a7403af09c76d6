"""The model card tells of the adapter that is released."""

import json
from pathlib import Path

import pytest

from humanize_cli.model.lora import adapter_folder, read_adapter
from humanize_cli.style.profile import LANGUAGES
from training import model_card

PAGE = model_card.PAGE.read_text(encoding="utf-8")
CARD = json.loads((adapter_folder() / "card.json").read_text(encoding="utf-8"))


def test_the_page_and_the_adapters_card_agree():
    assert model_card.page(PAGE) == PAGE
    assert read_adapter().weights_sha256 in PAGE
    assert CARD["name"] in PAGE


@pytest.mark.parametrize("group", ["all", *LANGUAGES])
def test_every_group_has_its_row(group):
    row = CARD["measured"][group]
    assert f"| {group} | {row['n']:,} | {row['recall']:.0%} | {row['restraint']:.0%} |" in PAGE


def test_another_figure_in_the_card_would_change_the_page(monkeypatch, tmp_path):
    spoiled = {**CARD, "measured": {**CARD["measured"], "en": {**CARD["measured"]["en"], "recall": 0.123}}}
    (tmp_path / "card.json").write_text(json.dumps(spoiled), encoding="utf-8")
    monkeypatch.setattr(model_card, "adapter_folder", lambda: tmp_path)
    assert model_card.page(PAGE) != PAGE


def test_links_lead_somewhere():
    import re

    for target in re.findall(r"\]\(([^)#:]+)\)", PAGE):
        assert (Path(model_card.PAGE).parent / target).exists(), target


def test_licence_and_limits_are_named():
    for words in ("Gemma Terms of Use", "NOTICE", "Apache License 2.0", "Outside English", "adapter-2"):
        assert words in PAGE
