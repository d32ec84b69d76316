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

    Until all is written the former file stands there. What is no file, such as a pipe, is written to directly.

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
    file = beside.open("xb")
    try:
        with file:
            file.write(content)
        if there:
            shutil.copymode(target, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)  # it is there only where something went wrong
