"""Any file with profiles in it: what it is shows by what stands in it, never by its name."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn, TypeAlias

from attrs import field, frozen

from ..exceptions import ArgumentError, PageError, Problem, ProblemsError, ProfileError, check_kind, shown
from ..numerals import counted
from ..panel import Panel
from ..presentation import Presented
from ..profile import CountryProfile
from . import csv as csv_format
from . import json as json_format
from . import page
from .decoding import decoded
from .documents.reading import moved
from .spreadsheet import read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Content", "FileReading", "loads", "read"]

Content: TypeAlias = Literal["page", "json", "csv", "workbook"]
"""What a file turned out to be."""

ACCEPTED = (
    "a country page as text",
    "JSON (a profile, a panel, a list of profiles, or one a line)",
    "a workbook (.xlsx) made by ptindex template",
    "CSV (tidy or wide)",
)

_MOST_PROBLEMS = 1_000
_FIRST = 20
_JSON = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*[{\[]")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = {
    b"%PDF": "is a PDF: copy the text of the page into a file",
    b"\xd0\xcf\x11\xe0": "is an Office file of before 2007 (.xls, .doc), or one with a password: save it as .xlsx",
    b"\x1f\x8b": "is compressed: unpack it first",
    b"\x89PNG": "is a picture",
    b"\xff\xd8\xff": "is a picture",
    b"{\\rtf": "is an RTF document: save it as plain text",
}
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg)[\s>]", re.IGNORECASE)
_WEB_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)


_CALLED: dict[Content, str] = {"page": "a page", "json": "JSON", "csv": "CSV", "workbook": "a workbook"}


@frozen(kw_only=True, repr=False)
class FileReading(Presented):
    """What was read from a file: its profiles, and what was hard to read where it is a country page.

    `content` says what it is: `page`, `json`, `csv` or `workbook`. The problems are those of `ptindex.formats.page`; the other
    formats are either read whole or refused.
    """

    profiles: tuple[CountryProfile, ...]
    problems: tuple[Problem, ...] = field(default=())
    content: Content

    def __repr__(self) -> str:
        profiles, problems = counted(len(self.profiles), "profile"), counted(len(self.problems), "problem")
        return f"<FileReading of {_CALLED[self.content]}: {profiles}, {problems}>"

    def records(self) -> Iterator[Mapping[str, str | float | int | None]]:
        """A row for each answer of each profile, for a data frame."""
        for profile in self.profiles:
            yield from profile.records()

    @property
    def profile(self) -> CountryProfile:
        """The only profile. Raises `ProfileError` where there are several; `profiles` has them all."""
        if len(self.profiles) == 1:
            return self.profiles[0]
        raise ProfileError([Problem(message=f"has {len(self.profiles)} profiles, not one; .profiles has them all")])


def read(path: str | os.PathLike[str], *, strict: bool = False, iso3: str | None = None) -> FileReading:
    """Read the profiles in a file: a country page, JSON, CSV or a workbook, whatever its name.

    `strict` refuses a page with anything unrecognised or in conflict; `iso3` is the code of a page's country whose name is not
    known. Both are for pages; the other formats are never read approximately.

    Raises `OSError` for a file that is not there or cannot be read, `ProfileError` with everything that is wrong, or with what
    is accepted for a file that is none of these, and `ArgumentError` for what is the content of a file and not its name.

    >>> from importlib.resources import as_file, files
    >>> with as_file(files("ptindex") / "data" / "kazakhstan-2022.txt") as path:
    ...     read(path)
    <FileReading of a page: 1 profile, 2 problems>
    """
    check_kind("path", path, (str, os.PathLike), _NO_NAME)
    if not os.fspath(path):  # which stands for the directory that one is in
        raise ArgumentError([Problem(path="$.path", message="is empty")])
    return loads(_content(path), strict=strict, iso3=iso3)


_NO_NAME = "is not the name of a file; ptindex.formats.files.loads takes what stands in one, as bytes or text"


def _content(path: str | os.PathLike[str]) -> bytes:
    file = Path(path)
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:
        if _is_content(os.fspath(path), error):
            raise ArgumentError([Problem(path="$.path", message=_NO_NAME, given=shown(path))]) from None
        if file.is_dir():
            _refuse("is a directory")
        raise


def _is_content(name: str, error: OSError | ValueError) -> bool:
    """Whether what is no file's name is what stands in one: it is longer than any name, begins as JSON, or has lines."""
    impossible = not isinstance(error, OSError) or error.errno == errno.ENAMETOOLONG
    return impossible or name.lstrip().startswith(("{", "[")) or len(name.splitlines()) > 1


def loads(content: str | bytes, *, strict: bool = False, iso3: str | None = None) -> FileReading:
    r"""Read the profiles in what stands in a file, as its bytes or as text. It opens no file.

    Keywords and errors are those of `read`.

    >>> loads("Kazakhstan 2022\nVideo surveillance\tNo facilities are equipped\n").profile
    <CountryProfile Kazakhstan (KAZ) 2022>
    """
    check_kind("content", content, (str, bytes), "is neither bytes nor text; give what stands in a file, as file.read() has it")
    given = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    _refuse_others(given)
    if given.startswith(_ZIP):
        return FileReading(profiles=read_workbook(given), content="workbook")
    if _JSON.match(given):
        return FileReading(profiles=_json(given), content="json")
    if _is_csv(given):
        return FileReading(profiles=csv_format.loads(given), content="csv")
    found = _page(given, strict=strict, iso3=iso3)
    return FileReading(profiles=(found.profile,), problems=found.problems, content="page")


