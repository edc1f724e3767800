"""How fast the reader is, and how much memory it takes, beside bare spaCy on the same texts in the same run.

    python bench/speed.py REPORTS.jsonl [MORE.jsonl ...] [--count 200]

Reads the first COUNT reports over the files, each measurement in a process of its own: wall time, CPU time and peak resident
memory. Loading the models is told apart from reading. Prints a table, the ratio of CPU times, and the CPU time of each step
as a share of that of bare spaCy. The encoder's first pass and its questions on cues, which several steps look at, are
measured on their own and counted with claims and labels as attribution. The rate of the step times is that on parsed
reports. `--no-model` measures the rules alone.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--part", choices=("spacy", "annotate"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    lines = [line for file in arguments.files for line in file.read_bytes().splitlines() if line.strip()]
    lines = lines[: arguments.count]
    if arguments.part:
        print(json.dumps(measure(arguments.part, lines, encoder=not arguments.no_model)))
        return
    rows = {}
    for part in ("spacy", "annotate", "spacy", "annotate"):
        command = [
            sys.executable,
            __file__,
            *map(str, arguments.files),
            "--count",
            str(arguments.count),
            "--part",
            part,
            *(["--no-model"] if arguments.no_model else []),
        ]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows[part] = min(row, rows.get(part, row), key=lambda r: r["cpu"])
    print(
        f"{len(lines)} reports, {sum(len(json.loads(line)['text']) for line in lines):,} characters; best of two runs"
    )
    print(f"{'':10}{'load s':>8}{'wall s':>8}{'CPU s':>8}{'reports/s':>11}{'peak MB':>9}")
    for part, row in rows.items():
        rate = len(lines) / row["wall"]
        print(f"{part:10}{row['load']:8.1f}{row['wall']:8.1f}{row['cpu']:8.1f}{rate:11.1f}{row['peak']:9.0f}")
    bare, steps = rows["spacy"]["cpu"], rows["annotate"]["steps"]
    print(f"annotate takes {rows['annotate']['cpu'] / bare:.2f} times the CPU time of bare spaCy; its steps:")
    print("  " + ", ".join(f"{name} {seconds / bare:.2f}" for name, seconds in steps.items()))
    print(f"the step times alone reads {len(lines) / steps['times']:,.0f} parsed reports in a second of CPU time")
    for name, parts in (
        ("attribution", ("encoder", "claims", "labels")),
        ("times, places and actors", ("times", "places", "actors")),
        ("events, figures and ties", ("events", "figures", "ties")),
    ):
        print(f"{name}: {sum(steps.get(part, 0.0) for part in parts) / bare:.2f} times the CPU time of bare spaCy")


def timed_steps(spent: dict[str, float]) -> tuple[Any, ...]:
    """The steps of a reading, each adding its CPU seconds to `spent`."""
    from dateline.reading.steps import STEPS

    def timed(step: Any) -> Any:
        def run(draft: Any) -> list[Any]:
            began = time.process_time()
            draft.encoded()
            encoded = time.process_time()
            spent["encoder"] = spent.get("encoder", 0.0) + encoded - began
            began = encoded
            found = list(step.run(draft))
            spent[step.name] = spent.get(step.name, 0.0) + time.process_time() - began
            return found

        return dataclasses.replace(step, run=run)

    return tuple(map(timed, STEPS))


def measure(part: str, lines: list[bytes], *, encoder: bool) -> dict[str, Any]:
    """Seconds to load, wall and CPU seconds to read, peak megabytes; CPU seconds of each step."""
    began = time.perf_counter()
    from dateline.reading.parse import pipeline

    nlp = pipeline()
    if part == "annotate":
        from dateline.lexicon.gazetteer import gazetteer
        from dateline.lexicon.registry import registry

        gazetteer()
        registry()
        if encoder:
            from dateline.reading.encoder.network import network

            network()
    loaded = time.perf_counter()
    cpu = time.process_time()
    spent: dict[str, float] = {}
    if part == "spacy":
        for _ in nlp.pipe((json.loads(line)["text"] for line in lines), batch_size=32):
            pass
    else:
        from dateline.model.annotation import to_json
        from dateline.reading import annotate
        from dateline.reading.lines import reports_from_lines

        annotate.STEPS = timed_steps(spent)
        for result in annotate.annotate(reports_from_lines(lines), encoder=encoder):
            json.dumps(to_json(result))
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spent_all = time.process_time() - cpu
    return {"load": loaded - began, "wall": done - loaded, "cpu": spent_all, "peak": peak, "steps": spent}


if __name__ == "__main__":
    main()
