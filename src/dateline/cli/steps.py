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
    from dateline.cli.output import print_table
    from dateline.reading.steps import composition

    rows = (
        (step.name, str(step.version), step.answers, _names(step.needs), _names(step.gives)) for step in composition()
    )
    print_table("The reading", {"step": 0, "version": 0, "answers": 5, "needs": 6, "gives": 2}, rows)


def _names(kinds: tuple[type, ...]) -> str:
    return ", ".join(kind.__name__ for kind in kinds) or "-"
