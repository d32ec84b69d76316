"""Country pages: reads the text of one into a profile with every line accounted for, and writes the canonical page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from ..countries import Country
from ..exceptions import PageError, Problem, ProfileError, check_kind
from ..languages import check_language
from ..numerals import counted
from ..presentation import Presented
from ..profile import CountryProfile, PublishedScore
from .decoding import decoded
from .pages.header import write_header
from .pages.ledger import KEPT, SEVERITY, Fate, Kind
from .pages.reader import read_lines
from .pages.wordings import vocabulary
from .pages.writer import Draft, unheld, without, write

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Mapping

    from ..declaration import Language

__all__ = ["SEVERITY", "Fate", "Kind", "Line", "PageReading", "PageSource", "dumps", "loads", "read_page"]

PageSource: TypeAlias = "str | bytes | os.PathLike[str]"

_FROM_HERE_ON_STRICT = frozenset(SEVERITY[SEVERITY.index("unrecognised") :])


@frozen
class Line:
    """A line of the page: its number from 1, its text, what became of it, and the keys of the questions that it speaks of.

    `fate` is `blank`, `country`, `title`, `heading`, `answer`, `continuation` (of the line before), `reunited` (a label and
    its answer that stood apart), `repeated`, `conflict`, `label` (without an answer) or `remark` (not understood). What a
    line of the last three says is kept in the profile's remarks.
    """

    number: int
    text: str
    fate: Fate
    keys: tuple[str, ...] = ()


@frozen(kw_only=True, repr=False)
class PageReading(Presented):
    """What a page was read as: the profile, the problems in the order of the lines, and every line with what became of it.

    A problem's `kind` is, from the least to the most severe: `repeated` (says again what was said), `approximate` (read word by
    word, or with a doubt), `reunited` (a label and an answer that stood apart), `unrecognised`, and `conflict` (the first
    answer stands).
    """

    profile: CountryProfile
    problems: tuple[Problem, ...]
    lines: tuple[Line, ...]

    def __repr__(self) -> str:
        return (
            f"<PageReading {self.profile.title}: {counted(len(self.lines), 'line')}, {counted(len(self.problems), 'problem')}>"
        )

    def records(self) -> Iterator[Mapping[str, str | int]]:
        """A row for each line of the page with what became of it, for a data frame."""
        for line in self.lines:
            yield {"line": line.number, "text": line.text, "fate": line.fate, "keys": ", ".join(line.keys)}


def read_page(
    source: PageSource, *, iso3: str | None = None, aliases: Mapping[str, str] | None = None, strict: bool = False
) -> PageReading:
    r"""Reads a country page: bytes or a text with a line break are the page itself, any other text or path names a file.

    `iso3` is the code of a country whose name on the page is not known. `aliases` maps further wordings to what they mean: the
    key of a question (`prevention.video`), an answer to one (`prevention.video.some`) or a country's code.

    Raises `FileNotFoundError` for a missing file and `PageError` for a page without a known country or a data year, for two
    pages in one, for bytes that are no text, and with `strict` for a page with anything unrecognised or in conflict. Text that
    is not trusted goes to `loads`, which never opens a file.

    >>> read_page(
    ...     "Kazakhstan 2022\nVideo surveillance\tSome but not all facilities are equipped\n"
    ... ).profile.prevention.video.code
    'some'
    """
    return loads(_content(source), iso3=iso3, aliases=aliases, strict=strict)


def loads(
    text: str | bytes, *, iso3: str | None = None, aliases: Mapping[str, str] | None = None, strict: bool = False
) -> PageReading:
    """Reads a country page from its text, or from bytes in UTF-8 or UTF-16. It never opens a file.

    Keywords and errors are those of `read_page`.
    """
    check_kind("text", text, (str, bytes), "is neither bytes nor text; give what stands in a file, as file.read() has it")
    words = vocabulary(aliases)
    if iso3 is not None:
        Country(iso3, iso3)  # refuses a malformed code
    lines = (text if isinstance(text, str) else _decoded(text)).removeprefix("\ufeff").splitlines()
    account = read_lines(lines, words, iso3)
    if strict:
        grave = [problem for problem in account.problems if problem.kind in _FROM_HERE_ON_STRICT]
        if grave:
            raise PageError(grave)
    accounted = zip(lines, account.fates, strict=True)
    return PageReading(
        profile=account.profile,
        problems=account.problems,
        lines=tuple(Line(number, line, fate, keys) for number, (line, (fate, keys)) in enumerate(accounted, 1)),
    )


def _content(source: PageSource) -> str | bytes:
    if isinstance(source, bytes) or (isinstance(source, str) and ("\n" in source or "\r" in source)):
        return source
    try:
        return Path(source).read_bytes()
    except ValueError as error:  # a null character: no file has it in its name
        raise FileNotFoundError(f"no file has this name: {source!r}") from error


def _decoded(content: bytes) -> str:
    try:
        return decoded(content)
    except UnicodeDecodeError as error:
        message = f"is not text in UTF-8 or UTF-16, as byte {error.start} shows; save the page as UTF-8"
        raise PageError([Problem(message=message)]) from error


def dumps(profile: CountryProfile, language: Language = "en", *, drop: bool = False) -> str:
    """Writes the canonical page in English (`en`) or Russian (`ru`), which reads back to an equal profile.

    Raises `ProfileError` that names everything a page does not hold (notes, sources, a territory, a release, a remark that
    would be read as something else), unless `drop` says to leave it out.

    >>> from ptindex.profile import CountryProfile
    >>> print(dumps(CountryProfile(country=Country("KAZ", "Kazakhstan"), year=2022)))
    Kazakhstan 2022
    <BLANKLINE>
    Prohibition of torture index
    <BLANKLINE>
    """
    check_language(language)
    paths = [*unheld(profile), *_lost_from_the_header(profile)]
    while True:
        page = without(profile, paths)
        draft, lost = _draft(page, language)
        if not lost:
            break
        kept = [path for path in _remark_paths(profile) if path not in paths]
        named = dict(zip(_remark_paths(page), kept, strict=True))
        paths += [named.get(path, path) for path in lost]
    if paths and not drop:
        message = "cannot be written on a page so that it reads back; drop=True leaves it out"
        raise ProfileError([Problem(path=path, message=message) for path in paths])
    return draft.text


def _remark_paths(profile: CountryProfile) -> list[str]:
    return [f"$.remarks[{number}]" for number in range(len(profile.remarks))]


def _lost_from_the_header(profile: CountryProfile) -> list[str]:
    """Which of the country's name and the mark does not read back."""
    lost = []
    country, published = profile.country, profile.published
    unmarked = _read_back(evolve(profile, published=published and PublishedScore(value=published.value)))
    if unmarked is None or unmarked.country != country:
        lost.append("$.country.name")
    marked = _read_back(evolve(profile, country=Country(country.iso3, country.iso3)))
    mark = "" if marked is None or marked.published is None else marked.published.mark
    if published is not None and mark != published.mark:
        lost.append("$.published.mark")
    return lost


