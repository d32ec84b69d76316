"""The file of a workbook: a ZIP archive, written the same for the same content, and opened only when it is safe to."""

from __future__ import annotations

import re
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING, NoReturn
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from defusedxml.ElementTree import fromstring, iterparse

from ...exceptions import Problem, ProfileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

__all__ = ["check_package", "merged_ranges", "packed", "refuse"]

_MOST_BYTES = 24 * 2**20
_MOST_PARTS = 1_000
_MOST_IN_CELLS, _MOST_ELSEWHERE = 300_000, 60_000  # a questionnaire has some ten thousand
_PARTS_OF_CELLS = ("xl/worksheets/", "xl/sharedStrings")
_XML = re.compile(rb"[\xef\xbb\xbf\xff\xfe\x00\s]*<")
_MODIFIED = re.compile(rb"<dcterms:modified\b[^>]*>[^<]*</dcterms:modified>")
_CREATED = re.compile(rb"<dcterms:created\b[^>]*>[^<]*</dcterms:created>")
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def packed(book: Workbook, *, dated: bool) -> bytes:
    """The bytes of a workbook, equal for equal content: no time of day in them but the one given as its date of creation."""
    plain, same = BytesIO(), BytesIO()
    book.save(plain)
    with ZipFile(plain) as source, ZipFile(same, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(b"", content)
                content = content if dated else _CREATED.sub(b"", content)
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return same.getvalue()


def refuse(message: str) -> NoReturn:
    """Refuses a whole file."""
    raise ProfileError([Problem(message=message)])


def check_package(content: bytes) -> None:
    """Refuses with `ProfileError` what is no workbook, or one so large that to open it would take too much memory."""
    if content.startswith(_OLD_OFFICE):
        refuse("is a workbook of the old format or with a password; save it as .xlsx without a password")
    if not content.startswith(_ZIP):
        refuse("is no workbook of the kind .xlsx")
    if len(content) > _MOST_BYTES:
        refuse(f"is larger than a questionnaire may be, {_MOST_BYTES // 2**20} MiB")
    with ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        # Reading a part never gives more bytes than its entry announces.
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
            refuse(f"is larger than a questionnaire may be: more than {_MOST_BYTES // 2**20} MiB when unpacked")
        if "xl/workbook.xml" not in archive.namelist():
            refuse("is no workbook of the kind .xlsx; a file of another program can be saved as one")
        _check_elements(archive)


def _check_elements(archive: ZipFile) -> None:
    """Each element costs time and memory; in a style it costs ten times as much as in a cell."""
    cells = others = 0
    for name in archive.namelist():
        part = archive.read(name)
        if _XML.match(part):
            if name.startswith(_PARTS_OF_CELLS):
                cells += part.count(b"<")
            else:
                others += part.count(b"<")
    if cells > _MOST_IN_CELLS or others > _MOST_ELSEWHERE:
        most = _MOST_IN_CELLS if cells > _MOST_IN_CELLS else _MOST_ELSEWHERE
        refuse(f"is larger than a questionnaire may be: more than {most} elements")


def merged_ranges(content: bytes) -> dict[str, list[str]]:
    """The ranges of merged cells of each sheet, by its name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: list(_ranges(archive, part)) for name, part in _sheets(archive)}


def _sheets(archive: ZipFile) -> Iterator[tuple[str, str]]:
    relations = {each.get("Id"): each.get("Target", "") for each in fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
    for sheet in fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = relations.get(sheet.get(_RELATION), "")
        yield sheet.get("name", ""), normpath(join("/xl", target)).lstrip("/")


def _ranges(archive: ZipFile, part: str) -> Iterator[str]:
    with archive.open(part) as stream:
        for _, element in iterparse(stream):
            if element.tag == f"{_MAIN}mergeCell":
                yield element.get("ref", "")
            elif element.tag == f"{_MAIN}row":
                element.clear()
