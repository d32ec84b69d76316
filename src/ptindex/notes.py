"""The notes beside what changed: which remark, source and day stood there before, and which stand there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .profile import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .profile import CountryProfile

__all__ = ["NoteChange", "changed_notes", "note_records", "notes_beside"]


@frozen(kw_only=True)
class NoteChange:
    """The note beside one thing before and after; None where there is none.

    `path` is what it stands beside: a question's key, a section's name, or `published`.
    """

    path: str
    before: Note | None
    after: Note | None


def notes_beside(paths: Iterable[str], before: CountryProfile, after: CountryProfile) -> tuple[NoteChange, ...]:
    """The notes beside the given places, those that have none on either side left out."""
    found = (NoteChange(path=path, before=before.notes.get(path), after=after.notes.get(path)) for path in paths)
    return tuple(each for each in found if each.before is not None or each.after is not None)


def changed_notes(before: CountryProfile, after: CountryProfile) -> tuple[NoteChange, ...]:
    """The notes that are not the same before and after, by the place that they stand beside."""
    paths = sorted({*before.notes, *after.notes})
    return tuple(each for each in notes_beside(paths, before, after) if each.before != each.after)


def note_records(notes: Iterable[NoteChange]) -> Iterator[Mapping[str, str | None]]:
    """A row for each note of each side, for a data frame; dates are written YYYY-MM-DD."""
    for each in notes:
        for side, note in (("before", each.before), ("after", each.after)):
            if note is not None:
                yield {"path": each.path, "side": side, **_fields(note)}


def _fields(note: Note) -> dict[str, str | None]:
    source = note.source
    dated = source.date if source is not None else None
    return {
        "text": note.text,
        "source": "" if source is None else source.title,
        "url": "" if source is None else source.url,
        "source_date": None if dated is None else dated.isoformat(),
        "as_of": None if note.as_of is None else note.as_of.isoformat(),
    }
