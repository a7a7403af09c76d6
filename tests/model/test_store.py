import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from humanize_cli.errors import ModelError
from humanize_cli.model import store
from humanize_cli.model.base import Base

BASE = Base("test base", (Path("nowhere"),), "0" * 64, from_package=False)


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("HUMANIZE_CACHE", str(tmp_path))
    monkeypatch.setattr(store, "find_base", lambda path: BASE)
    return tmp_path / "models"


@pytest.fixture
def builds(monkeypatch):
    """Builds as the store asks for them, each a folder of two small files."""
    done = []

    def write(base, adapter, folder, compute_type, progress):
        done.append(base)
        (folder / "model.bin").write_bytes(b"weights")
        (folder / "tokenizer.model").write_bytes(b"pieces")

    monkeypatch.setattr(store, "write_model", write)
    return done


def folders(root):
    return sorted(path.name for path in root.iterdir() if path.is_dir())


def test_the_first_use_builds_and_the_second_does_not(root, builds):
    first, second = store.ensure(), store.ensure()
    assert len(builds) == 1
    assert first == second
    assert first.path == root / first.identity
    assert (first.path / "model.bin").read_bytes() == b"weights"
    assert folders(root) == [first.identity]


def test_build_builds_again(root, builds):
    path = store.build()
    assert store.build() == path
    assert len(builds) == 2
    assert folders(root) == [path.name]


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.model", "manifest.json"])
@pytest.mark.parametrize("damage", ["changed", "cut", "gone"])
def test_a_damaged_model_is_noticed_and_built_again(root, builds, name, damage):
    path = store.ensure().path / name
    if damage == "changed":
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0x40
        path.write_bytes(data)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-2])
    else:
        path.unlink()
    said = []
    model = store.ensure(progress=lambda action, share: said.append(action))
    assert (model.path / "model.bin").read_bytes() == b"weights"
    assert len(builds) == 2
    assert any("damaged" in action and name in action for action in said)


def test_an_undamaged_model_says_nothing(root, builds):
    store.ensure()
    said = []
    store.ensure(progress=lambda *event: said.append(event))
    assert said == []


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("broken")])
def test_an_interrupted_build_leaves_nothing(root, monkeypatch, error):
    def write(base, adapter, folder, compute_type, progress):
        (folder / "model.bin").write_bytes(b"half")
        raise error

    monkeypatch.setattr(store, "write_model", write)
    with pytest.raises(type(error)):
        store.ensure()
    assert folders(root) == []


def test_what_a_killed_build_left_is_cleaned(root, builds):
    leftover = root / ".building-old"
    leftover.mkdir(parents=True)
    (leftover / "model.bin").write_bytes(b"half")
    model = store.ensure()
    assert folders(root) == [model.identity]


def test_a_full_disk_is_one_line_that_names_folder_and_variable(root, monkeypatch):
    def write(base, adapter, folder, compute_type, progress):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "write_model", write)
    with pytest.raises(ModelError) as caught:
        store.ensure()
    message = str(caught.value)
    assert str(root) in message
    assert "No space left on device" in message
    assert "HUMANIZE_CACHE" in message
    assert "\n" not in message
    assert folders(root) == []


def test_a_cache_that_is_no_folder(tmp_path, monkeypatch, root, builds):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HUMANIZE_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="HUMANIZE_CACHE"):
        store.ensure()
    assert (tmp_path / "file").read_text() == ""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_cache_without_permission(tmp_path, root, builds):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(ModelError, match="HUMANIZE_CACHE"):
            store.ensure()
    finally:
        tmp_path.chmod(0o700)


def test_each_base_has_a_model_of_its_own_and_the_two_newest_stay(root, builds, monkeypatch):
    names = []
    for number in range(4):
        base = Base("test base", (Path("nowhere"),), str(number) * 64, from_package=False)
        monkeypatch.setattr(store, "find_base", lambda path, base=base: base)
        model = store.ensure()
        os.utime(model.path / "manifest.json", (number, number))
        names.append(model.identity)
    assert folders(root) == sorted(names[-2:])


def test_describe_tells_what_is_there_and_builds_nothing(root, builds):
    before = store.describe()
    assert (before["built"], before["bytes"], builds) == (False, 0, [])
    model = store.ensure()
    after = store.describe()
    assert after["built"] is True
    assert after["bytes"] > 0
    assert after["path"] == str(model.path)
    assert after["identity"] == model.identity
    assert after["base"]["sha256"] == BASE.sha256
    assert after["measured"]["all"]["n"] > 0
    json.dumps(after)


WORKER = """
import sys, time
from pathlib import Path
from humanize_cli.model import store
from humanize_cli.model.base import Base

def write(base, adapter, folder, compute_type, progress):
    with open(sys.argv[1], "a") as log:
        log.write("built\\n")
    time.sleep(1)
    (folder / "model.bin").write_bytes(b"weights")

store.find_base = lambda path: Base("test base", (Path("nowhere"),), "0" * 64, from_package=False)
store.write_model = write
print((store.ensure().path / "model.bin").read_text())
"""


def test_of_two_processes_one_builds_and_the_other_waits(tmp_path):
    log = tmp_path / "log"
    environment = {**os.environ, "HUMANIZE_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", WORKER, str(log)]
    workers = [
        subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
        )
        for _ in range(3)
    ]
    assert [worker.communicate(timeout=60)[0] for worker in workers] == ["weights\n"] * 3
    assert log.read_text() == "built\n"


def test_a_build_that_is_killed_does_not_lock_the_next_one_out(tmp_path):
    log = tmp_path / "log"
    environment = {**os.environ, "HUMANIZE_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", WORKER.replace("sleep(1)", "sleep(60)"), str(log)]
    folder = Path(__file__).parents[2]
    with subprocess.Popen(command, env=environment, cwd=folder) as killed:
        while not log.exists():
            time.sleep(0.05)
        killed.kill()
    command = [sys.executable, "-c", WORKER, str(log)]
    done = subprocess.run(command, env=environment, cwd=folder, stdout=subprocess.PIPE, text=True, timeout=60)
    assert done.stdout == "weights\n"
    assert [path.name for path in (tmp_path / "cache/models").iterdir() if path.name.startswith(".")] == []
