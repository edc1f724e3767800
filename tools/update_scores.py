"""Write the pinned scores into the README as a table, between its two marks.

    python tools/update_scores.py

Reads `bench/floors.json`; run it after `dateline bench all --raise`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]

ROWS = (
    (
        "who says what: source, cue and content all right",
        "attribution",
        "full.ov50.F1",
        "dependency rules 43, people against people 69",
    ),
    ("the same on our own conflict passages", "passages", "full.ov50.F1", "two labellers 98"),
    ("chains of sources, hop by hop", "chains", "hops.F1", "no other tool gives them; two labellers 96"),
    ("who calls whom what: words, target and speaker", "labels", "full.F1", "no other tool gives them"),
    ("events on our own sentences: trigger and type", "events", "typed.F1", "two labellers 95"),
    ("standing of the events found, macro", "events", "status.macro_F1", "no other tool gives it"),
    ("ACLED sub-event of our own notes", "sub-events", "weighted_F1", ""),
    ("who is who in our own passages: mean of three measures", "actors", "conll", ""),
    ("PLOVER type of a sentence, macro", "plover", "macro_F1", "dictionary coder 46, linear model 66"),
    ("events in running news, macro over five classes", "running-news", "sentence.macro.F1", "keywords 53"),
    ("record of a document, mean over ten slots", "muc4", "mean_F1", "keywords 40"),
    ("casualty numbers above one, recall", "figures", "recall.several", "regular expressions 40"),
    ("casualty numbers in headlines, exact", "headlines", "exact.F1", "regular expressions 90"),
    ("who fights, leads, belongs to whom", "sides", "micro.F1", "name-verb-name patterns 16"),
    ("time expressions of war histories, value", "times", "wikiwars.value.f1", "HeidelTime 85"),
    ("places found and placed, local news", "places", "lgl.end_to_end.f1", "first heuristic 59"),
    ("places found and placed, web news", "places", "gwn.end_to_end.f1", "first heuristic 70"),
    ("text of a news page", "extraction", "aeb.text.f1", "trafilatura 97.3"),
)


def main() -> None:
    floors = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))
    lines = ["| question | set | dateline | others |", "|---|---|---|---|"]
    lines += [f"| {what} | {name} | **{floors[name][metric]:.1f}** | {others} |" for what, name, metric, others in ROWS]
    readme = ROOT / "README.md"
    text = re.sub(
        r"(<!-- scores -->\n).*?(<!-- /scores -->)",
        lambda m: m.group(1) + "\n".join(lines) + "\n" + m.group(2),
        readme.read_text(encoding="utf-8"),
        flags=re.S,
    )
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
