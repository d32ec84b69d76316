"""The commands that publish: releases, written once and verified by anyone. They are loaded when one of them is called."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..display import tables_of
from ..display.figures import said
from ..display.results import release_words
from ..exceptions import ReleaseError
from ..formats.release import verify_release, write_release
from ..panel import Panel
from ..scores import CAVEAT
from ..strategies.names import method_name
from .inputs import InputError, read_inputs, require_files
from .options import BAD_INPUT, DONE, AsJson, File, Iso3IfUnknown, Lang, StrategyName, Strict
from .output import show, warn, write_document
from .strategies import UsageError, strategy_named

if TYPE_CHECKING:
    from ..declaration import Language
    from ..release import Release, ReleaseCheck
    from ..strategy import ScoringStrategy

__all__ = ["release", "verify"]

_CLOCK = "SOURCE_DATE_EPOCH"
"""Set by builds that must come out the same: seconds since 1970, the time that counts as now."""


def release(
    *files: File,
    out: Annotated[str, Parameter(help="The archive to write, a name in .zip; never one that is there.")],
    strategy: StrategyName = "equal",
    title: Annotated[
        str | None, Parameter(help="What the release is called; made of the method and the years if not given.")
    ] = None,
    day: Annotated[
        str | None, Parameter(name="--date", help="The day of the release, YYYY-MM-DD; today, or that of SOURCE_DATE_EPOCH.")
    ] = None,
    lang: Lang = "en",
    as_json: AsJson = False,
    strict: Strict = False,
    iso3: Iso3IfUnknown = None,
) -> None:
    """Write a release: profiles, method, scores and checksums in one archive that a publication can cite."""
    require_files("release", files)
    if not out.lower().endswith(".zip"):
        raise UsageError(f"--out writes an archive, and {out} does not end in .zip")
    method = strategy_named(strategy)
    when = _today() if day is None else _day(day)
    inputs = read_inputs(files, strict=strict, iso3=iso3, if_unknown=True)
    for each in inputs:
        warn(each, lang)
    panel = Panel(each.profile for each in inputs)
    # A strategy of another kind than a release can hold is refused there, with the reason.
    made = write_release(panel, out, title=_title(panel, method, lang) if title is None else title, date=when, strategy=method)  # type: ignore[arg-type]
    if as_json:
        write_document(_release_document(made))
    else:
        show(tables_of(made, lang))


def verify(
    file: Annotated[str, Parameter(name="RELEASE", help="A release: an archive that ptindex release has written.")],
    /,
    *,
    identifier: Annotated[
        str | None, Parameter(name="--id", help="The identifier from the publication that cites it, eight digits at least.")
    ] = None,
    lang: Lang = "en",
    as_json: AsJson = False,
) -> int:
    """Verify a release: compare every checksum and compute every score again; exit status 1 when anything differs."""
    try:
        check = verify_release(file, identifier=identifier)
    except ReleaseError as error:
        raise InputError(file, error) from error
    if as_json:
        write_document(_check_document(check))
    else:
        show(tables_of(check, lang))
    return DONE if check.ok else BAD_INPUT


def _today() -> date:
    seconds = os.environ.get(_CLOCK)
    if seconds is None:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{_CLOCK} is not a number of seconds: {seconds}") from error


def _day(given: str) -> date:
    try:
        found = date.fromisoformat(given)
    except ValueError:
        found = None
    if found is None or found.isoformat() != given:
        raise UsageError(f"--date {given} is not a date; write it as YYYY-MM-DD")
    return found


def _title(panel: Panel, method: ScoringStrategy, language: Language) -> str:
    name = method_name(getattr(method, "label", method.name), language)
    first, last = panel.years[0], panel.years[-1]
    if first == last:
        return said(release_words.DEFAULT_TITLE_OF_YEAR, language, name, first)
    return said(release_words.DEFAULT_TITLE, language, name, first, last)


def _release_document(made: Release) -> dict[str, object]:
    return {
        "caveat": CAVEAT.en,
        "identifier": made.identifier,
        "title": made.manifest.title,
        "date": made.manifest.date.isoformat(),
        "fingerprint": made.manifest.fingerprint,
        "profiles": made.manifest.profiles,
        "scores": len(made.scores),
    }


def _check_document(check: ReleaseCheck) -> dict[str, object]:
    return {
        "caveat": CAVEAT.en,
        "ok": check.ok,
        "identifier": check.identifier,
        "written_by": check.written_by,
        "version": check.version,
        "compared": check.compared,
        "computed": check.computed,
        "findings": [{"kind": each.kind.code, "place": each.place, "text": str(each)} for each in check.findings],
        "differences": [
            {"place": each.place, "of": each.of, "stated": each.stated, "computed": each.computed} for each in check.differences
        ],
    }
