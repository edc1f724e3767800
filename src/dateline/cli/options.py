"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

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
