"""Small parts of SVG: elements with escaped text, a figure with title and description for screen readers."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from dateline.views.visible import visible

MUTED, GRID = "#5b6875", "#d5dbe1"

QUAD_COLOURS = {
    "material conflict": "#b3362b",
    "verbal conflict": "#d08a1d",
    "verbal cooperation": "#5a8fb8",
    "material cooperation": "#2b6b52",
}
"""Colour of a quad class; each picture also tells them apart without colour, by lane or by words."""

STYLE = (
    "text{font:11px system-ui,-apple-system,'Segoe UI',sans-serif;fill:#1c2733}"
    ".m{fill:#5b6875}.s{font-size:9.5px}.w{font-weight:600}"
)


def element(tag: str, content: str = "", **attributes: object) -> str:
    """One element; `content` is SVG already escaped. `_` in a name stands for `-`; None leaves an attribute out."""
    pairs = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(visible(_number(value)))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{pairs}>{content}</{tag}>" if content else f"<{tag}{pairs}/>"


def text(words: str, x: float, y: float, **attributes: object) -> str:
    """Words at a point, escaped."""
    return element("text", _t(words), x=x, y=y, **attributes)


def _t(words: str) -> str:
    return escape(visible(words), quote=False)


def path(points: Iterable[tuple[float, float]], closed: bool = False) -> str:
    """The `d` of a path through some points, to a tenth of a unit."""
    steps = " ".join(f"{'M' if i == 0 else 'L'}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(points))
    return steps + ("Z" if closed and steps else "")


def figure(width: float, height: float, title: str, description: str, parts: Iterable[str]) -> str:
    """A whole picture that scales with the page."""
    head = element("title", _t(title)) + element("desc", _t(description) or " ")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {_number(width)} {_number(height)}" '
        f'width="100%" style="max-width:{_number(width)}px">{head}<style>{STYLE}</style>{"".join(parts)}</svg>'
    )


def _number(value: object) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
