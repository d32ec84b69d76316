"""What an expert has still to fill in: questions without an answer, and answers without what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from .countries import Country, place_record
from .declaration import Coded, Unavailable, Value
from .presentation import Presented

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .declaration import Question
    from .profile import CountryProfile

__all__ = ["Completeness", "OpenKind", "OpenQuestion", "completeness"]

_WANT_A_REASON = (Unavailable.NOT_APPLICABLE, Unavailable.WITHHELD)


class OpenKind(Coded):
    """What is missing at a question."""

    NOT_STATED = "not_stated", "Not stated", "Не указано"
    NO_SOURCE = "no_source", "Answered, with no source and no remark", "Ответ есть, нет ни источника, ни примечания"
    NO_REASON = "no_reason", "No remark that says why", "Нет примечания, объясняющего почему"


@frozen(kw_only=True)
class OpenQuestion:
    """A question at which something is missing, and its answer so far."""

    kind: OpenKind
    question: str
    answer: Value


@frozen(kw_only=True, repr=False)
class Completeness(Presented):
    """What is open in a profile. It says nothing of whether the answers are right: see `audit`.

    `questions` counts the whole questionnaire, `asked` those of it that are asked for the profile's year, and `on_page` those
    of these that a country page has.
    """

    country: Country
    territory: str
    year: int
    open: tuple[OpenQuestion, ...]
    questions: int
    asked: int
    on_page: int

    def __repr__(self) -> str:
        return f"<Completeness {self.country.name} {self.year}: {len(self.open)} open>"

    def of_kind(self, kind: OpenKind) -> tuple[OpenQuestion, ...]:
        """What is open in one way, in the order of the questionnaire."""
        return tuple(each for each in self.open if each.kind is kind)

    def records(self) -> Iterator[Mapping[str, str | int]]:
        """A row for each thing that is open, for a data frame."""
        for each in self.open:
            yield {
                **place_record(self.country, self.territory),
                "year": self.year,
                "kind": each.kind.code,
                "question": each.question,
            }


def completeness(profile: CountryProfile) -> Completeness:
    """List what is open: questions that are not stated, answers without a source or remark, gaps without a reason.

    A gap wants a reason where it says that a question does not apply or that an answer is withheld. A remark or a source at a
    whole section stands for each of its questions, and the source of the whole profile for all of them. Of a profile without
    any note, as a country page gives it, only what is not stated is listed: it had no room for more.

    >>> from ptindex import Note, example_profile
    >>> from attrs import evolve
    >>> page = example_profile()
    >>> [each.question for each in completeness(page).open][-1]
    'prevention.recording_liability'
    >>> noted = evolve(page, notes={"prevention.video": Note(text="seen in two prisons")})
    >>> len(completeness(noted).of_kind(OpenKind.NO_SOURCE))
    31
    """
    asked = [(question, answer) for question, answer in profile.answers() if question.since <= profile.year]
    holds_notes = any(path != "published" for path in profile.notes)
    found = (
        OpenQuestion(kind=kind, question=question.key, answer=answer)
        for question, answer in asked
        if (kind := _missing(question, answer, profile, holds_notes=holds_notes)) is not None
    )
    return Completeness(
        country=profile.country,
        territory=profile.territory,
        year=profile.year,
        open=tuple(sorted(found, key=lambda each: tuple(OpenKind).index(each.kind))),
        questions=len(tuple(profile.answers())),
        asked=len(asked),
        on_page=sum(question.on_page for question, _ in asked),
    )


def _missing(question: Question, answer: Value, profile: CountryProfile, *, holds_notes: bool) -> OpenKind | None:
    if answer is Unavailable.NOT_STATED:
        return OpenKind.NOT_STATED
    beside = [profile.notes[path] for path in (question.key, question.section) if path in profile.notes]
    if not holds_notes or any(note.text for note in beside):
        return None
    if isinstance(answer, Unavailable):
        return OpenKind.NO_REASON if answer in _WANT_A_REASON else None
    return None if profile.source or any(note.source for note in beside) else OpenKind.NO_SOURCE
