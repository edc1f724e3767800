"""`dateline schema`: the contract of an annotation line, for validators."""

from __future__ import annotations

import json

import click


@click.command()
def command() -> None:
    """Print the JSON Schema of a line of `dateline annotate`.

    \b
    Example:
      dateline schema > annotation.schema.json
    """
    from dateline.model.schema import annotation_schema

    click.echo(json.dumps(annotation_schema(), indent=1, ensure_ascii=False))