def _refuse(message: str) -> NoReturn:
    raise ProfileError([Problem(message=message, allowed=ACCEPTED)])


def _refuse_others(content: bytes) -> None:
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        _refuse("is empty")
    for magic, message in _OTHERS.items():
        if content.startswith(magic):
            _refuse(message)
    if _WEB_PAGE.match(content):
        _refuse("is a web page (HTML): copy its text into a plain text file in UTF-8")
    if _XML.match(content):
        _refuse("is XML, such as a picture in SVG")


# Pages

_OF_A_PAGE = frozenset({"title", "heading", "answer", "repeated", "conflict", "reunited", "label"})
"""What becomes of lines that no other text has."""


def _page(content: bytes, *, strict: bool, iso3: str | None) -> page.PageReading:
    """A text as a page: whatever is neither JSON nor CSV is taken for one, and may be none."""
    try:
        found = page.loads(content, strict=strict, iso3=iso3)
    except PageError as error:
        if any(problem.path == "$.country" for problem in error.problems) and _is_table(content):
            _refuse("looks like a table of another kind")
        raise
    if _says_nothing(found):
        no_page = Problem(message="is no country page: no answer to a question stands on it", allowed=ACCEPTED)
        raise ProfileError([no_page, *_first_problems(found)])
    return found


def _first_problems(found: page.PageReading) -> Iterator[Problem]:
    """What is hard to read on what may be a page that was badly copied, in as many problems as anybody reads."""
    yield from found.problems[:_FIRST]
    if len(found.problems) > _FIRST:
        yield Problem(message="and more was not understood: mend these problems first")


def _is_table(content: bytes) -> bool:
    """Whether the first lines have several cells each, and as many in one as in the other."""
    lines = [line for line in decoded(content).splitlines() if line.strip()][:2]
    return bool(lines) and any(1 < lines[0].count(sign) == lines[-1].count(sign) for sign in ",;\t")


def _says_nothing(found: page.PageReading) -> bool:
    """Whether below a country's name stands what is no page: not a line of one, and hardly a label with another answer."""
    if any(line.fate in _OF_A_PAGE for line in found.lines):
        return False
    unread = [problem.path == "$" for problem in found.problems if problem.kind == "unrecognised"]
    return 2 * sum(unread) > len(unread)


# CSV


def _is_csv(content: bytes) -> bool:
    if csv_format.is_csv(content):
        return True
    try:
        decoded(content)
    except UnicodeDecodeError:
        first = content.partition(b"\n")[0]
        # The names of our columns are the same in every encoding that Excel writes.
        if csv_format.is_csv(first.decode("latin-1")):
            return True
        if max(first.count(b";"), first.count(b",")) > 1:  # the first line of a page names a country and a year
            _refuse("looks like CSV that is not in UTF-8; in Excel, save it as “CSV UTF-8”")
    return False


# JSON


def _json(content: bytes) -> tuple[CountryProfile, ...]:
    documents = _documents(content)
    if len(documents) == 1:
        return _profiles(documents[0])
    profiles: list[CountryProfile] = []
    problems: list[Problem] = []
    for number, document in enumerate(documents):
        if len(problems) > _MOST_PROBLEMS:
            message = "and what follows was not read: mend these problems first"
            problems.append(Problem(path=f"$[{number}]", message=message))
            break
        try:
            profiles += _profiles(document)
        except ProblemsError as error:
            problems += [moved(problem, "$", f"$[{number}]") for problem in error.problems]
    if problems:
        raise ProfileError(problems)
    if not profiles:
        _refuse("is an empty list")
    return tuple(profiles)


def _profiles(document: str | bytes) -> tuple[CountryProfile, ...]:
    """The profiles of one document."""
    value = json_format.loads(document)
    if isinstance(value, Panel):
        return value.profiles
    if isinstance(value, CountryProfile):
        return (value,)
    raise ProfileError([Problem(message=f"is a {type(value).__name__}, and no profile is in it")])


_DECODER = json.JSONDecoder(parse_int=str, parse_float=str)  # says only where a document ends; its numbers are read later
_SPACE = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n,]*")


def _documents(content: bytes) -> list[str | bytes]:
    """The documents of a list, or those that stand one after the other."""
    try:
        return list(_split(decoded(content)))
    except UnicodeDecodeError:
        return [content]  # refused as any document is
    except json.JSONDecodeError as error:
        raise ProfileError([Problem(message=f"is not JSON: {error.msg} at column {error.colno}", line=error.lineno)]) from error
    except RecursionError as error:
        raise ProfileError([Problem(message="is nested too deeply")]) from error


def _split(text: str) -> Iterator[str]:
    listed = text.lstrip().startswith("[")
    if listed:
        _DECODER.decode(text)  # a list as such is sound before it is taken apart
    at, between = (text.index("[") + 1, _BETWEEN) if listed else (0, _SPACE)
    while (at := _end(between, text, at)) < len(text) and not (listed and text[at] == "]"):
        _, end = _DECODER.raw_decode(text, at)
        yield text[at:end]
        at = end


def _end(between: re.Pattern[str], text: str, at: int) -> int:
    found = between.match(text, at)
    return found.end() if found else at
