"""Write the list of lexicons into docs/lexicons.md, between its two marks.

    python tools/list_lexicons.py

Run it after a lexicon has come, gone, or got another key.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "dateline" / "lexicon" / "data"
DOCS = ROOT / "docs" / "lexicons.md"


def main() -> None:
    lines = ["| file | holds | keys beside `id` |", "|---|---|---|"]
    for path in sorted(DATA.glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        keys = sorted({key for entry in document["entry"] for key in entry} - {"id"})
        lines.append(f"| `{path.name}` | {document['lexicon']['about']} | {', '.join(f'`{key}`' for key in keys)} |")
    text = re.sub(
        r"(<!-- lexicons -->\n).*?(<!-- /lexicons -->)",
        lambda m: m.group(1) + "\n".join(lines) + "\n" + m.group(2),
        DOCS.read_text(encoding="utf-8"),
        flags=re.S,
    )
    DOCS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
