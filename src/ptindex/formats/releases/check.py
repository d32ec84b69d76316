"""Whether a release is what it says: every checksum compared, every score computed again, all findings at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from ...declaration import LANGUAGES, Text
from ...exceptions import Problem, ProblemsError, ProfileError
from ...numerals import number
from ...panel import Panel
from ...ranking import Scored, scored
from ...release import FindingKind, Manifest, Method, ReleaseCheck, ReleaseFinding, ScoreDifference
from ...scores import CAVEAT, Score
from ...strategies.fingerprint import SHORT
from ...strategies.names import method_name
from ...strategies.points import Points
from ...strategies.weighted import Composite
from ...version import __version__
from .. import json as json_format
from . import words
from .derived import derived_findings
from .files import CITED, DATA, DERIVED, Unscored, read_scores
from .manifest import MANIFEST, SUMS, checksum, read_manifest
from .numbers import differences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ...declaration import Language

__all__ = ["check_files"]

_T = TypeVar("_T")
_LISTED = frozenset({*DATA, *DERIVED})
_SUMMED = frozenset({*_LISTED, MANIFEST, CITED})
_EVERY = frozenset({*_SUMMED, SUMS})
_AFTER_SUM = 66
"""In a line of checksums the name stands after 64 digits and two spaces."""
_LEAST_DIGITS = 8


@frozen(kw_only=True)
class _Said:
    """What the files of a release say; None for each that is not there or cannot be read."""

    manifest: Manifest | None
    panel: Panel | None
    strategy: Method | None
    scores: tuple[tuple[Score, ...], tuple[Unscored, ...]] | None


def check_files(files: Mapping[str, bytes], expected: str | None = None) -> ReleaseCheck:
    """Compare the files of a release with what they say of each other, and with the identifier by which it was cited."""
    identifier = checksum(files.get(MANIFEST, b""))
    findings = [*_names(files), *_cited_as(identifier, expected)]
    said = _said(files, findings)
    manifest = said.manifest
    if manifest is not None:
        findings += _checksums(files, manifest)
    findings += _sums(files, {each.place for each in findings if each.kind is FindingKind.ALTERED})
    found, differences = _compute_again(files, said, findings)
    return ReleaseCheck(
        identifier=identifier,
        title="" if manifest is None else manifest.title,
        date=None if manifest is None else manifest.date,
        written_by="" if manifest is None else manifest.version,
        findings=tuple(findings),
        differences=differences,
        computed=len(found.scores),
        compared=manifest is not None and manifest.version == __version__,
        unscored=found.unscored,
    )


def _said(files: Mapping[str, bytes], findings: list[ReleaseFinding]) -> _Said:
    return _Said(
        manifest=_read(files, MANIFEST, read_manifest, findings),
        panel=_read(files, "profiles.json", lambda content: json_format.loads(content, Panel), findings),
        strategy=_read(files, "strategy.json", _method, findings),
        scores=_read(files, "scores.json", read_scores, findings),
    )


def _compute_again(
    files: Mapping[str, bytes], said: _Said, findings: list[ReleaseFinding]
) -> tuple[Scored, tuple[ScoreDifference, ...]]:
    """The scores that come out of the profiles and the method, and every number that is not the one stated."""
    if said.panel is None or said.strategy is None:
        return Scored(scores=(), unscored=()), ()
    found = scored(said.panel.profiles, said.strategy)
    differences: tuple[ScoreDifference, ...] = ()
    if said.scores is not None:
        differences = tuple(differences_of(*said.scores, found))
        findings += [*_other_methods(said.scores[0], said.strategy), *_scores(differences)]
    if said.manifest is not None:
        findings += _facts(said.manifest, said.panel, said.strategy)
        known = {each.place for each in findings}
        findings += derived_findings(files, said.manifest, said.panel, said.strategy, found, known)
    return found, differences


def _names(files: Mapping[str, bytes]) -> Iterator[ReleaseFinding]:
    for name in sorted(_EVERY - files.keys()):
        yield ReleaseFinding(kind=FindingKind.MISSING, place=name, text=words.MISSING)
    for name in sorted(files.keys() - _EVERY):
        yield ReleaseFinding(kind=FindingKind.EXTRA, place=name, text=words.EXTRA)


def _cited_as(identifier: str, expected: str | None) -> Iterator[ReleaseFinding]:
    if expected is None:
        return
    digits = expected.strip().rstrip("….").casefold()
    if len(digits) < _LEAST_DIGITS or not identifier.startswith(digits):
        text = _filled(words.OTHER_RELEASE, lambda _: (identifier[:SHORT],))
        yield ReleaseFinding(kind=FindingKind.IDENTIFIER, place=MANIFEST, text=text)


def _read(files: Mapping[str, bytes], name: str, read: Callable[[bytes], _T], findings: list[ReleaseFinding]) -> _T | None:
    """What a file says; None where it is not there, or with a finding where it cannot be read."""
    if name not in files:
        return None
    try:
        return read(files[name])
    except ProblemsError as error:
        kind = FindingKind.MANIFEST if name == MANIFEST else FindingKind.UNREADABLE
        findings += [
            ReleaseFinding(kind=kind, place=name, text=words.UNREADABLE, problem=problem) for problem in error.problems
        ]
        return None


def _method(content: bytes) -> Method:
    given = json_format.loads(content)
    if isinstance(given, Composite | Points):
        return given
    raise ProfileError([Problem(message="is no strategy that a release can hold")])


def _checksums(files: Mapping[str, bytes], manifest: Manifest) -> Iterator[ReleaseFinding]:
    listed = {each.name: each for each in manifest.files}
    if listed.keys() != _LISTED or len(listed) != len(manifest.files):
        yield ReleaseFinding(kind=FindingKind.MANIFEST, place=MANIFEST, text=words.OTHER_FILES)
    for name, each in listed.items():
        if name in files and (len(files[name]), checksum(files[name])) != (each.size, each.sha256):
            yield ReleaseFinding(kind=FindingKind.ALTERED, place=name, text=words.ALTERED)


def _sums(files: Mapping[str, bytes], altered: set[str]) -> Iterator[ReleaseFinding]:
    """The files whose checksum is another than `sha256sum -c` is told, but for those that are known to be altered."""
    if SUMS not in files:
        return
    *lines, end = files[SUMS].decode("utf-8", "replace").split("\n")
    names = [line[_AFTER_SUM:] for line in lines]
    if names != sorted(_SUMMED) or end:  # such a list is not followed: it could have a large file read any number of times
        yield ReleaseFinding(kind=FindingKind.ALTERED, place=SUMS, text=words.OTHER_FILES)
        return
    for name, line in zip(names, lines, strict=True):
        if name in files and name not in altered and line != f"{checksum(files[name])}  {name}":
            kind = FindingKind.MANIFEST if name == MANIFEST else FindingKind.ALTERED
            yield ReleaseFinding(kind=kind, place=name, text=words.OTHER_SUM)


def _facts(manifest: Manifest, panel: Panel, strategy: Method) -> Iterator[ReleaseFinding]:
    if strategy.fingerprint != manifest.fingerprint or strategy.label != manifest.strategy:
        text = _filled(
            words.OTHER_METHOD,
            lambda language: (
                method_name(strategy.label, language),
                strategy.fingerprint[:SHORT],
                method_name(manifest.strategy, language),
                manifest.fingerprint[:SHORT],
            ),
        )
        yield ReleaseFinding(kind=FindingKind.STRATEGY, place="strategy.json", text=text)
    countries = tuple(sorted({profile.country.iso3 for profile in panel.profiles}))
    if (countries, panel.years, len(panel.profiles)) != (manifest.countries, manifest.years, manifest.profiles):
        yield ReleaseFinding(kind=FindingKind.MANIFEST, place=MANIFEST, text=words.OTHER_FACTS)
    if manifest.version == __version__ and manifest.caveat != {each: CAVEAT.wording(each) for each in LANGUAGES}:
        yield ReleaseFinding(kind=FindingKind.MANIFEST, place=MANIFEST, text=words.NO_CAVEAT)


def _other_methods(stated: Iterable[Score], strategy: Method) -> Iterator[ReleaseFinding]:
    if any(each.fingerprint != strategy.fingerprint for each in stated):
        yield ReleaseFinding(kind=FindingKind.STRATEGY, place="scores.json", text=words.OTHER_SCORES)


def _scores(differences: Iterable[ScoreDifference]) -> Iterator[ReleaseFinding]:
    """A finding for each score that comes out otherwise, with its value where that is what differs."""
    by_place: dict[str, list[ScoreDifference]] = {}
    for each in differences:
        by_place.setdefault(each.place, []).append(each)
    for place, members in by_place.items():
        text = _filled(words.OTHER_NUMBERS if len(members) > 1 else words.OTHER_NUMBER, partial(_numbers, members))
        yield ReleaseFinding(kind=FindingKind.SCORE, place=place, text=text)


def _numbers(members: Sequence[ScoreDifference], language: Language) -> tuple[object, ...]:
    first = members[0]
    written = ("—" if each is None else number(each, language, decimals=6) for each in (first.stated, first.computed))
    return first.of, *written, len(members) - 1


def _filled(text: Text, fills: Callable[[Language], tuple[object, ...]]) -> Text:
    return Text(text.en.format(*fills("en")), text.ru.format(*fills("ru")))
