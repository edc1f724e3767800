"""The briefing as one Markdown file; pictures are SVG data addresses, so that it stays one file."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Sequence

from dateline.views import words
from dateline.views.backers import TieView
from dateline.views.briefing.content import Briefing, IncidentLine, TollBlock
from dateline.views.briefing.drawings import Drawings
from dateline.views.briefing.prose import CONTENTS, headline, limits, scope
from dateline.views.claims import ClaimView
from dateline.views.labels import LabelView
from dateline.views.visible import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$^-])")


def to_markdown(briefing: Briefing, drawings: Drawings) -> str:
    """The whole file, with footnotes in the usual `[^1]` form."""
    parts = [f"# {_t(headline(briefing))}", _t(scope(briefing)), *_incidents(briefing)]
    parts += _picture("timeline", drawings.timeline) + _picture("map", drawings.map)
    parts += (
        _tolls(briefing, drawings)
        + _claims(briefing)
        + _labels(briefing)
        + _ties(briefing)
        + _weeks(briefing, drawings)
    )
    if briefing.background:
        parts += [f"## {CONTENTS['background']}", _table(_INCIDENTS, map(_incident, briefing.background))]
    parts += [f"## {CONTENTS['limits']}", *(_t(line) for line in limits(briefing)), f"## {CONTENTS['notes']}"]
    parts += [
        f"[^{n.number}]: {_t(n.outlet)}, {n.published or 'no date'}: “{_t(n.quote)}” "
        f"({_t(n.report)}:{n.span.start}–{n.span.end})"
        for n in briefing.notes
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _t(value: object) -> str:
    """Words with every character that Markdown or HTML would take for its own escaped."""
    return _SPECIAL.sub(r"\\\1", visible(" ".join(str(value).split())))


def _refs(notes: Iterable[int]) -> str:
    return "".join(f"[^{n}]" for n in notes)


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    head = ["| " + " | ".join(headers) + " |", "|" + " --- |" * len(headers)]
    return "\n".join(head + lines) if lines else ""


def _picture(section: str, svg: str) -> list[str]:
    return [f"## {CONTENTS[section]}", _image(CONTENTS[section], svg)] if svg else []


def _image(title: str, svg: str) -> str:
    data = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f"![{_t(title)}](data:image/svg+xml;base64,{data})"


_INCIDENTS = ("", "When", "Where", "What", "By", "To", "Toll", "Reports", "Origins")


def _incident(line: IncidentLine) -> tuple[str, ...]:
    view, incident = line.view, line.view.incident
    return (
        str(line.number),
        _t(words.days(incident.start, incident.end)),
        _t(words.place(incident.place)),
        _t(words.what(incident)) + _refs(line.notes),
        _t(words.names(view.actors)),
        _t(words.names(view.recipients)),
        _t(words.toll(view.toll)),
        str(len(incident.reports)),
        str(len(incident.origins)),
    )


def _incidents(briefing: Briefing) -> list[str]:
    table = _table(_INCIDENTS, map(_incident, briefing.incidents))
    return [f"## {CONTENTS['incidents']}", table or "Nothing in the record passes these filters."]


def _toll(block: TollBlock, svg: str) -> list[str]:
    incident = block.view.incident
    title = f"{words.place(incident.place)}, {words.days(incident.start, incident.end)}: {words.what(incident)}"
    rows = ((_t(o), _t(s), _t(h), f"“{_t(w)}”{_refs(notes)}") for o, s, h, w, notes in block.rows)
    sums = "; ".join(f"{c.harm} {words.bounds(c)}, disagreement {c.disagreement:.2f}" for c in block.counted)
    table = _table(("Origin", "Said by", "Harm", "Figure"), rows)
    counts = f"reports / origins {words.counts(incident)}"
    return [f"### {_t(title)}", counts, table, _t(sums), _image("The figures side by side", svg) if svg else ""]


def _tolls(briefing: Briefing, drawings: Drawings) -> list[str]:
    blocks = [part for block, svg in zip(briefing.tolls, drawings.tolls, strict=True) for part in _toll(block, svg)]
    return [f"## {CONTENTS['toll']}", *blocks] if blocks else []


def _claims(briefing: Briefing) -> list[str]:
    rows = (
        (_t(v.speaker), v.claim.stance, _t(v.text) + _refs(cited.notes), _t(" → ".join(v.chain)))
        for cited in briefing.claims
        if isinstance(v := cited.item, ClaimView)
    )
    return _titled("claims", _table(("Who", "Stance", "What", "Through"), rows))


def _labels(briefing: Briefing) -> list[str]:
    rows = (
        (_t(v.speaker), _t(v.target), f"“{_t(v.words)}”{_refs(cited.notes)}", v.label.marker)
        for cited in briefing.labels
        if isinstance(v := cited.item, LabelView)
    )
    return _titled("labels", _table(("Who", "Of whom", "Words", "Marked"), rows))


def _ties(briefing: Briefing) -> list[str]:
    rows = (
        (_t(v.subject), _t(v.tie.replace("_", " ")), _t(v.object) + _refs(cited.notes), v.status, str(v.reports))
        for cited in briefing.ties
        if isinstance(v := cited.item, TieView)
    )
    return _titled("ties", _table(("Who", "Tie", "Whom", "Standing", "Reports"), rows))


def _weeks(briefing: Briefing, drawings: Drawings) -> list[str]:
    rows = (
        (w.start, str(w.incidents), str(w.conflict), str(w.threats), str(w.killed), _t(w.reason))
        for w in briefing.weeks
    )
    headers = ("Week from", "Incidents", "Material conflict", "Threats, refusals", "Killed", "Out of the ordinary")
    table = _titled("weeks", _table(headers, rows))
    return [*table[:1], _image(CONTENTS["weeks"], drawings.weeks) if drawings.weeks else "", *table[1:]]


def _titled(section: str, table: str) -> list[str]:
    return [f"## {CONTENTS[section]}", table] if table else []
