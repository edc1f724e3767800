"""`dateline demo`: a tour on the bundled exercise reports."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("dateline-demo"),
    show_default=True,
    help="Folder for the record and the briefing; made where missing.",
)
def command(output: Path) -> None:
    """Read the bundled exercise reports into a record, show the main views and write a briefing.

    The reports are fiction, written for this purpose: invented groups, people and outlets in real places.

    \b
    Example:
      dateline demo
      dateline demo --output /tmp/tour
    """
    from importlib import resources

    from dateline.cli.main import group

    output.mkdir(parents=True, exist_ok=True)
    record, brief = str(output / "demo.sqlite"), str(output / "brief.html")
    with resources.as_file(resources.files("dateline.demo").joinpath("reports")) as reports:
        _run(group, "ingest", str(reports), "--record", record)
    _run(group, "incidents", "--place", "Umm Ruwaba", "--record", record)
    _run(group, "toll", "--place", "Umm Ruwaba", "--record", record)
    _run(group, "claims", "--status", "denying", "--record", record)
    _run(group, "labels", "--record", record)
    _run(group, "backers", "--tie", "supplies", "--tie", "arms", "--tie", "backs", "--tie", "funds", "--record", record)
    _run(group, "brief", "--record", record, "--output", brief)
    click.echo(f"\nThese reports are an exercise: all of it is invented. The record: {record}\nThe briefing: {brief}")
    click.echo(f"Go on with: dateline who Zarmani --record {record}")


def _run(group: click.Command, *arguments: str) -> None:
    """One command of the tour, shown as a person would type it."""
    click.secho("\n$ dateline " + " ".join(f'"{a}"' if " " in a else a for a in arguments), bold=True)
    try:
        group.main(list(arguments), prog_name="dateline", standalone_mode=False)
    except SystemExit as done:
        if done.code not in {None, 0}:
            raise
