"""Docs fail when they lie: commands, options, lexicons and variables are what the docs say they are."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from dateline.cli.main import COMMANDS, group

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LEXICONS = sorted((ROOT / "src" / "dateline" / "lexicon" / "data").iterdir())
COMMANDS_PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
LEXICONS_PAGE = (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8")


def options(name: str, *words: str) -> set[str]:
    """Every option of a command, as it is written; of the command of a group that the words behind it name."""
    command = group.get_command(click.Context(group), name)
    assert command is not None
    if isinstance(command, click.Group) and words and words[0] in command.commands:
        command = command.commands[words[0]]
    return {"--help", *(form for item in command.params if isinstance(item, click.Option) for form in item.opts)}


def section(title: str) -> str:
    """The text under a heading of docs/commands.md."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", COMMANDS_PAGE, re.M | re.S)
    assert found, f"docs/commands.md has no section {title!r}"
    return found.group(1)


def examples(text: str) -> list[list[str]]:
    """The calls of dateline in the shell blocks of a page, each as its words."""
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.S))
    calls = [line.split("dateline ", 1)[1] for part in blocks.splitlines() for line in part.split("|") if is_call(line)]
    return [shlex.split(call, comments=True) for call in calls]


def is_call(line: str) -> bool:
    return line.strip().startswith("dateline ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_section_with_an_example(name: str) -> None:
    text = section(f"dateline {name}")
    assert [call for call in examples(text) if call[0] == name]
    assert len(text.split("```")[2].split()) >= 8, "what it prints is not said"


def test_no_section_is_of_a_command_that_is_gone() -> None:
    assert set(re.findall(r"^## dateline (\S+)$", COMMANDS_PAGE, re.M)) == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_example_is_a_call_that_the_command_takes(page: Path) -> None:
    for words in examples(page.read_text(encoding="utf-8")):
        assert words[0] in COMMANDS, words
        given = {word for word in words[1:] if re.match(r"--?[a-z]", word)}
        assert given <= options(*words), words


@pytest.mark.parametrize("name", COMMANDS)
def test_help_holds_an_example_that_the_command_takes(name: str) -> None:
    command = group.get_command(click.Context(group), name)
    assert command is not None
    text = (command.help or "").partition("Example:")[2]
    calls = [words for words in examples(f"```sh\n{text.replace(chr(8), '')}```") if words[0] == name]
    assert calls
    for words in calls:
        assert {word for word in words if re.match(r"--?[a-z]", word)} <= options(*words)


def test_shared_options_are_those_of_the_questions() -> None:
    told = set(re.findall(r"--[a-z]+", section("Shared options")))
    assert told <= options("incidents")
    assert options("incidents") - {"--help"} <= told


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.name)
def test_every_lexicon_is_listed_with_its_keys(path: Path) -> None:
    row = next((line for line in LEXICONS_PAGE.splitlines() if f"`{path.name}`" in line), None)
    assert row is not None, "run tools/list_lexicons.py"
    if path.suffix == ".toml":
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        keys = {key for entry in document["entry"] for key in entry} - {"id"}
        assert set(re.findall(r"`([a-z_]+)`", row)) == keys, "run tools/list_lexicons.py"


def test_no_lexicon_is_listed_that_is_gone() -> None:
    names = set(re.findall(r"`([a-z-]+\.toml)`", LEXICONS_PAGE))
    assert names <= {path.name for path in LEXICONS}


def test_every_variable_of_the_environment_is_told() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    told = set(re.findall(r"^\| `(DATELINE_[A-Z_]+)`", LEXICONS_PAGE, re.M))
    assert set(re.findall(r"DATELINE_[A-Z_]+", source)) == told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_project_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_rooms_are_those_of_the_source() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = set(re.findall(r"^\| `([a-z]+)/` \|", text, re.M))
    source = ROOT / "src" / "dateline"
    assert told == {path.name for path in source.iterdir() if (path / "__init__.py").is_file()} | {"models"}
