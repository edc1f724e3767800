"""The briefing's own words: neutral ones, the same in every form."""

from __future__ import annotations

from typing import Final

from dateline.views.briefing.content import Briefing

CONTENTS: Final = {
    "incidents": "What happened",
    "timeline": "Timeline",
    "map": "Map",
    "toll": "Toll, by origin",
    "claims": "Who says what",
    "labels": "Who calls whom what",
    "ties": "Who backs, leads and fights whom",
    "weeks": "Escalation over time",
    "background": "Told as background",
    "limits": "What this is, and is not",
    "notes": "Evidence",
}
"""Section -> its heading."""


def headline(briefing: Briefing) -> str:
    """The title: what it is about, as far as the filters say."""
    about = [value for value in (briefing.filters.place, briefing.filters.actor, briefing.filters.outlet) if value]
    return "Briefing" + (f": {', '.join(about)}" if about else "")


def scope(briefing: Briefing) -> str:
    """Counts, days and filters in one line."""
    parts = [
        f"{briefing.total} incidents in {briefing.reports} reports with {briefing.origins} different origins",
        f"counting rule: {briefing.rule}",
    ]
    filters = briefing.filters
    window = [f"from {filters.since}" if filters.since else "", f"until {filters.until}" if filters.until else ""]
    parts += [
        part for part in (" ".join(w for w in window if w), filters.status and f"standing: {filters.status}") if part
    ]
    if briefing.as_of:
        parts.append(f"latest report: {briefing.as_of}")
    return "; ".join(parts) + ". Days are those of the outlets' own clocks."


def limits(briefing: Briefing) -> tuple[str, ...]:
    """How to read it, and what it cannot do."""
    return (
        "Made by dateline from news reports; a person's judgements on who is who and where a place is hold where they were made. "
        "Every line says what reports print, not what is true; "
        "the numbers behind a line lead to the words it was read from.",
        "Reports counts how many print it; origins counts how many places the information comes from, as far as credits, "
        "citations and shared text tell. Two origins are not yet two witnesses.",
        f"The toll shows the {briefing.rule} figure of the origins and, in brackets, the lowest and highest bound of all. "
        "Disagreement is 1 minus the share of origins that give the most frequent figure.",
        "Labels are the words of those who use them. Places that the gazetteer does not know stay unplaced; dates that the "
        "reports do not fix stay open.",
    )
