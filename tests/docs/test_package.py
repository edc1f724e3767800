"""What the README promises of `import dateline` and of the command as a program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import __version__
from dateline.cli import main as cli

README = Path(__file__).parents[2] / "README.md"


def test_the_example_of_the_readme_gives_what_it_says(pipeline: object) -> None:
    block = re.search(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    assert block is not None
    *statements, last, promised = block.group(1).strip().splitlines()
    names: dict[str, object] = {}
    exec(compile("\n".join([*statements, f"given = {last}"]), "README.md", "exec"), names)  # noqa: S102 - our own page
    assert repr(names["given"]) == promised.removeprefix("# ")


def test_an_error_of_our_own_is_one_line_and_status_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dateline", "incidents", "--record", str(tmp_path / "none.sqlite")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("dateline: ") and len(told.splitlines()) == 1 and "none.sqlite" in told


def test_a_command_that_is_not_there_is_a_mistake_of_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dateline", "nonsense"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2 and "nonsense" in capsys.readouterr().err


@pytest.mark.slow
def test_the_module_is_the_program() -> None:
    done = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True, check=True)
    assert __version__ in done.stdout
