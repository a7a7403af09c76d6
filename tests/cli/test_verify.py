import json

from drafts import CLEAN, STIFF


def stamp(cli, write, name: str, *words: str) -> None:
    write(name, STIFF)
    assert cli("-w", name, "--disclose", *words).code == 0


def test_each_text_gets_a_line_and_the_worst_decides(cli, write):
    stamp(cli, write, "a.md", "comment")
    stamp(cli, write, "b.txt", "footer")
    ran = cli("verify", "a.md", "b.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.decode().splitlines() == [
        "a.md: OK (comment: humanize 0.1.0, adapter-8, profile plain, 3.0% of the words changed)",
        "b.txt: OK (footer: humanize 0.1.0, adapter-8, profile plain, 2.9% of the words changed)",
    ]
    write("c.md", CLEAN)
    changed = (cli.folder / "a.md").read_text().replace("Nothing", "Anything")
    write("a.md", changed)
    tampered = (cli.folder / "b.txt").read_text().replace("adapter-8", "adapter-2")
    write("b.txt", tampered)
    ran = cli("verify", "a.md", "b.txt", "c.md")
    assert ran.code == 1
    lines = ran.out.decode().splitlines()
    assert [line.split()[1] for line in lines] == ["CHANGED:", "TAMPERED:", "no"]
    assert cli("verify", "a.md", "gone.md").code == 3


def test_a_folder_and_quiet(cli, write):
    stamp(cli, write, "in/a.md", "comment")
    stamp(cli, write, "in/b.md", "sidecar")
    assert cli("verify", "-q", "in").out == b""
    write("in/c.md", CLEAN)
    ran = cli("verify", "-q", "in")
    assert (ran.code, ran.out) == (1, b"in/c.md: no disclosure\n")


def test_a_sidecar_names_the_lines(cli, write):
    stamp(cli, write, "a.md", "sidecar")
    text = (cli.folder / "a.md").read_text()
    write("a.md", text.replace("Nothing", "Anything").replace("# Report\n", "") + "\nMore.\n")
    ran = cli("verify", "a.md")
    assert ran.code == 1
    assert ran.out.decode().splitlines()[1:] == [
        "  1 line is gone before line 1",
        "  line 6 is new in place of 1 line",
        "  lines 8 to 9 were added",
    ]


def test_standard_input(cli):
    out = cli("--disclose", "trailer", stdin=STIFF.encode()).out
    assert cli("verify", stdin=out).code == 0
    assert cli("verify", "-", stdin=out.replace(b"\n", b"\r\n")).code == 0
    ran = cli("verify", "--stdin-filename", "m.txt", stdin=out + b"\n")
    assert (ran.code, ran.out.startswith(b"m.txt: CHANGED")) == (1, True)
    assert cli("verify", stdin=b"\x00\x01\x02").code == 3
    assert cli("verify", stdin=b"").out == b"stdin: no disclosure\n"


def test_json(cli, write):
    stamp(cli, write, "a.md", "front-matter")
    (shown,) = [json.loads(line) for line in cli("verify", "--json", "a.md").out.splitlines()]
    assert (shown["file"], shown["status"], shown["form"], shown["lines"]) == (
        "a.md",
        "fits",
        "front-matter",
        [],
    )
    assert shown["disclosure"]["profile"] == "plain"
    ran = cli("verify", "--json", "gone.md", "a.md")
    failed, shown = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, set(failed), shown["status"]) == (3, {"file", "error"}, "fits")


def test_the_text_before(cli, write):
    stamp(cli, write, "a.md", "comment")
    write("first.md", STIFF)
    write("other.md", CLEAN)
    assert cli("verify", "a.md", "--before", "first.md").code == 0
    assert cli("verify", "a.md", "--before", "other.md").code == 1
    assert cli("verify", "a.md", "first.md", "--before", "first.md").code == 2
    assert cli("verify", "a.md", "--before", "gone.md").code == 3
    assert cli("verify", "a.md", "--before", "-").code == 2
