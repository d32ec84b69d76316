"""How a file is written: whole or not at all, so that a filled-in workbook outlives a full disk and an interruption."""

from __future__ import annotations

import os
import shutil
from errno import EACCES
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["write_whole"]


def write_whole(path: str | PathLike[str], content: bytes) -> None:
    """Write a file, over any that is there, which keeps its permissions; a link stays a link, and its target is written.

    Until all is written the former file stands there; the new one in its place is owned by who wrote it, and a second name of
    the former (a hard link) keeps the former content. What is no file, such as a pipe, is written to directly, and so is a file
    in a directory that takes no new ones, which an interruption then leaves broken off.

    Raises `OSError` with the name as it was given.
    """
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(target)), content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error


def _replace(target: Path, content: bytes) -> None:
    there = target.exists()
    if there and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    beside = target.with_name(f".ptindex-{token_hex(8)}.tmp")
    try:
        file = beside.open("xb")
    except PermissionError:
        if not there:
            raise
        target.write_bytes(content)
        return
    try:
        with file:
            if there:
                shutil.copymode(target, beside)  # before anything stands in it that others may not read
            file.write(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)  # it is there only where something went wrong
