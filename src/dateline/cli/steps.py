"""`dateline steps`: what the reading is made of."""

from __future__ import annotations

import click


@click.command()
def command() -> None:
    """List the steps of the reading in order: what each answers, needs and gives.

    \b
    Example:
      dateline steps
    """
    from rich.console import Console
    from rich.table import Table

    from dateline.reading.steps import composition

    table = Table("step", "version", "answers", "needs", "gives", box=None, pad_edge=False)
    for step in composition():
        needs, gives = (", ".join(kind.__name__ for kind in kinds) or "-" for kinds in (step.needs, step.gives))
        table.add_row(step.name, str(step.version), step.answers, needs, gives)
    Console().print(table)
