"""The tables of a release and of its verification."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...numerals import count, number
from ...release import Release, ReleaseCheck
from ...scores import CAVEAT
from ...strategies.fingerprint import SHORT
from .. import words
from ..figures import NOTHING, editions_mixed, method_line, said, titled
from ..refusals import problem_line
from ..tables import Row, Table, tables_of
from . import release_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...declaration import Language, Text
    from ...release import ReleaseFinding, ScoreDifference

__all__: list[str] = []

_SHOWN = 50
_DECIMALS = 9


@tables_of.register(Release)
def _release(release: Release, language: Language) -> tuple[Table, ...]:
    manifest = release.manifest
    facts = Table(
        title=said(release_words.RELEASE, language, release.identifier[:SHORT]),
        columns=("", ""),
        rows=tuple(Row((said(name, language), value)) for name, value in _facts(release, language)),
        notes=(
            CAVEAT.wording(language),
            *editions_mixed(manifest.years, language),
            said(words.BOUNDS_NOTE, language),
            method_line(manifest.strategy, manifest.fingerprint, manifest.version, language),
            said(release_words.CITE, language, release.identifier[:SHORT]),
        ),
        align=("left", "left"),
    )
    files = Table(
        title=said(release_words.FILES, language),
        columns=(said(release_words.FILE, language), said(release_words.SIZE, language), "SHA-256"),
        rows=tuple(Row((each.name, count(each.size), each.sha256)) for each in manifest.files),
        align=("left", "right", "left"),
    )
    return facts, files


def _facts(release: Release, language: Language) -> Iterator[tuple[Text, str]]:
    manifest = release.manifest
    yield release_words.TITLE, manifest.title
    yield release_words.DATE, manifest.date.isoformat()
    yield release_words.IDENTIFIER, release.identifier
    yield release_words.PROFILES, count(manifest.profiles)
    yield release_words.YEARS, ", ".join(map(str, manifest.years))
    yield release_words.SCORES, count(len(release.scores))
    yield from _not_scored(release, language)
    packages = ", ".join(f"{name} {version}" for name, version in sorted(manifest.packages.items()))
    yield release_words.VERSIONS, f"ptindex {manifest.version}, Python {manifest.python}, {packages}"


def _not_scored(of: Release | ReleaseCheck, language: Language) -> Iterator[tuple[Text, str]]:
    if of.unscored:
        titles = (titled(each.country, each.territory, each.year, language) for each in of.unscored)
        yield release_words.NOT_SCORED, "; ".join(titles)


@tables_of.register(ReleaseCheck)
def _check(check: ReleaseCheck, language: Language) -> tuple[Table, ...]:
    tables = [_result(check, language)]
    if check.findings:
        tables.append(_findings(check, language))
    if check.differences:
        tables.append(_numbers(check, language))
    return tuple(tables)


def _result(check: ReleaseCheck, language: Language) -> Table:
    good = release_words.AS_IT_SAYS if check.compared else release_words.NOT_COMPARED
    result = said(good, language) if check.ok else said(release_words.DIFFERS, language, count(len(check.findings)))
    facts = (
        (release_words.RESULT, result),
        (release_words.TITLE, check.title or NOTHING),
        (release_words.DATE, NOTHING if check.date is None else check.date.isoformat()),
        (release_words.IDENTIFIER, check.identifier),
        (release_words.COMPUTED, count(check.computed)),
        *_not_scored(check, language),
        (release_words.WRITTEN_BY, check.written_by or NOTHING),
        (release_words.VERIFIED_BY, check.version),
    )
    return Table(
        title=said(release_words.CHECK, language, check.identifier[:SHORT]),
        columns=("", ""),
        rows=tuple(Row((said(name, language), value)) for name, value in facts),
        notes=(CAVEAT.wording(language), said(release_words.NOT_CITED, language)),
        align=("left", "left"),
    )


def _findings(check: ReleaseCheck, language: Language) -> Table:
    shown = check.findings[:_SHOWN]
    return Table(
        title=said(release_words.FINDINGS, language),
        columns=tuple(said(each, language) for each in (words.KIND, words.PLACE, release_words.WHAT)),
        rows=tuple(Row((each.kind.wording(language), each.place, _what(each, language))) for each in shown),
        notes=_first(len(shown), len(check.findings), language),
        align=("left", "left", "left"),
    )


def _what(finding: ReleaseFinding, language: Language) -> str:
    text = finding.text.wording(language)
    return text if finding.problem is None else f"{text}\n{problem_line(finding.problem, language)}"


def _numbers(check: ReleaseCheck, language: Language) -> Table:
    headings = (words.PLACE, release_words.NUMBER, release_words.STATED, release_words.COMPUTED_NOW, words.DIFFERENCE)
    shown = check.differences[:_SHOWN]
    return Table(
        title=said(release_words.NUMBERS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(_difference(each, language) for each in shown),
        notes=_first(len(shown), len(check.differences), language),
        align=("left", "left", "right", "right", "right"),
    )


def _difference(each: ScoreDifference, language: Language) -> Row:
    figures = (
        NOTHING if value is None else number(value, language, decimals=_DECIMALS) for value in (each.stated, each.computed)
    )
    by = NOTHING if each.difference is None else number(each.difference, language, signed=True, decimals=_DECIMALS)
    return Row((each.place, each.of, *figures, by))


def _first(shown: int, of: int, language: Language) -> tuple[str, ...]:
    return (said(release_words.FIRST, language, shown, of),) if shown < of else ()
