"""The cache of built models: one folder per identity, complete or absent, checked whenever it is used.

A model is built in a temporary folder beside its place and renamed, under one lock for the whole cache, so a
second process waits for the first and then finds the work done. Any temporary folder there when the lock is
held is a leftover.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from humanize_cli.errors import ModelError
from humanize_cli.model.base import Base, find_base
from humanize_cli.model.build import BUILDER_VERSION, Progress, write_model
from humanize_cli.model.chosen import chosen_adapter
from humanize_cli.model.lora import CARD, Adapter, file_sha256
from humanize_cli.model.prompts import PROMPT_FORMAT

CACHE_VARIABLE = "HUMANIZE_CACHE"
MANIFEST = "manifest.json"
COMPUTE_TYPE = "int8"
_KEPT_MODELS = 2
_TEMPORARY = ".building-"


@dataclass(frozen=True)
class BuiltModel:
    """A model on disk, found whole; `identity` changes whenever its answers may."""

    path: Path
    identity: str
    manifest: dict[str, Any]


def cache_folder() -> Path:
    """Return the folder of built models: `HUMANIZE_CACHE`, else the platform's cache folder."""
    chosen = os.environ.get(CACHE_VARIABLE)
    if chosen:
        return Path(chosen).expanduser() / "models"
    from platformdirs import user_cache_path

    return user_cache_path("humanize", appauthor=False) / "models"


def build(*, base: Path | None = None, adapter: Path | None = None, progress: Progress | None = None) -> Path:
    """Build the model even where it is built already, and return its folder.

    Raises BaseModelError for a missing or damaged base, ModelError for an unfit adapter or an unwritable
    cache.
    """
    return _provide(*_parts(base, adapter), progress or _silent, again=True).path


def ensure(
    *, base: Path | None = None, adapter: Path | None = None, progress: Progress | None = None
) -> BuiltModel:
    """Return the built model, after building it where it is missing or damaged.

    `progress` is called only when there is something to build. Raises what `build` raises.
    """
    return _provide(*_parts(base, adapter), progress or _silent, again=False)


def describe(*, base: Path | None = None, adapter: Path | None = None) -> dict[str, Any]:
    """Return what `humanize model show` prints: base, adapter, vocabulary, place, size, training, figures.

    "from" says where what stands beside it was read. Builds nothing; "built" says whether the model is there,
    not whether it is undamaged.
    """
    found, read = _parts(base, adapter)
    identity = _identity(found, read)
    path = cache_folder() / identity
    return {
        "base": {
            "name": found.name,
            "sha256": found.sha256,
            "from": "the package's published hash, checked at every build"
            if found.from_package
            else "its files",
        },
        "adapter": {
            "name": read.card.get("name", read.folder.name),
            "folder": str(read.folder),
            "sha256": read.weights_sha256,
            "from": f"its weights; name and what follows the path: its {CARD}",
        },
        "pieces": len(read.keep),
        "prompt_format": PROMPT_FORMAT,
        "languages": read.card.get("languages", []),
        "tones": read.card.get("tones", []),
        "compute_type": COMPUTE_TYPE,
        "identity": identity,
        "path": str(path),
        "built": (path / MANIFEST).is_file(),
        "bytes": sum(file.stat().st_size for file in path.iterdir()) if path.is_dir() else 0,
        "training_data_sha256": read.card.get("data_sha256", f"not recorded in its {CARD}"),
        "training": read.card.get("training", {}),
        "measured": read.card.get("measured", {}),
    }


def _parts(base: Path | None, adapter: Path | None) -> tuple[Base, Adapter]:
    """Return the base and the adapter, found to belong together.

    A base at the user's path is the user's word that it is the same model in other files.
    """
    found, read = find_base(base), chosen_adapter(adapter)
    made_for = read.card.get("base_sha256", found.sha256)
    if found.from_package and made_for != found.sha256:
        raise ModelError(
            f"{read.folder}: this adapter cannot be used: it was trained on another base model "
            f"(sha256 {str(made_for)[:12]}…, here {found.sha256[:12]}…); train it anew"
        )
    return found, read


