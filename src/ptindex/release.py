"""A release: profiles, their method and their scores, frozen under one checksum that a publication can cite."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from .declaration import Coded, Text
from .exceptions import Problem, ReleaseError
from .frozenmap import FrozenMap
from .numerals import counted
from .panel import Panel
from .panels.trend import trends
from .presentation import Presented
from .ranking import UnrankedCountry
from .scores import Score
from .strategies.fingerprint import SHORT
from .strategies.points import Points
from .strategies.weighted import Composite
from .texts import text_problems
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FindingKind", "Manifest", "Method", "Release", "ReleaseCheck", "ReleaseFile", "ReleaseFinding", "ScoreDifference"]

Method: TypeAlias = Composite | Points
"""The strategies whose definition a release can hold, so that anyone can compute its scores again."""


def _by_name(items: Mapping[str, str]) -> FrozenMap[str, str]:
    # What is no mapping passes through: a reader has a problem for it, and makes no manifest.
    return FrozenMap(items) if isinstance(items, Mapping) else items


@frozen(kw_only=True)
class ReleaseFile:
    """A file of a release: its name, its size in bytes, its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@frozen(kw_only=True)
class Manifest:
    """What a release says of itself. `packages` are the versions of what computes, by name; `files` stand by name; `caveat` is
    what every score says, by language, in the words of that version.

    Raises `ReleaseError` for a title that is empty or more than a line, and for a date that is none.
    """

    title: str
    date: datetime.date
    version: str
    python: str
    packages: FrozenMap[str, str] = field(converter=_by_name)
    strategy: str
    fingerprint: str
    countries: tuple[str, ...]
    years: tuple[int, ...]
    profiles: int
    files: tuple[ReleaseFile, ...]
    caveat: FrozenMap[str, str] = field(converter=_by_name)

    def __attrs_post_init__(self) -> None:
        problems = list(text_problems("$.title", self.title, required=True, one_line=True))
        if type(self.date) is not datetime.date:
            problems.append(Problem(path="$.date", message="is not a date (YYYY-MM-DD)", given=repr(self.date)))
        if problems:
            raise ReleaseError(problems)


@frozen(kw_only=True, repr=False)
class Release(Presented):
    """What a release holds: its manifest and what the files say.

    `identifier` is the SHA-256, in hexadecimal, of the manifest, which has that of every file: the same profiles, method,
    title, date and versions have the same identifier, anything else has another. `unscored` are the profiles of which too
    little is known.
    """

    identifier: str
    manifest: Manifest
    panel: Panel
    strategy: Method
    scores: tuple[Score, ...]
    unscored: tuple[UnrankedCountry, ...]

    def __repr__(self) -> str:
        profiles = counted(self.manifest.profiles, "profile")
        return f"<Release {self.identifier[:SHORT]}: {self.manifest.title}, {profiles}, unofficial>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """The rows of its table of scores, computed again: see `Trends.records`."""
        return trends(self.panel, self.strategy).records()


class FindingKind(Coded):
    """In what a release differs from what it says."""

    MISSING = "missing", "File missing", "Файла нет"
    EXTRA = "extra", "File that does not belong", "Лишний файл"
    ALTERED = "altered", "File altered", "Файл изменён"
    MANIFEST = "manifest", "Manifest altered", "Опись изменена"
    UNREADABLE = "unreadable", "Unreadable", "Не читается"
    STRATEGY = "strategy", "Another method", "Другой метод"
    SCORE = "score", "Another score", "Другая оценка"
    DERIVED = "derived", "Does not follow from the profiles", "Не следует из профилей"
    IDENTIFIER = "identifier", "Another release", "Другой выпуск"


@frozen(kw_only=True)
class ReleaseFinding:
    """One thing that is not as the release says: where (a file or a country and year), and what about it.

    `problem` is what is wrong inside a file that cannot be read.
    """

    kind: FindingKind
    place: str
    text: Text
    problem: Problem | None = None

    def __str__(self) -> str:
        more = "" if self.problem is None else f": {self.problem}"
        return f"{self.text.en}{more}"


@frozen(kw_only=True)
class ScoreDifference:
    """A number that comes out otherwise: `of` says which of the score of a country and year."""

    place: str
    of: str
    stated: float | None
    computed: float | None

    @property
    def difference(self) -> float | None:
        """Computed less stated; None where one of the two is not there."""
        return None if self.stated is None or self.computed is None else self.computed - self.stated


@frozen(kw_only=True, repr=False)
class ReleaseCheck(Presented):
    """What came out of verifying a release: `ok` is True when nothing differs.

    `computed` scores were computed again, by the version `version`; `differences` has every number that came out otherwise.
    `unscored` are the profiles of which too little is known.
    `compared` is False when another version wrote the release: then answers and numbers were compared, in the tables too, and
    not the words of README.txt, CITATION.txt and the tables.
    """

    identifier: str
    title: str
    date: datetime.date | None
    written_by: str
    findings: tuple[ReleaseFinding, ...]
    differences: tuple[ScoreDifference, ...]
    computed: int
    compared: bool
    unscored: tuple[UnrankedCountry, ...] = ()
    version: str = __version__

    def __repr__(self) -> str:
        good = "as it says" if self.compared else "answers and numbers as it says"
        state = good if self.ok else counted(len(self.findings), "finding")
        return f"<ReleaseCheck of {self.identifier[:SHORT]}: {state}>"

    @property
    def ok(self) -> bool:
        """Whether everything that was compared is as the release says."""
        return not self.findings

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each finding and for each number that differs, for a data frame."""
        for finding in self.findings:
            yield {"kind": finding.kind.code, "place": finding.place, "text": str(finding), "stated": None, "computed": None}
        for each in self.differences:
            yield {"kind": "number", "place": each.place, "text": each.of, "stated": each.stated, "computed": each.computed}
