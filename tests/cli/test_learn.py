"""humanize profile learn: from a folder of texts to a profile that goes by its name."""

import os
from pathlib import Path

import pytest
import yaml
from writers import brisk, german, solemn


@pytest.fixture
def texts(write):
    """A folder of one writer's texts."""
    for number in range(6):
        write(f"texts/{number}.md", brisk(number))


def learn(cli, *words, **more):
    return cli("profile", "learn", *words, **more)


def test_a_profile_that_is_found_by_its_name(cli, texts):
    ran = learn(cli, "texts", "--name", "me")
    path = Path(cli.environment["HUMANIZE_PROFILES"], "me.yaml")
    assert (ran.code, ran.out) == (0, b"")
    assert f"wrote {path}, learned from 6 texts" in ran.err
    assert ran.err.rstrip().endswith("--profile me")
    assert "brisk" not in path.read_text()
    assert cli("profile", "check", "me").code == 0
    assert "How me writes." in cli("profile", "list").out.decode()
    edited = cli("-p", "me", "--lang", "en", stdin=b"We commence work at six.\n")
    assert (edited.code, edited.out) == (0, b"We start work at six.\n")


def test_how_well_it_tells_the_writer_from_others_is_on_stderr(cli, texts, write):
    for number in range(5):
        write(f"others/solemn/{number}.md", solemn(number))
    ran = learn(cli, "texts", "--name", "me", "--others", "others")
    lines = [line.split() for line in ran.err.splitlines()]
    assert ["academic", "1", "of", "1"] in lines
    assert ["solemn", "1", "of", "1;", "1", "of", "1"] in lines


def test_measuring_another_text_against_the_voice(cli, texts, write):
    learn(cli, "texts", "--name", "me", "-q")
    write("own.md", brisk(77))
    write("other.md", solemn(77))

    def distance(name):
        out = cli("measure", name, "-p", "me").out.decode()
        (line,) = (line for line in out.splitlines() if line.strip().startswith("voice:"))
        return float(line.split()[1])

    assert 2 * distance("own.md") < distance("other.md")
    assert "voice:" not in cli("measure", "own.md", "-p", "plain").out.decode()


def test_the_same_bytes_from_another_run_and_quiet_says_nothing(cli, texts):
    assert learn(cli, "texts", "-o", "one/me.yaml").code == 0
    ran = learn(cli, "texts", "-o", "two/me.yaml", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, b"", "")
    one, two = ((cli.folder / name / "me.yaml").read_bytes() for name in ("one", "two"))
    assert one == two
    assert cli("profile", "check", "one/me.yaml").code == 0


def test_sentences_are_stored_only_on_request(cli, texts):
    learn(cli, "texts", "-o", "without.yaml")
    learn(cli, "texts", "-o", "with.yaml", "--with-examples")
    without, stored = (
        yaml.safe_load((cli.folder / name).read_text()) for name in ("without.yaml", "with.yaml")
    )
    assert "examples" not in without
    all_texts = " ".join(" ".join(brisk(number).split()) for number in range(6))
    assert stored["examples"]
    assert all(each["before"] == each["after"] and each["before"] in all_texts for each in stored["examples"])


def test_nothing_is_replaced_without_force(cli, texts, write):
    path = write("me.yaml", "tone: warm\n")
    ran = learn(cli, "texts", "-o", "me.yaml")
    assert ran.code == 2
    assert "is there already" in ran.err
    assert path.read_text() == "tone: warm\n"
    assert learn(cli, "texts", "-o", "me.yaml", "--force").code == 0
    assert "voice:" in path.read_text()


@pytest.mark.parametrize("name", ["", "a/b", "..", ".me", "me.yaml", "-me", "a b", "x" * 200, "a\nb"])
def test_a_name_that_is_no_file_name(cli, texts, name):
    ran = learn(cli, "texts", f"--name={name}")
    assert ran.code == 2
    assert "named by its file" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_names_that_cannot_be_had(cli, texts):
    assert "built-in" in learn(cli, "texts", "--name", "warm").err
    assert "--name me" in learn(cli, "texts").err
    assert "ends in .yaml" in learn(cli, "texts", "-o", "me.txt").err
    assert "stdin is one text" in learn(cli, "-", "--name", "me").err


def test_too_little_text_says_how_much_is_missing(cli, write):
    write("few/1.md", "We had a good day, and it was the best of all.\n")
    ran = learn(cli, "few", "--name", "me", "--lang", "en")
    assert ran.code == 3
    assert "1 text with 12 words of prose; 4 more texts and 1,988 more words needed" in ran.err
    assert not Path(cli.environment["HUMANIZE_PROFILES"]).exists()


def test_two_languages_are_named_by_file(cli, texts, write):
    write("texts/brief.md", german(1))
    ran = learn(cli, "texts", "--name", "me")
    assert ran.code == 3
    assert "texts/brief.md in German" in ran.err
    assert learn(cli, "texts", "--name", "me", "--lang", "en").code == 0


def test_odd_files_are_named_and_the_others_learned_from(cli, texts, write):
    write("texts/copy.md", brisk(3) + "\n\n")
    write("texts/empty.md", "")
    write("texts/binary.md", bytes(range(256)) * 20)
    (cli.folder / "texts" / "gone.md").symlink_to("nowhere")
    ran = learn(cli, "texts", "nothing.md", "--name", "me")
    assert ran.code == 3
    assert "warning: texts/copy.md: the same text as texts/3.md; counted once" in ran.err
    assert "warning: texts/empty.md: no prose" in ran.err
    assert "error: texts/binary.md" in ran.err
    assert "error: nothing.md: no such file" in ran.err
    assert "learned from 6 texts" in ran.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(cli, texts, write):
    write("texts/secret.md", brisk(9)).chmod(0)
    ran = learn(cli, "texts", "--name", "me")
    assert ran.code == 3
    assert "secret.md: may not be read" in ran.err


def test_an_output_folder_that_cannot_be(cli, texts, write):
    write("file", "x")
    ran = learn(cli, "texts", "-o", "file/me.yaml")
    assert ran.code == 3
    assert "cannot be written" in ran.err
    assert len(ran.err.splitlines()[-1].split(": ")) >= 3


def test_others_that_are_no_folder_or_hold_nothing(cli, texts, write):
    write("empty/readme.bin", b"x")
    assert "is no folder" in learn(cli, "texts", "--name", "me", "--others", "nowhere").err
    ran = learn(cli, "texts", "--name", "me", "--others", "empty")
    assert ran.code == 0
    assert "no folder in it has texts" in ran.err


def test_the_writer_s_own_folder_among_the_others_is_passed_over(cli, texts):
    ran = learn(cli, "texts", "--name", "me", "--others", ".")
    assert ran.code == 0
    assert "is one of the writer's own texts" in ran.err


def test_own_profiles_do_not_hide_built_in_ones(cli, write):
    folder = Path(cli.environment["HUMANIZE_PROFILES"])
    folder.mkdir()
    (folder / "plain.yaml").write_text("tone: nonsense\n")
    (folder / "broken.yaml").write_text("tone: nonsense\n")
    assert cli("profile", "check", "plain").code == 0
    ran = cli("profile", "list")
    assert ran.code == 0
    assert "broken" in ran.out.decode()
    assert ran.out.decode().count("\nplain ") == 1
