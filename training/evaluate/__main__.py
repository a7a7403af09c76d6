"""Print how a model edits a split, beside a copy of the input and the last released adapter.

usage: python -m training.evaluate [--split dev|test] [--adapter DIR] [--against DIR] [--limit N]
       [--json FILE] [--page FILE] [--calibrate] [--weighed] [--tone] [--tool] [--lamp FILE]

The table is of the model alone, before any gate. `--weighed` adds that of the edits in which a reader would
hardly find fault, still before the gate, `--tool` that of the whole tool and what it did, `--tone` a
classifier of tone, `--lamp` the paragraphs of LAMP, `--page` sixty edits to read. Adapters up to adapter-1
were trained on the dev split too, which flatters them there. The test split is looked at once, at a release.
"""

import argparse
import json
import random
from pathlib import Path

from training.data import light_edits


def main() -> None:
    """Evaluate the adapters named on the command line."""
    from humanize_cli.api import humanize
    from humanize_cli.model.ctranslate2_engine import load_engine
    from training.evaluate import calibrate, lamp, page, rows, tone, tool, weighed
    from training.evaluate.outcomes import ask

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument("--adapter", type=Path, help="adapter folder; the released one where missing")
    parser.add_argument("--against", type=Path, help="another adapter to print beside it")
    parser.add_argument("--limit", type=int, help="a random sample of that many passages (fixed seed)")
    parser.add_argument("--json", type=Path, help="also write the table there")
    parser.add_argument("--page", type=Path, help="write sixty edits to read there")
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--weighed", action="store_true")
    parser.add_argument("--tone", action="store_true")
    parser.add_argument("--tool", action="store_true")
    parser.add_argument("--lamp", type=Path, help="LAMP's development pairs (JSON lines)")
    options = parser.parse_args()
    edits = [edit for edit in light_edits(options.split) if edit.source]
    if options.limit:
        records = sorted({edit.record for edit in edits})
        chosen = set(random.Random(7).sample(records, min(options.limit, len(records))))
        edits = [edit for edit in edits if edit.record in chosen]
    figures = {}
    for adapter in (options.adapter, options.against) if options.against else (options.adapter,):
        name = str(adapter or "released adapter")
        engine = load_engine(adapter=adapter)
        outcomes = ask(engine, edits)
        groups = rows.groups(outcomes)
        table = {group: rows.row(each) for group, each in groups.items()}
        found = {group: rows.faults(each) for group, each in groups.items()}
        figures[name] = {group: {**table[group], **found[group]} for group in table}
        print(f"\n{name}, {options.split}\n\n{rows.markdown(table)}\n\n{rows.markdown(found)}")
        if options.calibrate:
            print(f"\n{calibrate.calibration(outcomes)}")
        if options.weighed:
            left = rows.groups(weighed.weighed(engine, outcomes))
            table = {group: rows.row(each) for group, each in left.items()}
            print(f"\n{name}, {options.split}, each edit weighed\n\n{rows.markdown(table)}")
        if options.tone:
            print(f"\n{tone.report(outcomes)}")
        if options.page and adapter == options.adapter:
            options.page.write_text(page.page(outcomes), encoding="utf-8")
        if options.tool:
            whole = rows.groups(tool.edit_sentences(engine, edits))
            table = {group: rows.row(each) for group, each in whole.items()}
            print(f"\n{name}, {options.split}, through the whole tool\n\n{rows.markdown(table)}")
            print(f"\n{tool.report(engine, edits)}")
        if options.lamp and adapter == options.adapter:

            def edit(text: str, engine: object = engine) -> str:
                return humanize(text, language="en", engine=engine).after  # type: ignore[arg-type]

            print(f"\n{lamp.report(options.lamp, edit, options.limit)}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
