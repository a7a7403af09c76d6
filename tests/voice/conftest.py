"""Samples that take a while to count, counted once."""

import pytest
from taking import samples
from writers import brisk, solemn


@pytest.fixture(scope="session")
def solemn_samples():
    return samples(solemn, range(10))


@pytest.fixture(scope="session")
def brisk_samples():
    return samples(brisk, range(10))