def _read_back(profile: CountryProfile) -> CountryProfile | None:
    """What the header of a profile reads to."""
    try:
        return loads(write_header(profile)).profile
    except PageError:
        return None


def _draft(page: CountryProfile, language: Language) -> tuple[Draft, list[str]]:
    """The page and the paths of what it would lose. Remarks that stood together are best written together."""
    together = write(page, language, remarks_apart=False)
    lost = _lost(page, together)
    if not lost:
        return together, lost
    apart = write(page, language, remarks_apart=True)
    return apart, _lost(page, apart)


def _lost(page: CountryProfile, draft: Draft) -> list[str]:
    """The paths of what does not read back: remarks first, for they may be what changes an answer."""
    try:
        reading = loads(draft.text)
    except PageError as error:  # a remark that names another country, above remarks that would be its answers
        begins = error.problems[0].line
        return [path for path, index in zip(_remark_paths(page), draft.remarks, strict=True) if index + 1 == begins]
    remarks = list(zip(_remark_paths(page), (reading.lines[index] for index in draft.remarks), strict=True))
    lost = [path for path, line in remarks if line.fate not in KEPT]
    if lost:
        return lost
    changed = {question.key for question, value in page.answers() if reading.profile.answer(question.key) != value}
    return [path for path, line in remarks if changed.intersection(line.keys)] or [f"$.{key}" for key in sorted(changed)]
