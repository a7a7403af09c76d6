"""Write docs/profile.schema.json, the JSON Schema of profiles, from the tables in the code.

python -m scripts.profile_schema
"""

import json
from pathlib import Path

from humanize_cli.style.schema import schema

SCHEMA = Path(__file__).parents[1] / "docs" / "profile.schema.json"


def text() -> str:
    """Return the schema as it stands in the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(text(), encoding="utf-8")
