"""The version of the reading: what has to be the same for the same bytes to come out."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from dateline import __version__
from dateline.lexicon.own_lists import own_version
from dateline.reading.encoder.network import network_version
from dateline.reading.parse import model_version

ROOMS: Final = ("intake", "lexicon", "models", "reading")
"""The rooms whose rules, words and weights decide what a reading says."""


def version(model: str | None = None, *, encoder: bool = True) -> str:
    """dateline's version, a digest of its rules, lexicons and weights, the spaCy model and the encoder; stated in readings.

    The user's own lists are part of it where there are any. Raises InputError for one with a wrong row.
    """
    weights = network_version() if encoder else None
    parts = [f"dateline {__version__}", f"rules {_digest()}", model_version(model), f"encoder {weights or 'none'}"]
    return "; ".join([*parts, *filter(None, [own_version()])])


@cache
def _digest() -> str:
    """The first twelve hex digits of a SHA-256 over names and bytes of all files of the rooms that read."""
    digest = hashlib.sha256()
    for room in ROOMS:
        for name, content in sorted(_files(resources.files("dateline").joinpath(room), room)):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _files(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir() if folder.is_dir() else ():
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            found += _files(entry, path)
        elif entry.name.endswith((".py", ".toml", ".json", ".tsv", ".txt", ".onnx", ".safetensors")):
            found.append((path, entry.read_bytes()))
    return found
