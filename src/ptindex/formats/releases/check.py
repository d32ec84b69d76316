"""Whether a release is what it says: every checksum compared, every score computed again, all findings at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs
from attrs import frozen

from ...declaration import LANGUAGES, Text
from ...exceptions import Problem, ProblemsError, ProfileError
from ...fingerprint import SHORT
from ...numerals import number
from ...panel import Panel
from ...points import Points
from ...release import FindingKind, Manifest, Method, ReleaseCheck, ReleaseFinding, ScoreDifference
from ...scores import CAVEAT, Score
from ...version import __version__
from ...weighted import Composite
from .. import json as json_format
from .files import CITED, DATA, DERIVED, MANIFEST, MANIFEST_SUM, Unscored, citation, files_of, manifest_sum, read_scores, scored
from .manifest import checksum, read_manifest
from .numbers import differences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .files import Scored

__all__ = ["check_files"]

_T = TypeVar("_T")
_LISTED = frozenset({*DATA, *DERIVED})
_EVERY = frozenset({*_LISTED, MANIFEST, MANIFEST_SUM, CITED})
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
    findings = [*_names(files), *_own_checksum(files, identifier), *_cited_as(identifier, expected)]
    said = _said(files, findings)
    manifest = said.manifest
    if manifest is not None:
        findings += _checksums(files, manifest)
    computed, differences = _compute_again(files, said, findings)
    return ReleaseCheck(
        identifier=identifier,
        title="" if manifest is None else manifest.title,
        date=None if manifest is None else manifest.date,
        written_by="" if manifest is None else manifest.version,
        findings=tuple(findings),
        differences=differences,
        computed=computed,
        compared=manifest is not None and manifest.version == __version__,
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
) -> tuple[int, tuple[ScoreDifference, ...]]:
    """How many scores come out of the profiles and the method, and every number that is not the one stated."""
    if said.panel is None or said.strategy is None:
        return 0, ()
    found = scored(said.panel, said.strategy)
    differences: tuple[ScoreDifference, ...] = ()
    if said.scores is not None:
        differences = tuple(differences_of(*said.scores, found))
        findings += [*_other_methods(said.scores[0], said.strategy), *_scores(differences)]
    if said.manifest is not None:
        findings += _facts(said.manifest, said.panel, said.strategy)
        if said.manifest.version == __version__:
            known = {each.place for each in findings}
            findings += _derived(files, said.manifest, said.panel, said.strategy, found, known)
    return len(found.scores), differences


def _names(files: Mapping[str, bytes]) -> Iterator[ReleaseFinding]:
    for name in sorted(_EVERY - files.keys()):
        yield ReleaseFinding(
            kind=FindingKind.MISSING, place=name, text=Text("is not in the release", "этого файла в выпуске нет")
        )
    for name in sorted(files.keys() - _EVERY):
        text = Text("belongs to no release", "такого файла в выпуске быть не должно")
        yield ReleaseFinding(kind=FindingKind.EXTRA, place=name, text=text)


def _own_checksum(files: Mapping[str, bytes], identifier: str) -> Iterator[ReleaseFinding]:
    if MANIFEST in files and MANIFEST_SUM in files and files[MANIFEST_SUM] != manifest_sum(identifier):
        text = Text(
            f"is not the checksum of the manifest, which is {identifier}", f"не контрольная сумма описи, она равна {identifier}"
        )
        yield ReleaseFinding(kind=FindingKind.MANIFEST, place=MANIFEST_SUM, text=text)


def _cited_as(identifier: str, expected: str | None) -> Iterator[ReleaseFinding]:
    if expected is None:
        return
    digits = expected.strip().rstrip("….").casefold()
    if len(digits) < _LEAST_DIGITS or not identifier.startswith(digits):
        text = Text(
            f"the release is {identifier[:SHORT]}, not the one that was cited",
            f"это выпуск {identifier[:SHORT]}, а не тот, на который ссылались",
        )
        yield ReleaseFinding(kind=FindingKind.IDENTIFIER, place=MANIFEST, text=text)


def _read(files: Mapping[str, bytes], name: str, read: Callable[[bytes], _T], findings: list[ReleaseFinding]) -> _T | None:
    """What a file says; None where it is not there, or with a finding where it cannot be read."""
    if name not in files:
        return None
    try:
        return read(files[name])
    except ProblemsError as error:
        kind = FindingKind.MANIFEST if name == MANIFEST else FindingKind.UNREADABLE
        text = Text("cannot be read", "не читается")
        findings += [ReleaseFinding(kind=kind, place=name, text=text, problem=problem) for problem in error.problems]
        return None


def _method(content: bytes) -> Method:
    given = json_format.loads(content)
    if isinstance(given, Composite | Points):
        return given
    raise ProfileError([Problem(message="is no strategy that a release can hold")])


def _checksums(files: Mapping[str, bytes], manifest: Manifest) -> Iterator[ReleaseFinding]:
    listed = {each.name: each for each in manifest.files}
    if listed.keys() != _LISTED or len(listed) != len(manifest.files):
        text = Text("does not list the files of a release, each once", "перечисляет не файлы выпуска или не каждый один раз")
        yield ReleaseFinding(kind=FindingKind.MANIFEST, place=MANIFEST, text=text)
    for name, each in listed.items():
        if name in files and (len(files[name]), checksum(files[name])) != (each.size, each.sha256):
            text = Text("is not the file whose checksum is in the manifest", "не тот файл, контрольная сумма которого в описи")
            yield ReleaseFinding(kind=FindingKind.ALTERED, place=name, text=text)


def _facts(manifest: Manifest, panel: Panel, strategy: Method) -> Iterator[ReleaseFinding]:
    if strategy.fingerprint != manifest.fingerprint or strategy.label != manifest.strategy:
        text = Text(
            f"is {strategy.label}, fingerprint {strategy.fingerprint[:SHORT]}; the manifest says {manifest.strategy}, "
            f"{manifest.fingerprint[:SHORT]}",
            f"это {strategy.label}, отпечаток {strategy.fingerprint[:SHORT]}; в описи {manifest.strategy}, "
            f"{manifest.fingerprint[:SHORT]}",
        )
        yield ReleaseFinding(kind=FindingKind.STRATEGY, place="strategy.json", text=text)
    countries = tuple(sorted({profile.country.iso3 for profile in panel.profiles}))
    if (countries, panel.years, len(panel.profiles)) != (manifest.countries, manifest.years, manifest.profiles):
        text = Text("says other countries, years or numbers of profiles", "называет другие страны, годы или число профилей")
        yield ReleaseFinding(kind=FindingKind.MANIFEST, place=MANIFEST, text=text)
    if manifest.version == __version__ and manifest.caveat != {each: CAVEAT.wording(each) for each in LANGUAGES}:
        text = Text("does not say what every score says of itself", "не говорит того, что говорит о себе каждая оценка")
        yield ReleaseFinding(kind=FindingKind.MANIFEST, place=MANIFEST, text=text)


def _other_methods(stated: Iterable[Score], strategy: Method) -> Iterator[ReleaseFinding]:
    if any(each.fingerprint != strategy.fingerprint for each in stated):
        text = Text("has scores of another method than the release's", "содержит оценки не по методу выпуска")
        yield ReleaseFinding(kind=FindingKind.STRATEGY, place="scores.json", text=text)


def _scores(differences: Iterable[ScoreDifference]) -> Iterator[ReleaseFinding]:
    """A finding for each score that comes out otherwise, with its value where that is what differs."""
    by_place: dict[str, list[ScoreDifference]] = {}
    for each in differences:
        by_place.setdefault(each.place, []).append(each)
    for place, members in by_place.items():
        first = members[0]
        stated, computed = (
            {language: "—" if value is None else number(value, language, decimals=6) for language in ("en", "ru")}
            for value in (first.stated, first.computed)
        )
        more = len(members) - 1
        text = Text(
            f"{first.of}: {stated['en']} is stated, {computed['en']} computed"
            + (f"; {more} more numbers differ" if more else ""),
            f"{first.of}: указано {stated['ru']}, вычислено {computed['ru']}"
            + (f"; ещё различается чисел: {more}" if more else ""),
        )
        yield ReleaseFinding(kind=FindingKind.SCORE, place=place, text=text)


def _derived(
    files: Mapping[str, bytes], manifest: Manifest, panel: Panel, strategy: Method, found: Scored, known: set[str]
) -> Iterator[ReleaseFinding]:
    """What should follow from the profiles and the method, byte for byte, and does not; what is known of is not repeated."""
    _, made = files_of(attrs.evolve(manifest, files=()), panel, strategy, found)
    made[CITED] = citation(manifest, checksum(files[MANIFEST]))
    for name in sorted({*_LISTED, CITED} & files.keys() - known):
        if files[name] != made[name]:
            text = Text("is not what the profiles and the method give", "не то, что дают профили и метод")
            yield ReleaseFinding(kind=FindingKind.DERIVED, place=name, text=text)
