"""Runs every example in the documents and the docstrings as a test, and lets no slow machine fail a property.

A page may hold Python (```` ```python ````) and sessions of the command line (```` ```console ````). Both work in one directory
that the page has for itself, and what they show is compared with what comes out.
"""

import doctest
import os
import shlex
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_PROMPT = "$ "
_STATUS = "$ echo $?"


def _session(text: str) -> list[tuple[str, str]]:
    """The commands of a session, each with what the page shows below it."""
    commands: list[tuple[str, str]] = []
    for line in text.splitlines(keepends=True):
        if line.startswith(_PROMPT):
            commands.append((line.strip(), ""))
        else:
            command, shown = commands.pop()
            commands.append((command, shown + line))
    return commands


def _run(command: str) -> tuple[int, str]:
    """The exit status and what a reader sees at a terminal: both streams in the order in which they come."""
    from ptindex.cli import run

    _, *arguments = shlex.split(command.removeprefix(_PROMPT))
    with TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n", write_through=True) as screen:
        with redirect_stdout(screen), redirect_stderr(screen):
            status = run(arguments)
        screen.flush()
        return status, screen.buffer.getvalue().decode("utf-8")


def _trimmed(text: str) -> str:
    """Spaces that hold a number together are plain ones on a page, which people edit."""
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    return "".join(f"{line.rstrip()}\n" for line in text.rstrip().splitlines())


def _evaluate_a_session(example: Example) -> str | None:
    """What differs from the page, if anything does. A status other than 0 must be shown, by `echo $?`, where it comes about."""
    status, seen = 0, ""
    for command, shown in _session(example.parsed):
        if command == _STATUS:
            status, seen = 0, f"{status}\n"
        elif status:
            return f"ended with status {status}, which the page does not show:\n{seen}"
        elif not command.startswith("$ ptindex "):
            return f"a page runs ptindex and nothing else: {command}"
        else:
            status, seen = _run(command)
        if not doctest.OutputChecker().check_output(_trimmed(shown), _trimmed(seen), doctest.ELLIPSIS):
            return f"{command}\n\nthe page shows:\n{shown}\nwhat came out:\n{seen}"
    return f"ended with status {status}, which the page does not show:\n{seen}" if status else None


def _in_a_directory_of_its_own(namespace: dict[str, object]) -> None:
    directory = TemporaryDirectory()
    namespace["_leave"] = (Path.cwd(), directory)
    os.chdir(directory.name)


def _leave_the_directory(namespace: dict[str, object]) -> None:
    home, directory = namespace["_leave"]
    os.chdir(home)
    directory.cleanup()


_documents = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
        CodeBlockParser("console", _evaluate_a_session),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md", "docs/ru/*.md"],
    setup=_in_a_directory_of_its_own,
    teardown=_leave_the_directory,
)
_docstrings = Sybil(parsers=[DocTestParser()], path="src", patterns=["*.py"])

pytest_collect_file = (_documents + _docstrings).pytest()

settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")
