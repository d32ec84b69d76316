"""The manifest of a release: which files it has, each with its checksum, and what they were made with and of."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ...exceptions import Problem, ReleaseError, shown
from ...release import Manifest, ReleaseFile
from ..documents.plain import plain_fields
from ..documents.reading import FAILED, Reader, document_reader, not_an_object, read_date, reader_of, schema_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["MANIFEST", "RELEASE", "SUMS", "checksum", "file_of", "manifest_bytes", "read_manifest", "sums"]

RELEASE = "ptindex/release/1"
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


def checksum(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return sha256(content).hexdigest()


def file_of(name: str, content: bytes) -> ReleaseFile:
    """What the manifest says of a file."""
    return ReleaseFile(name=name, size=len(content), sha256=checksum(content))


def sums(files: Mapping[str, bytes]) -> bytes:
    """The checksums of files as `sha256sum -c` takes them: a line for each, by name."""
    return "".join(f"{checksum(files[name])}  {name}\n" for name in sorted(files)).encode()


def manifest_bytes(manifest: Manifest) -> bytes:
    """The one way to write a manifest: keys sorted, two spaces, UTF-8, a line feed at the end."""
    document = {**plain_fields(manifest), "schema": RELEASE}
    return (json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read_manifest(content: bytes) -> Manifest:
    """The manifest that some bytes are.

    Raises `ReleaseError` with everything that is wrong, and for a manifest that is not written as `manifest_bytes` does, so
    that nothing hides in it, such as a key that stands twice.
    """
    document = _decoded(content)
    problems: list[Problem] = []
    manifest = _read(document, "$", problems)
    if problems:
        raise ReleaseError(problems)
    if manifest_bytes(manifest) != content:
        raise ReleaseError([Problem(message="is not written as the manifest of a release is")])
    return manifest  # type: ignore[no-any-return]


def _decoded(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ReleaseError([Problem(message="is not JSON")]) from error
    if not isinstance(document, dict):
        raise ReleaseError([not_an_object("$", document)])
    wrong = schema_problem(document, (RELEASE,))
    if wrong is not None:
        raise ReleaseError([wrong])
    return document


def _exactly(kind: type, message: str) -> Reader:
    def read(given: object, place: str, problems: list[Problem]) -> object:
        if type(given) is kind:
            return given
        problems.append(Problem(path=place, message=message, given=shown(given)))
        return FAILED

    return read


def _each(reader: Reader, make: Callable[[list[Any]], Any]) -> Reader:
    def read(given: object, place: str, problems: list[Problem]) -> object:
        if not isinstance(given, list):
            problems.append(Problem(path=place, message="is not a list", given=shown(given)))
            return FAILED
        return make([reader(each, f"{place}[{number}]", problems) for number, each in enumerate(given)])

    return read


def _texts(given: object, place: str, problems: list[Problem]) -> object:
    if isinstance(given, dict) and all(isinstance(version, str) for version in given.values()):
        return given
    problems.append(Problem(path=place, message="is not a mapping from names to texts", given=shown(given)))
    return {}


_text = _exactly(str, "is not text")
_whole = _exactly(int, "is not a whole number")

_read = document_reader(
    RELEASE,
    reader_of(
        Manifest,
        title=_text,
        date=read_date,
        version=_text,
        python=_text,
        packages=_texts,
        strategy=_text,
        fingerprint=_text,
        countries=_each(_text, tuple),
        years=_each(_whole, tuple),
        profiles=_whole,
        caveat=_texts,
        files=_each(reader_of(ReleaseFile, name=_text, size=_whole, sha256=_text), tuple),
    ),
)
