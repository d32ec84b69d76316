"""The one guard before a file is written: no work of anybody's is written over, and never what is read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from cyclopts import Parameter

from .inputs import STREAM
from .strategies import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Overwrite", "check_target"]

Overwrite: TypeAlias = Annotated[
    bool, Parameter(negative=(), help="Write over a file that is there; without this it is refused.")
]


def check_target(target: str, sources: Iterable[str | None], *, overwrite: bool) -> None:
    """Refuse a file that is there, unless it may be written over, and one that is read, whatever may be.

    Raises `UsageError` with what to do.
    """
    if target == STREAM or not os.path.lexists(target):
        return
    if any(_same(target, source) for source in sources if source is not None):
        raise UsageError(f"{target} is read by this command: give another name for what is written")
    if not overwrite:
        raise UsageError(f"{target} is there already, perhaps filled in: give another name, or --overwrite")


def _same(target: str, source: str) -> bool:
    """Whether two names are of one file, by whatever path or link."""
    return Path(source).exists() and Path(target).exists() and Path(source).samefile(target)
