"""Exit codes, and every error that a user can cause.

HumanizeError
├── UsageError          a wrong flag, or flags that do not go together
│   ├── ProfileError    a profile is unknown or malformed
│   └── ConfigError     a configuration file is malformed, or there are two
├── InputError          a file cannot be read, decoded or written
└── ModelError          the model cannot be found, built or loaded
    └── BaseModelError  the base package is missing or is not the expected file
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process answers; the README's table is tested against it."""

    DONE = 0
    WOULD_CHANGE = 1
    USAGE = 2
    FAILED = 3
    NEEDS_PERSON = 4
    INTERRUPTED = 130


class HumanizeError(Exception):
    """A problem a user can understand; its text is one line saying what, where, and what to do."""

    exit_code = ExitCode.FAILED


class UsageError(HumanizeError):
    """A wrong option, or options that do not go together."""

    exit_code = ExitCode.USAGE


class ProfileError(UsageError):
    """A profile is unknown or malformed; the text may carry an excerpt of the user's file."""


class ConfigError(UsageError):
    """A configuration file cannot be read, is malformed or is one too many; the text names file and line."""


class InputError(HumanizeError):
    """One input cannot be read, decoded or written; other inputs go on."""


class ModelError(HumanizeError):
    """The model cannot be found, built or loaded."""


class BaseModelError(ModelError):
    """The base model's package is missing, incomplete or not the expected bytes."""
