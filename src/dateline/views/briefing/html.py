"""The briefing as one HTML file: no script, no outside file, every word of a report escaped; prints well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from dateline.views import words
from dateline.views.backers import TieView
from dateline.views.briefing.content import Briefing, Cited, Footnote, IncidentLine, TollBlock
from dateline.views.briefing.drawings import Drawings
from dateline.views.briefing.prose import CONTENTS, headline, limits, scope
from dateline.views.claims import ClaimView
from dateline.views.labels import LabelView
from dateline.views.visible import visible

STYLE = """
:root{color-scheme:light}
body{font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:#1c2733;background:#fff;margin:0 auto;max-width:60rem;
padding:1.5rem 1.25rem 4rem}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.2rem 0 .5rem;border-bottom:1px solid #d5dbe1;
padding-bottom:.2rem}h3{font-size:1rem;margin:1.4rem 0 .3rem}
p{margin:.4rem 0}.m{color:#5b6875}.n{font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.92rem}
th{text-align:left;font-weight:600;border-bottom:1px solid #98a4ae;padding:.25rem .6rem .25rem 0;vertical-align:bottom}
td{border-bottom:1px solid #e7ebee;padding:.3rem .6rem .3rem 0;vertical-align:top}
td.n,th.n{text-align:right;white-space:nowrap}
td.d span{white-space:nowrap}tr.q td{padding-top:0}tr.k td{border-bottom:0;padding-bottom:.1rem}tr.k{break-after:avoid}
tr.q span{display:block;max-width:min(56rem,calc(100vw - 6rem));position:sticky;left:0}
sup a{text-decoration:none;color:#33608a;padding:0 .1em}q{quotes:"“" "”"}
ol.notes{font-size:.86rem;padding-left:2.4rem}ol.notes li{margin:.25rem 0}
figure{margin:1rem 0;overflow-x:auto}figcaption{color:#5b6875;font-size:.86rem}
.scroll{overflow-x:auto}.box{background:#f7f5ef;padding:.6rem .8rem;border-left:3px solid #98a4ae}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2{break-after:avoid}tr,figure{break-inside:avoid}a{color:inherit}
.scroll,figure{overflow:visible}td,th{overflow-wrap:break-word;font-size:9pt}}
"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def to_html(briefing: Briefing, drawings: Drawings) -> str:
    """The whole file."""
    sections = [
        _incidents(briefing, drawings),
        _section("timeline", "Timeline", _figure(drawings.timeline)),
        _section("map", "Map", _figure(drawings.map)),
        _tolls(briefing, drawings),
        _claims(briefing),
        _labels(briefing),
        _ties(briefing),
        _weeks(briefing, drawings),
        _background(briefing),
        _section("limits", CONTENTS["limits"], "".join(f"<p>{_t(line)}</p>" for line in limits(briefing))),
        _notes(briefing.notes),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_t(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_t(headline(briefing))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{_t(headline(briefing))}</h1>\n<p class=m>{_t(scope(briefing))}</p>\n"
        + "\n".join(section for section in sections if section)
        + "\n</body>\n</html>\n"
    )


def _t(value: object) -> str:
    return escape(visible(str(value)))


def _refs(notes: Iterable[int]) -> str:
    return "<sup>" + " ".join(f'<a href="#n{n}">{n}</a>' for n in notes) + "</sup>"


def _section(ident: str, title: str, body: str) -> str:
    return f'<section id="{ident}"><h2>{_t(title)}</h2>\n{body}</section>' if body else ""


def _figure(svg: str, caption: str = "") -> str:
    if not svg:
        return ""
    return f"<figure>{svg}{f'<figcaption>{_t(caption)}</figcaption>' if caption else ''}</figure>"


def _table(headers: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> str:
    """A table; a header is (title, class), a cell is HTML. One cell more than there are headers stands below its row."""
    head = "".join(f'<th class="{style}">{_t(title)}</th>' for title, style in headers)
    styles = [style for _, style in headers]
    body = "".join(_table_row(row, styles) for row in rows)
    return (
        f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>'
        if body
        else ""
    )


def _table_row(row: Sequence[str], styles: Sequence[str]) -> str:
    cells = "".join(f'<td class="{style}">{cell}</td>' for cell, style in zip(row, styles, strict=False))
    below = row[len(styles) :]
    if not below:
        return f"<tr>{cells}</tr>\n"
    return f'<tr class="k">{cells}</tr>\n<tr class="q"><td></td><td colspan="{len(styles) - 1}">{below[0]}</td></tr>\n'


INCIDENT_HEADERS = (
    ("", "n"), ("When", "d"), ("Where", ""), ("What", ""), ("Reports / origins", ""), ("By", ""), ("To", ""), ("Toll", ""),
)  # fmt: skip


def _incident_row(line: IncidentLine) -> tuple[str, ...]:
    view, incident = line.view, line.view.incident
    return (
        str(line.number),
        _days(words.days(incident.start, incident.end)),
        _t(words.place(incident.place)),
        f"{_t(words.what(incident))}{_refs(line.notes)}",
        f'<span title="{_t("; ".join(origin.reason for origin in incident.origins))}">{_t(words.counts(incident))}</span>',
        _t(words.names(view.actors)),
        _t(words.names(view.recipients)),
        _t(words.toll(view.toll)),
        f"<span class=m><q>{_t(view.quote)}</q></span>",
    )


def _days(days: str) -> str:
    """Days that are not broken at their hyphens."""
    return " to ".join(f"<span>{_t(day)}</span>" for day in days.split(" to "))


def _incidents(briefing: Briefing, drawings: Drawings) -> str:
    table = _table(INCIDENT_HEADERS, map(_incident_row, briefing.incidents))
    more = briefing.total - len(briefing.incidents)
    note = (
        f"<p class=m>{more} more incidents of less weight: <code>dateline incidents</code> lists them.</p>"
        if more > 0
        else ""
    )
    return _section("incidents", CONTENTS["incidents"], table + note) or _section(
        "incidents", CONTENTS["incidents"], "<p>Nothing in the record passes these filters.</p>"
    )


def _toll_block(block: TollBlock, svg: str) -> str:
    incident = block.view.incident
    number = f"{block.number}. " if block.number else ""
    title = f"{number}{words.place(incident.place)}, {words.days(incident.start, incident.end)}: {words.what(incident)}"
    rows = (
        (_t(origin), _t(said_by), _t(harm), f"<q>{_t(wording)}</q>{_refs(notes)}")
        for origin, said_by, harm, wording, notes in block.rows
    )
    table = _table((("Origin", ""), ("Said by", ""), ("Harm", ""), ("Figure", "")), rows)
    sums = "; ".join(
        f"{c.harm} {words.bounds(c)}, {c.origins} {'origin' if c.origins == 1 else 'origins'}, disagreement {c.disagreement:.2f}"
        for c in block.counted
    )
    counts = f"<p class=m>reports / origins {words.counts(incident)}</p>"
    return f"<h3>{_t(title)}</h3>{counts}{table}<p class=m>{_t(sums)}</p>{_figure(svg)}"


def _tolls(briefing: Briefing, drawings: Drawings) -> str:
    blocks = (_toll_block(block, svg) for block, svg in zip(briefing.tolls, drawings.tolls, strict=True))
    return _section("toll", f"{CONTENTS['toll']} ({briefing.rule} figure first)", "".join(blocks))


def _claims(briefing: Briefing) -> str:
    rows = []
    for cited in briefing.claims:
        view = _claim(cited)
        chain = " → ".join(view.chain)
        rows.append((_t(view.speaker), _t(view.claim.stance), f"{_t(view.text)}{_refs(cited.notes)}", _t(chain)))
    table = _table((("Who", ""), ("Stance", ""), ("What", ""), ("Through", "")), rows)
    return _section("claims", CONTENTS["claims"], table)


def _claim(cited: Cited) -> ClaimView:
    if not isinstance(cited.item, ClaimView):
        raise TypeError("a claim is cited among the claims")
    return cited.item


def _labels(briefing: Briefing) -> str:
    rows = [
        (_t(v.speaker), _t(v.target), f"<q>{_t(v.words)}</q>{_refs(cited.notes)}", _t(v.label.marker))
        for cited in briefing.labels
        if isinstance(v := cited.item, LabelView)
    ]
    return _section(
        "labels", CONTENTS["labels"], _table((("Who", ""), ("Of whom", ""), ("Words", ""), ("Marked", "")), rows)
    )


def _ties(briefing: Briefing) -> str:
    rows = [
        (
            _t(view.subject),
            _t(view.tie.replace("_", " ")),
            f"{_t(view.object)}{_refs(cited.notes)}",
            _t(view.status),
            _t("; ".join(dict.fromkeys(s.said_by for s in view.statements))),
            str(view.reports),
        )
        for cited in briefing.ties
        if isinstance(view := cited.item, TieView)
    ]
    headers = (("Who", ""), ("Tie", ""), ("Whom", ""), ("Standing", ""), ("Said by", ""), ("Reports", "n"))
    return _section("ties", CONTENTS["ties"], _table(headers, rows))


def _weeks(briefing: Briefing, drawings: Drawings) -> str:
    rows = (
        (
            week.start,
            str(week.incidents),
            str(week.conflict),
            str(week.threats),
            str(week.killed),
            "" if week.intensity is None else f"{week.intensity:.1f}",
            _t(week.reason),
        )
        for week in briefing.weeks
    )
    headers = (
        ("Week from", ""), ("Incidents", "n"), ("Material conflict", "n"), ("Threats, refusals", "n"), ("Killed", "n"),
        ("Mean intensity", "n"), ("Out of the ordinary", ""),
    )  # fmt: skip
    return _section("weeks", CONTENTS["weeks"], _figure(drawings.weeks) + _table(headers, rows))


def _background(briefing: Briefing) -> str:
    return _section(
        "background", CONTENTS["background"], _table(INCIDENT_HEADERS, map(_incident_row, briefing.background))
    )


def _notes(notes: Sequence[Footnote]) -> str:
    items = "".join(
        f'<li id="n{n.number}">{_t(n.outlet)}, {_t(n.published or "no date")}: <q>{_t(n.quote)}</q> '
        f'<span class="m n">{_t(n.report)}:{n.span.start}-{n.span.end}</span>{_link(n.url)}</li>\n'
        for n in notes
    )
    return _section("notes", CONTENTS["notes"], f'<ol class="notes">\n{items}</ol>' if items else "")


def _link(url: str | None) -> str:
    """A link to the page, where its address is one of the web."""
    safe = url is not None and url.startswith(("https://", "http://"))
    return f' <a href="{_t(url)}" rel="noreferrer nofollow">page</a>' if safe else ""
