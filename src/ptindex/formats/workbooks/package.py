"""The file of a workbook: a ZIP archive, written the same for the same content; and the merged cells in it."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath
from shutil import copyfileobj
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from defusedxml.ElementTree import fromstring, iterparse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import SizedBuffer, StrPath
    from openpyxl import Workbook

__all__ = ["merged_ranges", "packed"]

_MODIFIED = re.compile(rb"<dcterms:modified\b[^>]*>[^<]*</dcterms:modified>")
_CREATED = re.compile(rb"<dcterms:created\b[^>]*>[^<]*</dcterms:created>")
_ROW = re.compile(rb"<row [^>]*>")
_APPLICATION = re.compile(rb"<Application>[^<]*</Application>(?:<AppVersion>[^<]*</AppVersion>)?")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def packed(book: Workbook, *, dated: bool = False, heights_follow: bool = False) -> bytes:
    """The bytes of a workbook, equal for equal content: no time of day in them but, where it is `dated`, that of its creation.

    With `heights_follow` a row grows when somebody writes more into it.
    """
    from openpyxl.writer.excel import ExcelWriter

    content = BytesIO()
    with _Package(content, dated=dated, heights_follow=heights_follow) as package:
        ExcelWriter(book, package).save()
    return content.getvalue()


class _Package(ZipFile):
    """The archive that openpyxl writes into, which leaves out what differs each time and what is not so."""

    def __init__(self, content: BytesIO, *, dated: bool, heights_follow: bool) -> None:
        super().__init__(content, "w", ZIP_DEFLATED)
        self._dated, self._heights_follow = dated, heights_follow

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: SizedBuffer | str, *_: object, **__: object) -> None:
        """A part that is small."""
        name = str(zinfo_or_arcname)
        part = data.encode() if isinstance(data, str) else bytes(data)
        if name == "docProps/core.xml":
            part = _MODIFIED.sub(b"", part)
            part = part if self._dated else _CREATED.sub(b"", part)
        elif name == "docProps/app.xml":
            # openpyxl says Microsoft Excel here, which has not written it.
            part = _APPLICATION.sub(b"<Application>ptindex</Application>", part)
        super().writestr(_entry(name), part)

    def write(self, filename: StrPath, arcname: StrPath | None = None, *_: object, **__: object) -> None:
        """A sheet, which openpyxl has in a file: it may be larger than the memory."""
        entry = _entry(str(arcname))
        with Path(filename).open("rb") as sheet:
            if self._heights_follow:
                # A height that is marked as chosen would stay.
                part = _ROW.sub(lambda row: row[0].replace(b' customHeight="1"', b""), sheet.read())
                super().writestr(entry, part)
                return
            entry.file_size = os.fstat(sheet.fileno()).st_size
            with self.open(entry, "w") as target:
                copyfileobj(sheet, target)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    return entry


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
