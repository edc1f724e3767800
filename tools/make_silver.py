"""Events in public texts as the rules read them, for training the branch for events on real news.

    python tools/make_silver.py DATA/attribution/train:200 DATA/muc4/train:150 DATA/plover/train --output silver.jsonl

The invented sentences of the corpus hold an event in nearly every line; running news does not. Here the events of the rules
(without the encoder) are taken as they are, a word of the trigger lexicons that is none of them is unknown, and every other
word is no trigger. Where the gold of a folder states the type of a sentence (PLV), rule events of other types are unknown too.
A number behind a colon takes so many reports. The texts are not the project's own: the output stays out of it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.model.annotation import Reading
from dateline.reading.annotate import annotate
from dateline.reading.events.lexicon import by_noun, by_verb
from dateline.reading.lines import reports_from_lines
from dateline.reading.parse import pipeline


def main() -> None:
    """Write one line a report: id, text, silver events, unknown words, and the type of the sentence where it is known."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("sources", nargs="+")
    options.add_argument("--output", type=Path, required=True)
    args = options.parse_args()
    with args.output.open("w", encoding="utf-8") as out:
        for name in args.sources:
            for row in rows(name):
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The lines of one source."""
    folder, _, most = name.partition(":")
    gold = {row["id"]: row for row in map(json.loads, (Path(folder) / "gold.jsonl").open(encoding="utf-8"))}
    lines = list(islice((Path(folder) / "reports.jsonl").open("rb"), int(most) if most else None))
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    for reading in annotate(reports_from_lines(lines), encoder=False):
        if isinstance(reading, Reading):
            yield silver(reading, texts[reading.id], gold[reading.id].get("type"))


def silver(reading: Reading, text: str, kind: str | None) -> dict[str, Any]:
    """The line of one report."""
    wanted = {"YIELD": ("CONCEDE", "RETREAT")}.get(kind or "", (kind,) if kind else ())
    events = [event for event in reading.events if not wanted or event.type in wanted]
    known = {*by_verb(), *by_noun()}
    unknown = [[t.idx, t.idx + len(t)] for t in pipeline()(text) if t.lemma_.lower() in known or t.lower_ in known]
    unknown += [list(event.trigger) for event in reading.events if event not in events]
    return {
        "id": reading.id,
        "text": text,
        "silver": [{"trigger": list(e.trigger), "type": e.type, "mode": e.mode, "status": e.status} for e in events],
        "unknown": unknown,
        "sentence": [] if events else list(wanted),
        "mains": [[0, len(text), list(wanted)]] if wanted else [],
    }


if __name__ == "__main__":
    main()