def _identity(base: Base, adapter: Adapter) -> str:
    parts = {
        "base": base.sha256,
        "adapter": adapter.weights_sha256,
        "scale": adapter.scale,
        "keep": adapter.keep_sha256,
        "prompt_format": PROMPT_FORMAT,
        "builder": BUILDER_VERSION,
        "compute_type": COMPUTE_TYPE,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def _provide(base: Base, adapter: Adapter, progress: Progress, *, again: bool) -> BuiltModel:
    expected = _description(base, adapter)
    identity = expected["identity"]
    root = cache_folder()
    path = root / identity
    if not again:
        found, _ = _read(path, expected)
        if found is not None:
            return found
    with _writable(root), _locked(root, progress):
        _remove_leftovers(root)
        if not again:
            # Another process may have built it while this one waited for the lock.
            found, damage = _read(path, expected)
            if found is not None:
                return found
            if damage:
                progress(f"the built model is damaged ({damage}); building it again", 0.0)
        with _temporary(root) as folder:
            write_model(base, adapter, folder, COMPUTE_TYPE, progress)
            manifest = _write_manifest(folder, expected)
            if path.exists():
                # A folder cannot be renamed over one with files in it; this one goes with the leftovers.
                path.replace(Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=root)) / "old")
            folder.replace(path)
            _sync_folder(root)
        _remove_leftovers(root)
        _remove_old(root, keep=identity)
        progress("done", 1.0)
        return BuiltModel(path, identity, manifest)


def _description(base: Base, adapter: Adapter) -> dict[str, Any]:
    """Return all of a manifest but the hashes of the files."""
    return {
        "identity": _identity(base, adapter),
        "base": {"name": base.name, "sha256": base.sha256},
        "adapter_sha256": adapter.weights_sha256,
        "keep_sha256": adapter.keep_sha256,
        "pieces": len(adapter.keep),
        "prompt_format": PROMPT_FORMAT,
        "builder": BUILDER_VERSION,
        "compute_type": COMPUTE_TYPE,
        "tones": adapter.card.get("tones", []),
        "opinions": adapter.card.get("opinions", False),
    }


def _read(path: Path, expected: dict[str, Any]) -> tuple[BuiltModel | None, str]:
    """Return the model at `path` if every byte is as built, else None and what is wrong, "" if absent."""
    if not path.exists():
        return None, ""
    try:
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
        files: dict[str, str] = manifest["files"]
        if manifest != {**expected, "files": files} or not files:
            return None, f"{MANIFEST} is not as it was written"
        for name, sha256 in files.items():
            if file_sha256(path / name) != sha256:
                return None, f"{name} is not as it was written"
    except OSError as error:
        return None, f"{Path(error.filename or path).name} cannot be read"
    except (ValueError, KeyError, TypeError, AttributeError):
        return None, f"{MANIFEST} cannot be read"
    return BuiltModel(path, expected["identity"], manifest), ""


def _write_manifest(folder: Path, expected: dict[str, Any]) -> dict[str, Any]:
    manifest = {**expected, "files": {file.name: file_sha256(file) for file in sorted(folder.iterdir())}}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
    for file in folder.iterdir():
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())
    _sync_folder(folder)
    return manifest


@contextmanager
def _writable(root: Path) -> Iterator[None]:
    """Turn whatever the disk refuses into one line that names the folder."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise ModelError(
            f"{root}: the model cannot be built here ({error.strerror or error}); "
            f"make room, make it writable, or name another folder in {CACHE_VARIABLE}"
        ) from error


@contextmanager
def _locked(root: Path, progress: Progress) -> Iterator[None]:
    from filelock import FileLock, Timeout

    lock = FileLock(root / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        progress("waiting for another process that builds the model", 0.0)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _temporary(root: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_leftovers(root: Path) -> None:
    for folder in root.glob(f"{_TEMPORARY}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _remove_old(root: Path, keep: str) -> None:
    """Remove all built models but the newest; another process that has one loaded keeps it in memory."""
    manifests = [file for file in root.glob(f"*/{MANIFEST}") if file.parent.name != keep]
    manifests.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in manifests[_KEPT_MODELS - 1 :]:
        shutil.rmtree(file.parent, ignore_errors=True)


def _sync_folder(path: Path) -> None:
    if os.name == "posix":
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _silent(_action: str, _share: float) -> None:
    """Report to nobody."""
