"""A directory that holds a report and nothing else: never a file written over or removed that this library did not write."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from hashlib import sha256
from os import fspath
from pathlib import Path
from tempfile import mkdtemp
from time import time
from typing import TYPE_CHECKING, Self

from ...exceptions import PTIndexError
from ...version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

__all__ = ["MANIFEST", "ReportDirectory", "ReportDirectoryError"]

MANIFEST = "site.json"
SCHEMA = "ptindex/site/1"

_OURS = re.compile(r"(?:(?:en|ru)/)?[A-Za-z0-9-]+\.(?:html|json|csv)")
"""What a file of a report may be called: no manifest, whoever wrote it, leads anywhere else."""
_UNFINISHED = ".ptindex-unfinished-"
"""What a directory begins with in which a report is made."""
_MOVING = ".ptindex-unfinished-moving"
"""A directory that is there while a report puts its files in their places: no other does so meanwhile."""
_LEFT_OVER = 24 * 60 * 60
"""After so many seconds a directory in which a report was made is that of one that was killed."""
_LISTED = 5


class ReportDirectoryError(PTIndexError, ValueError):
    """A directory cannot take a report without a loss."""


class ReportDirectory:
    """A directory that takes the files of a report when all of them are there.

    It is new, or empty, or has a former report in it. As a context it gives room aside for the files; `finish` puts them in
    their places. A report that is broken off before leaves everything as it was. One that is broken off while the files are
    moved can be made again: the manifest then lists the checksums of the files before and after, so that each is known as ours.

    Raises `ReportDirectoryError` for an empty name, and where a file would be lost: the directory has files and no report, or a
    file that the former report did not write or that was changed since stands where one has to be written.
    """

    def __init__(self, path: str | PathLike[str], names: Iterable[str]) -> None:
        if not fspath(path):
            raise ReportDirectoryError("a report needs the name of a directory, and it is empty")
        self.path = Path(path)
        self._names = frozenset(names)
        self._former = self._read_manifest()
        self._checksums: dict[str, str] = {}
        self._refuse_losses()

    def __enter__(self) -> Self:
        self._made = not self.path.exists()
        self.path.mkdir(parents=True, exist_ok=True)
        try:
            # Inside and not beside it: from there files are moved at once, whatever disk the directory is on.
            self._aside = Path(mkdtemp(prefix=_UNFINISHED, dir=self.path))
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.path)) from error
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._aside)
        if self._made:
            with suppress(OSError):
                self.path.rmdir()

    def _read_manifest(self) -> Mapping[str, frozenset[str]]:
        """The checksums that a file of the former report may have, by its name: two where a report was broken off."""
        manifest = self.path / MANIFEST
        if not manifest.is_file():
            if self.path.is_dir() and any(not each.name.startswith(_UNFINISHED) for each in self.path.iterdir()):
                raise ReportDirectoryError(f"{self.path} is not empty and has no report in it; name a new directory")
            return {}
        try:
            document = json.loads(manifest.read_text("utf-8"))
            ours = document["schema"] == SCHEMA
            files = {str(name): {str(checksum)} for name, checksum in document["files"].items()} if ours else {}
            for name, checksums in document.get("before", {}).items() if ours else ():
                files.setdefault(str(name), set()).update(map(str, checksums))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            ours, files = False, {}
        if not ours:
            raise ReportDirectoryError(f"{manifest} is not the list of a report; name a new directory")
        return {name: frozenset(checksums) for name, checksums in files.items() if _OURS.fullmatch(name)}

    def _refuse_losses(self) -> None:
        in_the_way = sorted(name for name in (*self._names, MANIFEST) if self._is_in_the_way(name))
        if in_the_way:
            listed = ", ".join(in_the_way[:_LISTED])
            if len(in_the_way) > _LISTED:
                listed = f"{listed} and {len(in_the_way) - _LISTED} more"
            said = f"{self.path}: {listed}: not written by a report, or changed since; move that away or name a new directory"
            raise ReportDirectoryError(said)

    def _is_in_the_way(self, name: str) -> bool:
        path = self.path / name
        if path.is_symlink() or (path.parent != self.path and path.parent.is_symlink()):
            return True
        if name == MANIFEST or not path.exists():
            return False
        return not path.is_file() or not self._is_as_written(name)

    def _is_as_written(self, name: str) -> bool:
        known = self._former.get(name)
        return known is not None and sha256((self.path / name).read_bytes()).hexdigest() in known

    def write(self, name: str, content: str) -> None:
        """Write a file whose name was announced aside, as UTF-8 with line feeds."""
        if name not in self._names:
            raise ValueError(f"{name} was not announced")
        written = content.encode()
        path = self._aside / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(written)
        self._checksums[name] = sha256(written).hexdigest()

    def finish(self, about: Mapping[str, object]) -> None:
        """Put all files in their places, remove those of the former report that this one does not have, write the manifest.

        Another report that was made meanwhile is a former one. Raises `ReportDirectoryError`, and moves nothing, where a file
        of somebody else's came into the way, and while another report puts its files there.
        """
        moving = self.path / _MOVING
        if _is_left_over(moving):
            with suppress(OSError):
                moving.rmdir()
        try:
            moving.mkdir()
        except FileExistsError as error:
            said = f"{self.path}: another report is being put there; wait for its end, or remove {moving} where none is made"
            raise ReportDirectoryError(said) from error
        try:
            self._put(about)
        finally:
            moving.rmdir()

    def _put(self, about: Mapping[str, object]) -> None:
        self._former = self._read_manifest()
        self._refuse_losses()
        self._write_manifest(about, before={name: sorted(checksums) for name, checksums in self._former.items()})
        for name in self._checksums:
            path = self.path / name
            path.parent.mkdir(exist_ok=True)
            (self._aside / name).replace(path)
        for name in self._former:
            path = self.path / name
            old = name not in self._checksums and path.is_file() and not path.is_symlink() and not path.parent.is_symlink()
            if old and self._is_as_written(name):
                path.unlink()
                with suppress(OSError):  # while something is in it, it stays
                    path.parent.rmdir()
        self._write_manifest(about)
        for left_over in self.path.glob(f"{_UNFINISHED}*"):
            if _is_left_over(left_over):
                shutil.rmtree(left_over)

    def _write_manifest(self, about: Mapping[str, object], **more: object) -> None:
        files = dict(sorted(self._checksums.items()))
        document = {"schema": SCHEMA, "ptindex": __version__, **about, **more, "files": files}
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
        aside = self._aside / MANIFEST
        aside.write_text(f"{text}\n", "utf-8", newline="\n")
        aside.replace(self.path / MANIFEST)


def _is_left_over(path: Path) -> bool:
    """Whether a directory is that of a report which was killed; a young one may be that of one which is being made."""
    return path.is_dir() and not path.is_symlink() and time() - path.stat().st_mtime > _LEFT_OVER
