"""The project's own labelled passages: lines with phrases in, reports and gold with spans out.

A line names each span by its words, which have to occur once in the text; "the minister [[said]] late" marks a part of a
context that does. The guide is corpus/README.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.model.errors import DatelineError
from dateline.model.spans import Span

Spots = list[list[int]]
_UNSPACED = "\u2e80"
"""From which character on scripts do not part their words: Chinese, Japanese, Korean."""
_MARK = re.compile(r"\{(\w+):|\}")


class CorpusError(DatelineError):
    """A line of the corpus that does not hold what it says; the message names the item and the phrase."""


def spot(text: str, phrase: str) -> Span:
    """Where a phrase stands. Raises CorpusError where it stands nowhere, more than once, or inside a word.

    >>> spot("He said no. She said yes.", "She [[said]]").of("He said no. She said yes.")
    'said'
    """
    before, _, rest = phrase.rpartition("[[") if "[[" in phrase else ("", "", phrase)
    inner, _, behind = rest.partition("]]")
    whole = before + inner + behind
    if not inner or text.count(whole) != 1:
        raise CorpusError(f"{phrase!r} occurs {text.count(whole)} times; add context around [[ ]] until it occurs once")
    start = text.index(whole) + len(before)
    span = Span(start, start + len(inner))
    if _inside_word(text, span.start) or _inside_word(text, span.end):
        raise CorpusError(f"{phrase!r} begins or ends inside a word")
    return span


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() and text[at] < _UNSPACED


def items(path: Path) -> Iterator[dict[str, Any]]:
    """The items of a corpus file as they stand there."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _unmarked(json.loads(line))
                except ValueError as problem:
                    raise CorpusError(f"{path}:{number}: {problem}") from problem


def _unmarked(item: dict[str, Any]) -> dict[str, Any]:
    """The item with its text, and the mentions of its actors, where these are marked inside the text: "{2:{1:his} men}"."""
    if "marked" not in item:
        return item
    text, mentions = unmark(item["marked"])
    if unknown := mentions.keys() ^ item["actors"].keys():
        raise ValueError(f"{item['id']}: actors {sorted(unknown)} are only marked or only listed")
    actors = [{**actor, "mentions": mentions[key]} for key, actor in item["actors"].items()]
    return {**{key: value for key, value in item.items() if key != "marked"}, "text": text, "actors": actors}


def unmark(marked: str) -> tuple[str, dict[str, Spots]]:
    """A text without its marks, and where each key's marks stood. Raises ValueError where a mark is not closed.

    >>> unmark("{2:{1:His} men} left.")
    ('His men left.', {'1': [[0, 3]], '2': [[0, 7]]})
    """
    text, opened, found, last = "", [], [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match.group(1) is not None:
            opened.append((match.group(1), len(text)))
        elif opened:
            key, start = opened.pop()
            found.append((key, [start, len(text)]))
        else:
            raise ValueError(f"a mark ends that never began, at {match.start()}")
    if opened:
        raise ValueError(f"the mark {opened[-1][0]} is not closed")
    spots: dict[str, Spots] = {}
    for key, spot_ in sorted(found):
        spots.setdefault(key, []).append(spot_)
    return text + marked[last:], spots


def report_row(item: Mapping[str, Any]) -> dict[str, Any]:
    """The line that `dateline annotate` is given for an item."""
    return {key: item.get(key) for key in ("id", "text", "outlet", "published")}


def gold_row(item: Mapping[str, Any]) -> dict[str, Any]:
    """The gold of an item with spans: `attributions` (with `hops`), `credit`, `labels`, `lookalikes`, `events`, `none`,
    `ties`.

    An attribution has the source of its last hop and the cues of all, as the annotation guide asks.
    """
    try:
        return {
            "id": item["id"],
            **{key: item[key] for key in ("label", "actors", "pair", "same", "published") if key in item},
            **({"mention": list(spot(item["text"], item["mention"]))} if "mention" in item else {}),
            "credit": _spots(item["text"], item.get("credit")),
            "attributions": [_attribution(item["text"], claim) for claim in item.get("claims", ())],
            "labels": [_label(item["text"], label) for label in item.get("labels", ())],
            "lookalikes": [list(spot(item["text"], label["span"])) for label in item.get("lookalikes", ())],
            "events": [_event(item["text"], event) for event in item.get("events", ())],
            "ties": [_tie(item["text"], tie) for tie in item.get("ties", ())],
            "none": [list(spot(item["text"], other["span"])) for other in item.get("none", ())],
        }
    except CorpusError as problem:
        raise CorpusError(f"{item['id']}: {problem}") from problem


def _attribution(text: str, claim: Mapping[str, Any]) -> dict[str, Any]:
    hops = [_hop(text, hop) for hop in claim["hops"]]
    return {
        "source": hops[-1]["source"],
        "cue": sorted(cue for hop in hops for cue in hop["cue"]),
        "content": sorted(_spots(text, claim["content"])),
        "stance": claim.get("stance", "neutral"),
        "hops": hops,
    }


def _hop(text: str, hop: Mapping[str, Any]) -> dict[str, Any]:
    source = _spots(text, hop["source"])
    return {"source": source, "cue": _spots(text, hop.get("cue")), "role": hop["role"] if source else None}


def _label(text: str, label: Mapping[str, Any]) -> dict[str, Any]:
    speaker = label["speaker"]
    return {
        "span": list(spot(text, label["span"])),
        "target": list(spot(text, label["target"])) if label["target"] else None,
        "speaker": speaker if speaker in {None, "outlet"} else list(spot(text, speaker)),
        "marker": label["marker"],
    }


def _event(text: str, event: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **{key: event[key] for key in ("type", "mode", "status", "acled") if key in event},
        "trigger": list(spot(text, event["trigger"])),
        **{key: _spots(text, event[key]) for key in ("actors", "recipients")},
        **{key: list(spot(text, event[key])) if event[key] else None for key in ("place", "time")},
    }


def _tie(text: str, tie: Mapping[str, Any]) -> dict[str, Any]:
    return {**tie, **{end: list(spot(text, tie[end])) for end in ("subject", "object")}}


def _spots(text: str, phrases: str | Iterable[str] | None) -> Spots:
    if phrases is None:
        return []
    return [list(spot(text, phrase)) for phrase in ([phrases] if isinstance(phrases, str) else phrases)]
