"""`dateline brief`: one self-contained page for those who decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dateline.cli.filters import chosen, filter_options, open_snapshot, rule_option


@click.command()
@filter_options
@rule_option
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("brief.html"),
    show_default=True,
    help="Where to write; the ending decides: .html or .md.",
)
def command(record: Path, rule: Any, output: Path, **filters: Any) -> None:
    """Write a briefing: incidents with three counts, timeline, map, tolls by origin, claims, labels, ties, escalation.

    One file with its pictures inside and no script; each line is footnoted with outlet, date and quote.

    \b
    Example:
      dateline brief -o brief.html
      dateline brief --place Sudan --since 2024-03-15 -o sudan.md
    """
    from dateline.views.briefing.content import compose
    from dateline.views.briefing.drawings import draw
    from dateline.views.briefing.html import to_html
    from dateline.views.briefing.markdown import to_markdown

    write = {".html": to_html, ".htm": to_html, ".md": to_markdown}.get(output.suffix.lower())
    if write is None:
        raise click.BadParameter(f"{output}: give a name that ends in .html or .md", param_hint="--output")
    briefing = compose(open_snapshot(record), chosen(filters), rule)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(write(briefing, draw(briefing)), encoding="utf-8")
    click.echo(f"{output}: {briefing.total} incidents, {len(briefing.notes)} footnotes", err=True)
