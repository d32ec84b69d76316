"""Releases: a frozen, citable bundle of profiles, method and scores, written once and verified by anyone.

A release is a ZIP archive of plain files under a manifest that has the SHA-256 of each; its identifier is the SHA-256 of the
manifest. The same profiles, method, title, date and versions make the same bytes.
"""

from __future__ import annotations

from errno import EEXIST
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ..exceptions import Problem, ReleaseError, check_kind
from ..panel import Panel, panel_of
from ..ranking import scored
from ..release import Release
from ..strategy import EQUAL_WEIGHTS
from . import json as json_format
from .releases.archive import LARGEST, pack, unpack
from .releases.check import check_files
from .releases.files import facts_of, files_of
from .releases.manifest import MANIFEST, checksum, read_manifest

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable

    from ..profile import CountryProfile
    from ..release import Method, ReleaseCheck, ReleaseFinding

__all__ = ["read_release", "verify_release", "write_release"]


def write_release(
    panel: Panel | Iterable[CountryProfile],
    path: str | os.PathLike[str],
    *,
    title: str,
    date: datetime.date,
    strategy: Method = EQUAL_WEIGHTS,
) -> Release:
    """Write a release of a panel under a strategy and give what it holds; a file that is there is never written over.

    `date` is the day of the release: nothing is read off a clock. The strategy is a `Composite` or a `Points`, whose
    definition is put in, so that anyone can compute the scores again.

    Raises `StrategyError` for any other strategy, `ReleaseError` for a panel without profiles, a title that is empty or files
    that are larger together than a release may be, and `FileExistsError`. Nothing is left behind when there is an error.
    """
    panel = panel_of(panel)
    facts = facts_of(panel, strategy, title=title, date=date)
    found = scored(panel.profiles, strategy)
    manifest, files = files_of(facts, panel, strategy, found)
    _write_new(Path(path), pack(files))
    return Release(
        identifier=checksum(files[MANIFEST]),
        manifest=manifest,
        panel=panel,
        strategy=strategy,
        scores=found.scores,
        unscored=found.unscored,
    )


def read_release(path: str | os.PathLike[str]) -> Release:
    """What a release holds, its scores computed again.

    Raises `ReleaseError` with every finding of `verify_release` when the release is not what it says, and `OSError` for a
    file that cannot be read.
    """
    files = unpack(_content(path))
    check = check_files(files)
    if not check.ok:
        raise ReleaseError([_problem(each) for each in check.findings])
    panel = json_format.loads(files["profiles.json"], Panel)
    strategy: Method = json_format.loads(files["strategy.json"])  # type: ignore[assignment]  # the check has seen it
    found = scored(panel.profiles, strategy)
    return Release(
        identifier=check.identifier,
        manifest=read_manifest(files[MANIFEST]),
        panel=panel,
        strategy=strategy,
        scores=found.scores,
        unscored=found.unscored,
    )


def verify_release(path: str | os.PathLike[str], *, identifier: str | None = None) -> ReleaseCheck:
    """Whether a release is what it says: each checksum compared, each score computed again, everything that differs at once.

    `identifier` is that of a publication, from its eighth digit on: only it tells a whole release that was made anew, with
    all its checksums, from the one that was cited.

    Raises `ReleaseError` for a file that is no ZIP archive or one that must not be opened, and `OSError` for one that cannot
    be read.
    """
    check_kind("identifier", identifier, (str, type(None)), "is no identifier; give it as text, eight digits at least")
    return check_files(unpack(_content(path)), identifier)


def _write_new(path: Path, content: bytes) -> None:
    try:
        target = path.open("xb")
    except FileExistsError as error:
        raise FileExistsError(
            EEXIST, "is there already, and no release is written over; give another name", str(path)
        ) from error
    try:
        with target:
            target.write(content)
    except BaseException:  # whatever broke it off, what is there is no release
        path.unlink()
        raise


def _problem(finding: ReleaseFinding) -> Problem:
    said = f"{finding.kind.en}: {finding.text.en}"
    if finding.problem is None:
        return Problem(path=finding.place, message=said)
    inside = finding.problem
    return attrs.evolve(inside, path=f"{finding.place}, {inside.path}", message=f"{said}: {inside.message}")


def _content(path: str | os.PathLike[str]) -> bytes:
    file = Path(path)
    if file.stat().st_size > LARGEST:
        raise ReleaseError([Problem(message="is too large for a release", given=f"{file.stat().st_size} bytes")])
    return file.read_bytes()
