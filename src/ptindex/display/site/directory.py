"""A directory that holds a report and nothing else: never a file written over or removed that this library did not write."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ...exceptions import PTIndexError
from ...version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["MANIFEST", "ReportDirectory", "ReportDirectoryError"]

MANIFEST = "site.json"
SCHEMA = "ptindex/site/1"

_OURS = re.compile(r"(?:(?:en|ru)/)?[A-Za-z0-9-]+\.(?:html|json|csv)")
"""What a file of a report may be called: no manifest, whoever wrote it, leads anywhere else."""
_LISTED = 5


class ReportDirectoryError(PTIndexError, ValueError):
    """A directory cannot take a report without a loss."""


class ReportDirectory:
    """A directory ready to take the files of a report.

    It is new, or empty, or has a former report in it. The manifest lists what is written before it is written, so that a report
    that was broken off can be made again.

    Raises `ReportDirectoryError` where a file would be lost: the directory has files and no report, or a file that the former
    report did not write or that was changed since stands where one has to be written.
    """

    def __init__(self, path: str | Path, names: Iterable[str]) -> None:
        self.path = Path(path)
        self._names = frozenset(names)
        self._former = self._read_manifest()
        self._checksums: dict[str, str] = {}
        self._refuse_losses()
        for parent in sorted({(self.path / name).parent for name in (*self._names, MANIFEST)}):
            parent.mkdir(parents=True, exist_ok=True)
        self._write_manifest({**self._former, **{name: self._former.get(name, "") for name in self._names}}, {})

    def _read_manifest(self) -> Mapping[str, str]:
        """The checksums of a former report by name, empty for a file that may not have been finished."""
        manifest = self.path / MANIFEST
        if not manifest.is_file():
            if self.path.is_dir() and any(self.path.iterdir()):
                raise ReportDirectoryError(f"{self.path} is not empty and has no report in it; name a new directory")
            return {}
        try:
            document = json.loads(manifest.read_text("utf-8"))
            ours = document["schema"] == SCHEMA
            files = {str(name): str(checksum) for name, checksum in document["files"].items()} if ours else {}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            ours, files = False, {}
        if not ours:
            raise ReportDirectoryError(f"{manifest} is not the list of a report; name a new directory")
        return {name: checksum for name, checksum in files.items() if _OURS.fullmatch(name)}

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
        # What was to be written when a report was broken off has no checksum.
        return not path.is_file() or name not in self._former or not self._is_as_written(name, unfinished=True)

    def _is_as_written(self, name: str, *, unfinished: bool) -> bool:
        checksum = self._former[name]
        return unfinished if not checksum else sha256((self.path / name).read_bytes()).hexdigest() == checksum

    def write(self, name: str, content: str) -> None:
        """Write a file whose name was announced, as UTF-8 with line feeds."""
        if name not in self._names:
            raise ValueError(f"{name} was not announced")
        written = content.encode()
        (self.path / name).write_bytes(written)
        self._checksums[name] = sha256(written).hexdigest()

    def finish(self, about: Mapping[str, object]) -> None:
        """Remove the files of the former report that this one does not have, and write the manifest."""
        for name in self._former:
            path = self.path / name
            old = name not in self._names and path.is_file() and not path.is_symlink() and not path.parent.is_symlink()
            if old and self._is_as_written(name, unfinished=False):
                path.unlink()
        self._write_manifest(self._checksums, about)

    def _write_manifest(self, checksums: Mapping[str, str], about: Mapping[str, object]) -> None:
        document = {"schema": SCHEMA, "ptindex": __version__, **about, "files": dict(sorted(checksums.items()))}
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
        (self.path / MANIFEST).write_text(f"{text}\n", "utf-8", newline="\n")
