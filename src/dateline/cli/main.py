"""The `dateline` command: a group whose commands are loaded only when they are called."""

from __future__ import annotations

import codecs
import importlib
import io
import sys
from typing import Final

import click

from dateline import __version__
from dateline.model.errors import DatelineError
from dateline.views.visible import visible

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "read": ("read", "Turn pages, feeds and archives into plain reports."),
    "annotate": ("annotate", "Read reports: who did what to whom, and who says so."),
    "steps": ("steps", "List the steps of the reading: what each needs and gives."),
    "ingest": ("ingest", "Read a folder of saved news into a record."),
    "incidents": ("incidents", "What happened, with reports and independent origins."),
    "claims": ("claims", "Who says what, and through whom."),
    "actors": ("actors", "Everybody in the record."),
    "who": ("who", "One actor over all reports."),
    "toll": ("toll", "How many were harmed, by whose count."),
    "labels": ("labels", "Who calls whom what."),
    "backers": ("backers", "Who backs, arms, leads or fights whom."),
    "timeline": ("timeline", "Incidents in order of their days."),
    "search": ("search", "Reports that hold some words."),
    "show": ("show", "One report with its evidence marked."),
    "brief": ("brief", "One self-contained page with pictures and footnotes."),
    "review": ("review", "Judge who is who, and where a place is; reversible."),
    "demo": ("demo", "A tour on bundled exercise reports."),
    "check": ("check", "Check your own lists of places and actors."),
    "bench": ("bench", "Score the reader on benchmark sets and check the floors."),
    "schema": ("schema", "Print the JSON Schema of an annotation line."),
}
"""Command -> (module in dateline.cli that holds it, one line of help). A name ending in `_` avoids a Python word."""


class Commands(click.Group):
    """Commands by name; a command's module is imported when the command is called, so that start-up stays short."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"dateline.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dateline")
def group() -> None:
    """Turn news reports on a conflict into a record you can check.

    \b
    Start here:
      dateline demo                         a tour on bundled exercise reports
      dateline ingest saved-news/           read a folder into dateline.sqlite
      dateline incidents --since 2024-03-01 what happened, with the three counts
      dateline brief -o brief.html          one page with pictures and footnotes
    """


def main() -> None:
    """Run the command line; an error of dateline's own is one line on standard error and exit status 2."""
    _speak_utf8()
    try:
        group.main(standalone_mode=True)
    except DatelineError as problem:
        click.echo(f"dateline: {visible(str(problem))}", err=True)
        sys.exit(2)


def _speak_utf8() -> None:
    """Make output fit for every letter: UTF-8 in files and pipes whatever the locale, what a terminal lacks as '?'."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")
