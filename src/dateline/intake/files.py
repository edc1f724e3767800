"""Which files the paths of a command line mean, in an order that does not depend on the machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.intake.pieces import rejected
from dateline.model.arrival import Arrival

STANDARD_INPUT = "-"


def files(paths: Sequence[str]) -> Iterator[Path | Arrival | str]:
    """The files of `paths` in order, folders and patterns in the order of their names.

    "-" is handed on as it is, and so are web addresses. "@list.txt" stands for the paths that the file lists, one a line.
    What cannot be opened comes as a rejected arrival. A file that is named twice in one folder or pattern comes once.
    """
    for path in paths:
        if path == STANDARD_INPUT or path.startswith(("http://", "https://")):
            yield path
        elif path.startswith("@") and not Path(path).exists():
            yield from _listed(path)
        else:
            yield from _at(path)


def _listed(path: str) -> Iterator[Path | Arrival | str]:
    try:
        lines = Path(path[1:]).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        yield rejected(path, f"the list cannot be read: {_reason(problem)}")
        return
    named = [line.strip() for line in lines]
    # A list inside a list could name itself; one level is enough.
    yield from files([line for line in named if line and not line.startswith(("#", "@"))])


def _at(path: str) -> Iterator[Path | Arrival]:
    place = Path(path)
    if place.is_dir():
        yield from _folder(place)
    elif place.is_file():
        yield place
    elif place.exists() or place.is_symlink():
        yield rejected(path, "neither a file nor a folder (a broken link, a pipe or a device); name a file")
    else:
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  # patterns may be absolute
        if not found:
            yield rejected(path, "there is no such file or folder, and nothing fits it as a pattern")
        for name in found:
            yield from _folder(Path(name)) if Path(name).is_dir() else [Path(name)]


def _folder(folder: Path) -> Iterator[Path | Arrival]:
    """Every file below a folder, hidden ones left out; links to folders are not followed, so that no loop can arise."""
    problems: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=problems.append, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(root) / name
            if name.startswith("."):
                continue
            yield (
                file
                if file.is_file()
                else rejected(str(file), "neither a file nor a folder (a broken link, a pipe or a device)")
            )
    for problem in problems:
        yield rejected(str(problem.filename), f"the folder cannot be read: {_reason(problem)}")


def _reason(problem: OSError | UnicodeDecodeError) -> str:
    return problem.strerror or str(problem) if isinstance(problem, OSError) else "it is not UTF-8"
