"""The archive of a release: the same files make the same bytes, and an archive of a stranger's is never let loose.

Nothing is ever extracted to the disk. Sizes are looked at before anything is read, and names that lead elsewhere, names that
stand twice, links and encrypted files are refused.
"""

from __future__ import annotations

import re
import stat
import zlib
from io import BytesIO
from struct import error as StructError  # noqa: N812
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ...exceptions import Problem, ReleaseError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["LARGEST", "pack", "unpack"]

LARGEST = 512 * 1024 * 1024
"""So many bytes may all files of a release have together."""

_MOST_FILES = 64
_WORKBOOK = "xl/workbook.xml"  # a file of Excel is an archive too
_ENTRY = b"PK\x01\x02"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP file can hold, for every file
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_ENCRYPTED = 0x1
_UNIX = 3
_DAMAGED = (BadZipFile, zlib.error, StructError, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def pack(files: Mapping[str, bytes]) -> bytes:
    """The archive of some files by name: the same bytes everywhere for the same files, in whatever order they come.

    Raises `ReleaseError` for an archive that `unpack` would refuse as too large.
    """
    _refuse_too_large(sum(map(len, files.values())))
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            member = ZipInfo(name, _EPOCH)
            member.create_system = _UNIX
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            # Stored, not deflated: what deflating gives differs from one version of zlib to another.
            archive.writestr(member, files[name], ZIP_STORED)
    content = packed.getvalue()
    _refuse_too_large(len(content))  # names and lengths come on top
    return content


def _refuse_too_large(size: int) -> None:
    if size > LARGEST:
        raise ReleaseError([Problem(message="is too large for a release", given=f"{size} bytes")])


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of an archive by name.

    Raises `ReleaseError` with everything that is wrong with the archive, before any file in it is read.
    """
    _refuse_too_large(len(content))
    if content.count(_ENTRY) > _MOST_FILES:  # before the list of files is read, which might not end
        raise ReleaseError([Problem(message="has too many files for a release")])
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if _WORKBOOK in archive.namelist():
                raise ReleaseError([Problem(message="is a workbook, no release of ptindex")])
            problems = list(_problems(members))
            if problems:
                raise ReleaseError(problems)
            return {member.filename: archive.read(member) for member in members}
    except _DAMAGED as error:
        if isinstance(error, ReleaseError):
            raise
        raise ReleaseError([Problem(message="is no ZIP archive, or a damaged one")]) from error


def _problems(members: list[ZipInfo]) -> Iterator[Problem]:
    total = sum(member.file_size for member in members)
    if total > LARGEST:
        yield Problem(message="is too large for a release", given=f"{total} bytes")
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if not _NAME.fullmatch(name) or member.orig_filename != name:
            yield Problem(message="has a file whose name is no plain name", given=shown(member.orig_filename))
        if name in seen:
            yield Problem(message="has two files of one name", given=shown(name))
        seen.add(name)
        if member.flag_bits & _ENCRYPTED:
            yield Problem(message="has a file that is encrypted", given=shown(name))
        elif member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield Problem(message="has a file packed in a way that is not read here", given=shown(name))
        if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG):
            yield Problem(message="has a link or something else that is no file", given=shown(name))
