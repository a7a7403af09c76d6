"""Print how often an upset message is answered in the warm profile, and a calm one is not.

usage: python -m benchmarks.replies [--show]

The messages of benchmarks/replies.yaml were written for this by hand, six of each kind a language with which
the rules were made, and three unseen ones; plain is the profile asked for. `--show` prints the messages that
are answered otherwise.
"""

import argparse
from pathlib import Path

import yaml

from humanize_cli.reply import Reply, choose, read_message
from humanize_cli.style.load import load_profile

MESSAGES = Path(__file__).with_suffix(".yaml")
KINDS = ("upset", "calm", "unseen upset", "unseen calm")


def answered(text: str) -> Reply:
    """Return how a message is answered where plain was asked for."""
    return choose(read_message(text, "message"), load_profile("plain"))


def main() -> None:
    """Print how many of each kind are answered as they should: upset ones in warm, calm ones in plain."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    data = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    print(f"{'':4}" + "".join(f"{kind:>16}" for kind in KINDS))
    rows: dict[str, list[tuple[int, int]]] = {}
    for language, kinds in data.items():
        rows[language] = []
        for kind in KINDS:
            switched = kind.endswith("upset")
            replies = [(text, answered(text)) for text in kinds[kind]]
            rows[language].append((sum(each.switched == switched for _, each in replies), len(replies)))
            for text, each in replies:
                if show and each.switched != switched:
                    message = each.message
                    print(
                        f"  {kind}: {message.emotion} {message.probability:.2f} ({message.evidence}) {text}"
                    )
    columns = list(zip(*rows.values(), strict=True))
    rows["all"] = [(sum(right for right, _ in each), sum(number for _, number in each)) for each in columns]
    for language, cells in rows.items():
        print(f"{language:4}" + "".join(f"{f'{right} of {number}':>16}" for right, number in cells))


if __name__ == "__main__":
    main()
