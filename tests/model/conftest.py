"""The real model, built once for all tests that are marked with `model`."""

import pytest

from humanize_cli.model.ctranslate2_engine import CTranslate2Engine
from humanize_cli.model.store import BuiltModel, ensure


@pytest.fixture(scope="session")
def built() -> BuiltModel:
    return ensure()


@pytest.fixture(scope="session")
def engine(built: BuiltModel) -> CTranslate2Engine:
    return CTranslate2Engine(built, threads=2)
