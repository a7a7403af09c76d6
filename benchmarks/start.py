"""Print what a user waits for: --version, --help, a cold start on a 60-word paragraph, and the memory of it.

usage: python -m benchmarks.start
"""

from benchmarks.measure import humanize, machine, median_of

PARAGRAPH = (
    "It is important to note that the committee will utilize the remaining funds in order to repair the "
    "roof of the library before 12 October. The decision, which was made by the council on Tuesday, serves "
    "as a testament to the commitment of all parties. Visitors may continue to make use of the reading room "
    "on the ground floor, but not of the gallery, until further notice."
)


def main() -> None:
    """Run each command five times after a warm-up and print the medians."""
    print(machine())
    for name, arguments, text in (
        ("humanize --version", ("--version",), ""),
        ("humanize --help", ("--help",), ""),
        (f"{len(PARAGRAPH.split())}-word paragraph, model built, process started anew", (), PARAGRAPH),
    ):
        taken = median_of(5, humanize(*arguments), text=text.encode())
        print(f"{name}: {taken.seconds:.2f} s, peak {taken.peak_mb:.0f} MB")


if __name__ == "__main__":
    main()
