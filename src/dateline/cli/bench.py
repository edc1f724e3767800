"""`dateline bench`: the scores of the reader, now, beside what is pinned."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("sets", nargs=-1, required=True)
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path("../shared/bench"),
    show_default=True,
    help="Folder with the scorers, and the data under data/SET/SPLIT.",
)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("corpus"),
    show_default=True,
    help="Folder with the project's own sets, SET/SPLIT.jsonl.",
)
@click.option("--split", default="dev", show_default=True, help="Which part of the sets.")
@click.option(
    "--floors", type=click.Path(path_type=Path, dir_okay=False), default=Path("bench/floors.json"), show_default=True
)
@click.option("--raise", "raise_", is_flag=True, help="Write what was measured where it is above the floor.")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Keep the predictions in this folder.")
@click.option("--no-model", is_flag=True, help="Measure the rules alone; floors are not checked then.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(
    sets: tuple[str, ...],
    data: Path,
    corpus: Path,
    split: str,
    floors: Path,
    raise_: bool,
    keep: Path | None,
    no_model: bool,
    as_json: bool,
) -> None:
    """Measure the reader on SETS ("all" for every set), and check the floors.

    Exit status 1 where a number lies below its floor.

    \b
    Example:
      dateline bench attribution times
      dateline bench all --raise
      dateline bench attribution passages --no-model
    """
    import json

    from dateline.bench.floors import below, load_floors, raised, save_floors
    from dateline.bench.run import Setup, count_reports, run_set
    from dateline.bench.sets import SETS, bench_set
    from dateline.cli.progress import progress

    try:
        chosen = SETS if "all" in sets else tuple(bench_set(name) for name in sets)
    except KeyError as problem:
        raise click.BadParameter(str(problem.args[0]), param_hint="SETS") from None
    setup = Setup(data, corpus, split, encoder=not no_model)
    checked = split == "dev" and not no_model
    pinned, problems, results = load_floors(floors), [], {}
    for bench in chosen:
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
        with progress(bench.name, count_reports(bench, setup)) as tick:
            measured = run_set(bench, setup, tick, keep / f"{bench.name}-{split}.jsonl" if keep else None)
        results[bench.name] = measured
        if checked:
            problems += below(bench, measured, pinned)
            pinned = raised(bench, measured, pinned) if raise_ else pinned
    if raise_:
        save_floors(floors, pinned)
    if as_json:
        click.echo(json.dumps(results, indent=1))
    else:
        _show(results, pinned if checked else {})
    for sentence in problems:
        click.echo(f"below the floor: {sentence}", err=True)
    sys.exit(1 if problems else 0)


def _show(results: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("set", "metric", "measured", "floor", box=None, pad_edge=False)
    for name, measured in results.items():
        for metric, value in measured.items():
            floor = floors.get(name, {}).get(metric)
            table.add_row(name, metric, f"{value:.1f}", "-" if floor is None else f"{floor:.1f}")
    Console().print(table)
