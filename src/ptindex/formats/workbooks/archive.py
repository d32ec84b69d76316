"""What a file must be to be opened as a workbook; this asks nothing but the standard library."""

from __future__ import annotations

import re
from io import BytesIO
from typing import NoReturn
from zipfile import ZipFile

from ...exceptions import Problem, ProfileError

__all__ = ["DAMAGED", "check_package", "refuse"]

DAMAGED = "is a damaged workbook; open it in the program that made it and save it again, or take an older copy"

_MOST_BYTES = 24 * 2**20
_MOST_PARTS = 1_000
_MOST_IN_CELLS, _MOST_ELSEWHERE = 300_000, 60_000  # a questionnaire has some ten thousand
_LONGEST_PIECE = 512 * 2**10  # a cell has at most 32,767 characters, each of eight bytes at most
_PARTS_OF_CELLS = ("xl/worksheets/", "xl/sharedStrings")
_XML = re.compile(rb"[\xef\xbb\xbf\xff\xfe\x00\s]*<")
# As XML has them: within a comment, an instruction or a section of characters a sign opens nothing.
_PIECES = re.compile(rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<[^<]*", re.DOTALL)
_FOR_OTHER_PROGRAMS = "customXml/"  # no cell is there, and what is may be of any length
_ZIP, _OLD_OFFICE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml/"
_OTHERS = {
    "SHA256SUMS": "is a release of ptindex: `ptindex verify` checks it; its profiles are in the profiles.json that is in it",
    "xl/workbook.bin": "is a binary workbook (.xlsb): save it as .xlsx",
    "word/document.xml": "is a Word document: save it as plain text",
    "content.xml": "is an OpenDocument file (.ods, .odt): save a sheet as .xlsx, and a text as plain text",
}


def refuse(message: str) -> NoReturn:
    """Refuses a whole file."""
    raise ProfileError([Problem(message=message)])


def check_package(content: bytes) -> None:
    """Refuses with `ProfileError` what is no workbook, or one so large that to open it would take too much memory."""
    if content.startswith(_OLD_OFFICE):
        refuse("is an Office file of before 2007 (.xls, .doc), or one with a password: save it as .xlsx")
    if not content.startswith(_ZIP):
        refuse("is no workbook of the kind .xlsx")
    if len(content) > _MOST_BYTES:
        refuse(f"is larger than a questionnaire may be, {_MOST_BYTES // 2**20} MiB")
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_archive(archive)
    except ProfileError:
        raise
    except Exception as error:
        # A damaged archive makes its reader raise whatever it comes across.
        raise ProfileError([Problem(message=DAMAGED)]) from error


def _check_archive(archive: ZipFile) -> None:
    parts, names = archive.infolist(), set(archive.namelist())
    # Reading a part never gives more bytes than its entry announces.
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        refuse(f"is larger than a questionnaire may be: more than {_MOST_BYTES // 2**20} MiB when unpacked")
    if "xl/workbook.xml" not in names:
        for name, message in _OTHERS.items():
            if name in names:
                refuse(message)
        refuse("is an archive, no workbook: unpack it and give the file that is in it")
    if _STRICT in archive.read("xl/workbook.xml"):
        refuse("is saved as Strict Open XML: save it as “Excel Workbook (.xlsx)” instead")
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
            if not name.startswith(_FOR_OTHER_PROGRAMS):
                _check_pieces(part)
    if cells > _MOST_IN_CELLS or others > _MOST_ELSEWHERE:
        most = _MOST_IN_CELLS if cells > _MOST_IN_CELLS else _MOST_ELSEWHERE
        refuse(f"is larger than a questionnaire may be: more than {most} elements")


def _check_pieces(part: bytes) -> None:
    """A piece that a parser has to have whole costs time with the square of its length."""
    if b"\0" in part or b"<!DOCTYPE" in part:  # no program writes these, and what is a piece would be another matter in them
        refuse(DAMAGED)
    if any(piece.end() - piece.start() > _LONGEST_PIECE for piece in _PIECES.finditer(part)):
        refuse(f"is larger than a questionnaire may be: more than {_LONGEST_PIECE // 2**10} KiB in one piece")
