"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])

record_option: Final = click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="DATELINE_RECORD",
    default="dateline.sqlite",
    show_default=True,
    show_envvar=True,
    metavar="FILE",
    help="The record: one SQLite file.",
)

actors_option: Final = click.option(
    "--actors",
    type=click.Path(path_type=Path),
    envvar="DATELINE_ACTORS",
    show_envvar=True,
    metavar="FILE",
    help="Your own actors, TOML or CSV: they win over packaged ones.",
)

gazetteer_option: Final = click.option(
    "--gazetteer",
    type=click.Path(path_type=Path),
    envvar="DATELINE_GAZETTEER",
    show_envvar=True,
    metavar="FILE",
    help="Your own places, CSV or GeoJSON: they win over packaged ones.",
)


def own_list_options(command: Function) -> Function:
    """Add `--gazetteer` and `--actors` to a command that reads reports."""
    return gazetteer_option(actors_option(command))
