"""The files of a release, each made of the same profiles and the same method: the same bytes for the same values."""

from __future__ import annotations

import json
import platform
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from ...countries import known_name, title_of
from ...declaration import LANGUAGES
from ...exceptions import Problem, ProfileError, ReleaseError, StrategyError, shown
from ...frozenmap import FrozenMap
from ...panels.trend import trends
from ...profile import edition_of
from ...release import Manifest
from ...scores import CAVEAT, Score
from ...strategies.fingerprint import SHORT
from ...strategies.names import method_name
from ...strategies.points import Points
from ...strategies.weighted import Composite
from ...version import __version__
from .. import csv as csv_format
from .. import json as json_format
from ..documents.strategy_document import plain_score
from ..tables.cells import cell
from ..tables.sheet import for_excel, write_sheet
from .manifest import MANIFEST, SUMS, checksum, file_of, manifest_bytes, sums
from .words import BOUNDS, CITATION, NOT_SCORED, README, README_TITLE, SEVERAL_EDITIONS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from ...declaration import Language
    from ...panel import Panel
    from ...ranking import Scored
    from ...release import Method

__all__ = ["CITED", "DATA", "DERIVED", "SCORE_COLUMNS", "Unscored", "citation", "facts_of", "files_of", "read_scores"]

CITED = "CITATION.txt"
DATA = ("profiles.json", "strategy.json", "scores.json")
"""The files that are read back, under every later version."""
DERIVED = ("README.txt", "profiles.csv", "scores.csv")
"""The files that follow from the others, for people and spreadsheets."""

_SCORES = "ptindex/scores/1"
_PACKAGES = ("attrs", "cattrs")
SCORE_COLUMNS = (
    "iso3",
    "country",
    "territory",
    "year",
    "edition",
    "of",
    "value",
    "low",
    "high",
    "bounds_known",
    "reason",
    "strategy",
    "fingerprint",
    "version",
)
"""The columns of the table of scores. The method is in each row: a line that is taken out still says what made it."""


def facts_of(panel: Panel, strategy: Method, *, title: str, date: datetime.date) -> Manifest:
    """What a new release says of itself, before it has any file.

    Raises `StrategyError` for a strategy whose definition no file can hold, and `ReleaseError` for no profiles at all, for a
    title that is empty and for a date that is none.
    """
    if not isinstance(strategy, Composite | Points):
        message = "has no definition that a release could hold for others to compute with; give a Composite or Points"
        raise StrategyError([Problem(path="$.strategy", message=message, given=shown(strategy))])
    if not panel.profiles:
        raise ReleaseError([Problem(path="$.profiles", message="has no profile to release")])
    return Manifest(
        title=title,
        date=date,
        version=__version__,
        python=platform.python_version(),
        packages=FrozenMap({name: version_of(name) for name in _PACKAGES}),
        strategy=strategy.label,
        fingerprint=strategy.fingerprint,
        countries=tuple(sorted({profile.country.iso3 for profile in panel.profiles})),
        years=panel.years,
        profiles=len(panel.profiles),
        files=(),
        caveat=FrozenMap({language: CAVEAT.wording(language) for language in LANGUAGES}),
    )


def files_of(facts: Manifest, panel: Panel, strategy: Method, found: Scored) -> tuple[Manifest, dict[str, bytes]]:
    """Every file of a release by name, and its manifest, which lists them."""
    files = {
        "profiles.json": f"{json_format.dumps(panel)}\n".encode(),
        "profiles.csv": for_excel(csv_format.dumps_tidy(panel.profiles)).encode(),
        "strategy.json": f"{json_format.dumps(strategy, indent=2)}\n".encode(),
        "scores.json": _scores_document(found),
        "scores.csv": _scores_table(panel, strategy),
        "README.txt": _readme(facts, found),
    }
    manifest = attrs.evolve(facts, files=tuple(file_of(name, files[name]) for name in sorted(files)))
    content = manifest_bytes(manifest)
    files |= {MANIFEST: content, CITED: citation(manifest, checksum(content))}
    return manifest, {**files, SUMS: sums(files)}


