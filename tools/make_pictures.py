"""Make the pictures of the README from real output of the demo.

    python tools/make_pictures.py

Runs `dateline demo` in a scratch folder. `docs/images/terminal.svg` is what the terminal shows; `docs/images/briefing.png` is a
screenshot of the briefing's timeline and map (needs Debian's `chromium`).
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from click.testing import CliRunner
from rich.console import Console

from dateline.cli import output
from dateline.cli.main import group

IMAGES = Path(__file__).parents[1] / "docs" / "images"
COMMANDS = (
    ("incidents", "--place", "Umm Ruwaba", "--status", "occurred"),
    ("labels", "--actor", "Black Dune Front"),
)
WIDTH = 132


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        run("demo", "--output", str(folder))
        terminal(folder / "demo.sqlite")
        screenshot(folder / "brief.html")


def run(*arguments: str) -> None:
    result = CliRunner().invoke(group, list(arguments), prog_name="dateline")
    if result.exit_code:
        raise SystemExit(result.output)


def terminal(record: Path) -> None:
    """The output of two commands, drawn by rich; its web font is taken out, so that the picture asks nobody for anything."""
    screen = Console(width=WIDTH, record=True, highlight=False, force_terminal=True, color_system="standard")
    output.console = lambda: screen
    for command in COMMANDS:
        screen.print("$ dateline " + " ".join(f'"{a}"' if " " in a else a for a in command), style="bold", markup=False)
        run(*command, "--record", str(record))
        screen.print()
    svg = screen.export_svg(title="dateline")
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S)
    (IMAGES / "terminal.svg").write_text(svg, encoding="utf-8")


def screenshot(brief: Path) -> None:
    """Timeline and map of the briefing, in a page of their own."""
    html = brief.read_text(encoding="utf-8")
    head = html[: html.index("<body>")]
    sections = [re.search(rf'<section id="{name}">.*?</section>', html, re.S) for name in ("timeline", "map")]
    page = brief.with_name("picture.html")
    page.write_text(
        f"{head}<body>{''.join(found.group() for found in sections if found)}</body></html>", encoding="utf-8"
    )
    flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    subprocess.run(
        [
            "chromium",
            *flags.split(),
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={brief.parent / 'browser'}",
            "--window-size=880,1060",
            "--hide-scrollbars",
            f"--screenshot={IMAGES / 'briefing.png'}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    main()
