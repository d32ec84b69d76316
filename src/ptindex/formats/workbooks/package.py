"""The file of a workbook: a ZIP archive, written the same for the same content; and the merged cells in it."""

from __future__ import annotations

import re
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from defusedxml.ElementTree import fromstring, iterparse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

__all__ = ["merged_ranges", "packed"]

_MODIFIED = re.compile(rb"<dcterms:modified\b[^>]*>[^<]*</dcterms:modified>")
_CREATED = re.compile(rb"<dcterms:created\b[^>]*>[^<]*</dcterms:created>")
_ROW = re.compile(rb"<row [^>]*>")
_APPLICATION = re.compile(rb"<Application>[^<]*</Application>(?:<AppVersion>[^<]*</AppVersion>)?")
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
            elif name == "docProps/app.xml":
                # openpyxl says Microsoft Excel here, which has not written it.
                content = _APPLICATION.sub(b"<Application>ptindex</Application>", content)
            elif name.startswith("xl/worksheets/"):
                # A height that is marked as chosen would stay when somebody writes more into the row.
                content = _ROW.sub(lambda row: row[0].replace(b' customHeight="1"', b""), content)
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return same.getvalue()


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