def citation(manifest: Manifest, identifier: str) -> bytes:
    """How to cite a release, in both languages."""
    texts = (
        CITATION.wording(language).format(
            title=manifest.title,
            date=manifest.date.isoformat(),
            identifier=identifier,
            short=identifier[:SHORT],
            version=manifest.version,
            method=method_name(manifest.strategy, language),
            fingerprint=manifest.fingerprint[:SHORT],
            caveat=CAVEAT.wording(language),
            editions=_editions(manifest, language, " "),
        )
        for language in LANGUAGES
    )
    return "\n".join(texts).encode()


def _readme(facts: Manifest, found: Scored) -> bytes:
    return "\n".join(_readme_texts(facts, found)).encode()


def _readme_texts(facts: Manifest, found: Scored) -> Iterator[str]:
    for language in LANGUAGES:
        heading = README_TITLE.wording(language)
        yield f"{heading}\n{'=' * len(heading)}\n"
        yield README.wording(language).format(
            caveat=CAVEAT.wording(language),
            title=facts.title,
            date=facts.date.isoformat(),
            profiles=facts.profiles,
            countries=len(facts.countries),
            years=", ".join(map(str, facts.years)),
            unscored=_not_scored(found, language),
            method=method_name(facts.strategy, language),
            fingerprint=facts.fingerprint[:SHORT],
            bounds=BOUNDS.wording(language),
            editions=_editions(facts, language, "\n"),
            version=facts.version,
            python=facts.python,
        )


def _not_scored(found: Scored, language: Language) -> str:
    """The line of the profiles without a score, where there are any."""
    titles = (title_of(known_name(each.country, language), each.territory, each.year) for each in found.unscored)
    return f"\n{NOT_SCORED.wording(language)}: {'; '.join(titles)}" if found.unscored else ""


def _editions(facts: Manifest, language: Language, before: str) -> str:
    """That years of different editions stand together, where they do."""
    return f"{before}{SEVERAL_EDITIONS.wording(language)}" if len(set(map(edition_of, facts.years))) > 1 else ""


def _scores_document(found: Scored) -> bytes:
    document = {
        "schema": _SCORES,
        "caveat": CAVEAT.en,
        "scores": [plain_score(each) for each in found.scores],
        "unscored": [
            {
                "iso3": each.country.iso3,
                "territory": each.territory,
                "year": each.year,
                "low": each.bounds.low,
                "high": each.bounds.high,
            }
            for each in found.unscored
        ],
    }
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n").encode()


Unscored: TypeAlias = tuple[str, str, int, float, float]
"""A profile without a score: its code, territory and year, and the bounds that can be said all the same."""


def read_scores(content: bytes) -> tuple[tuple[Score, ...], tuple[Unscored, ...]]:
    """The scores of a file, and the profiles without one.

    Raises `ProfileError` for anything that is not such a file, and for a country and year that stand twice.
    """
    try:
        document: dict[str, Any] = json.loads(content)
        named = document["schema"], sorted(document)
        unscored = tuple(_unscored(**each) for each in document["unscored"])
        given = list(document["scores"])
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise ProfileError([_no_scores()]) from error
    if named != (_SCORES, ["caveat", "schema", "scores", "unscored"]):
        raise ProfileError([_no_scores()])
    converter = json_format.make_converter()
    scores = tuple(converter.structure(each, Score) for each in given)
    places = {(each.country.iso3, each.territory, each.year) for each in scores} | {each[:3] for each in unscored}
    if len(places) < len(scores) + len(unscored):
        raise ProfileError([Problem(message="has a country and year twice")])
    return scores, unscored


def _unscored(*, iso3: str, territory: str, year: int, low: float, high: float) -> Unscored:
    if isinstance(iso3, str) and isinstance(territory, str) and isinstance(year, int):
        return iso3, territory, year, float(low), float(high)
    raise TypeError


def _no_scores() -> Problem:
    return Problem(message="is not the file of the scores of a release")


def _scores_table(panel: Panel, strategy: Method) -> bytes:
    rows = ([cell(row[name], ",") for name in SCORE_COLUMNS] for row in trends(panel, strategy).records())
    return for_excel(write_sheet(SCORE_COLUMNS, rows, ",")).encode()
