"""`dateline show`: one report with its evidence marked."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from dateline.cli.options import record_option
from dateline.cli.output import console
from dateline.model.errors import DatelineError
from dateline.views.visible import visible

STYLES: Final = {
    "event": "bold red",
    "figure": "bold magenta",
    "claim": "cyan",
    "label": "yellow",
    "tie": "green",
    "time": "blue",
    "place": "underline",
    "actor": "bold",
}
"""Kind of statement -> how it looks; the first that stands on a stretch decides."""

LETTERS: Final = {"event": "E", "figure": "F", "label": "L", "tie": "T", "time": "t", "place": "p", "actor": "a"}
"""Kind -> the letter that `--marks` prints, so that the marks can be read without colour."""


@click.command()
@click.argument("report")
@record_option
@click.option("--marks", is_flag=True, help="Put brackets with a letter around each mark, for reading without colour.")
def command(report: str, record: Path, marks: bool) -> None:
    """Print REPORT (its name or id) with the evidence of every statement marked; appeal and furniture are dimmed.

    \b
    Example:
      dateline show sahel-wire-market-shelled.txt
      dateline show sahel-wire-market-shelled.txt --marks | less
    """
    from rich.text import Text

    from dateline.record import open_record
    from dateline.views.show import stretches

    with open_record(record) as reader:
        row = reader.report(report)
        if row is None:
            raise DatelineError(f"no report {report!r} in {record}; `dateline search` finds names of reports")
        others = [other.id for other in reader.reports() if other.name == report and other.id != row.id]
        if others and row.id != report:
            click.echo(f"dateline: this is {row.id}; the same name has also: {', '.join(others)}", err=True)
        parts = stretches(row.text, reader.blocks(row.id), reader.evidence(row.id))
    out = Text()
    for part in parts:
        unread = part.role in {"appeal", "furniture"}
        kind = next((kind for kind in STYLES if kind in part.kinds), None)
        letters = "".join(letter for name, letter in LETTERS.items() if name in part.kinds) if marks else ""
        words = f"[{letters} {visible(part.words)}]" if letters and part.words.strip() else visible(part.words)
        out.append(words, style="dim strike" if unread else STYLES.get(kind or "", ""))
    screen = console()
    head = " | ".join(visible(v) for v in (row.outlet, row.published, row.title, row.url) if v)
    screen.print(Text(head, style="dim"))
    screen.print(out)
    legend = Text("marked: ")
    for kind, style in STYLES.items():
        legend.append(kind, style=style)
        legend.append(f" {LETTERS.get(kind, '')}  " if marks else "  ")
    screen.print(legend)
