"""How values read: days, places, counts, names. The tool's own words, and neutral ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.model.spans import Span
from dateline.model.statement import Incident, PlaceRef
from dateline.resolve.toll import Counted
from dateline.views.snapshot import Snapshot


def days(start: str | None, end: str | None) -> str:
    """ "2024-03-19", "2024-03-19 to 03-21", or "not dated"."""
    if start is None:
        return "not dated"
    if end is None or end == start:
        return start
    return f"{start} to {end[5:] if end[:4] == start[:4] else end}"


def place(ref: PlaceRef | None) -> str:
    """A place with its country: "Sokna, LBY"; "not placed" where none is known."""
    if ref is None:
        return "not placed"
    name = place_name(ref)
    return f"{name}, {ref.country}" if ref.country and ref.precision != "country" else name


def place_name(ref: PlaceRef) -> str:
    """A place's name as a map would letter it: datelines write names in capitals, short forms keep theirs."""
    return ref.name.title() if ref.name.isupper() and len(ref.name) > 3 else ref.name


def what(incident: Incident) -> str:
    """Type, mode and standing: "ASSAULT aerial", "AGREE (announced)"."""
    act = f"{incident.type} {incident.mode}" if incident.mode else incident.type
    return act if incident.status == "occurred" else f"{act} ({incident.status})"


def counts(incident: Incident) -> str:
    """Reports and independent origins: "4 / 2"."""
    return f"{len(incident.reports)} / {len(incident.origins)}"


def toll(counted: Iterable[Counted]) -> str:
    """ "killed 12 (12 to 20)", one part per harm; empty where there is no figure."""
    return "; ".join(f"{c.harm} {bounds(c)}" for c in counted)


def bounds(counted: Counted) -> str:
    """The figure under the rule, with the bounds over all origins where they differ."""
    best = "?" if counted.best is None else f"{counted.best:,}"
    if counted.low == counted.high or counted.low is None or counted.high is None:
        return best
    return f"{best} ({counted.low:,} to {counted.high:,})"


def names(some: Iterable[str], most: int = 3) -> str:
    """Up to `most` names, and how many more there are."""
    listed = list(some)
    more = f" +{len(listed) - most}" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def where(snapshot: Snapshot, report: str, span: Span) -> str:
    """Where a value stands: the input's name for the report, and the offsets."""
    return f"{snapshot.reports[report].name}:{span.start}-{span.end}"


def found(count: int) -> str:
    """How many reports were found."""
    return "1 report" if count == 1 else f"{count} reports"


def counted(numbers: Mapping[str, int]) -> str:
    """Counts in words: "3 speakers, 5 claims, 1 report".

    >>> counted({"claims": 2, "reports": 1})
    '2 claims, 1 report'
    """
    return ", ".join(f"{number} {kind.removesuffix('s') if number == 1 else kind}" for kind, number in numbers.items())
