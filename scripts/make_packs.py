"""Write humanize_cli/rules/LANG.json: the rule packs made ready, with the inflected forms of their words.

    python scripts/make_packs.py

Run it after a change of a pack; the forms are from simplemma's dictionaries. It prints the words that have no
form but themselves, which may be misspelt or no dictionary form.
"""

import json
from pathlib import Path

from humanize_cli.rules.lemmas import dictionary_forms
from humanize_cli.rules.pack import read_pack
from humanize_cli.rules.ready import made_ready
from humanize_cli.style.profile import LANGUAGES

FOLDER = Path(__file__).parent.parent / "humanize_cli" / "rules"


def main() -> None:
    """Write the files."""
    for language in LANGUAGES:
        text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
        rules = read_pack(text, f"{language}.yaml", language).rules
        words = sorted({word for rule in rules for word in rule.words})
        forms = {word: dictionary_forms(word, language) for word in words}
        for word, found in forms.items():
            if len(found) == 1:
                print(f"{language}: {word} has no other form")
        data = made_ready(rules, text, forms, language)
        lines = [json.dumps(record, ensure_ascii=False) for record in data.pop("rules")]
        head = json.dumps(data, ensure_ascii=False)
        body = ",\n".join(lines)
        (FOLDER / f"{language}.json").write_text(f'{head[:-1]}, "rules": [\n{body}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
