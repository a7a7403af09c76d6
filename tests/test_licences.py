"""What Gemma's terms ask of whoever passes on the adapter, and what NOTICE promises, is in the repository."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
ADAPTER = ROOT / "humanize_cli" / "model" / "adapter"


def test_code_is_under_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_notice_holds_the_sentence_that_gemma_asks_for_and_the_restrictions() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    words = " ".join(notice.split())
    assert (
        "\nGemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms\n"
        in notice
    )
    assert "ai.google.dev/gemma/prohibited_use_policy" in words
    assert "modified by the humanize authors" in words


def test_terms_lie_beside_the_adapter_as_the_notice_says() -> None:
    terms = (ADAPTER / "GEMMA_TERMS.txt").read_text(encoding="utf-8")
    assert "3.2 Use Restrictions" in terms
    assert "4.9 No Waiver" in terms
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for name in ("GEMMA_TERMS.txt", "adapter_model.safetensors", "adapter_config.json", "keep.json"):
        assert name in notice
        assert (ADAPTER / name).is_file()


def test_every_foreign_part_is_named_with_its_licence() -> None:
    words = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    for part, licence in (
        ("lid.176", "Attribution-ShareAlike 3.0"),
        ("CommonMark Specification", "Attribution-ShareAlike 4.0"),
        ("GitHub Flavored Markdown Spec", "Attribution-ShareAlike 4.0"),
        ("gfm-extensions.json", "Attribution-ShareAlike 4.0"),
        ("training/light", "Apache License, Version 2.0"),
    ):
        assert licence in words[words.index(part) :]
