"""Writes the canonical country page, and says what of a profile a page does not hold."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from ...countries import Country
from ...declaration import Unavailable, questions_of
from ...profile import PublishedScore
from ...questionnaire import SECTIONS, TITLE
from ..numbers import write_number
from .header import write_header
from .wordings import without_currency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ...declaration import Language, Question, Section, Value
    from ...profile import CountryProfile

__all__ = ["Draft", "unheld", "without", "write"]


@frozen
class Draft:
    """A page's lines; the profile's remarks stand in those of the given indices."""

    lines: tuple[str, ...]
    remarks: tuple[int, ...] = field(default=())

    @property
    def text(self) -> str:
        """The page."""
        return "\n".join((*self.lines, ""))


def write(profile: CountryProfile, language: Language, *, remarks_apart: bool) -> Draft:
    """The page of a profile in a language, its remarks at the end."""
    lines = [write_header(profile), "", TITLE.wording(language)]
    for section, values in zip(SECTIONS, profile.sections(), strict=True):
        rows = list(_rows(section, values[1], language))
        if not rows:
            continue
        if section.dimension is None:
            lines += ["", *_two_columns(rows)]
        else:
            lines += ["", section.heading.wording(language), *(f"{label}\t{answer}" for label, answer in rows)]
    places = []
    for number, remark in enumerate(profile.remarks):
        if not number or remarks_apart:
            lines.append("")
        places.append(len(lines))
        lines.append(remark)
    return Draft(tuple(lines), tuple(places))


def _rows(section: type[Section], values: Section, language: Language) -> Iterator[tuple[str, str]]:
    by_label: dict[str, list[tuple[Question, Value]]] = {}
    for question in questions_of(section):
        by_label.setdefault(question.label.wording(language), []).append((question, getattr(values, question.name)))
    for label, answers in by_label.items():
        stated = [answer for answer in answers if answer[1] is not Unavailable.NOT_STATED]
        if stated:
            yield label, _answer(stated, language, complete=len(stated) == len(answers), alone=len(answers) == 1)


def _answer(answers: Sequence[tuple[Question, Value]], language: Language, *, complete: bool, alone: bool) -> str:
    values = {value for _, value in answers}
    reason = values.pop() if len(values) == 1 else None
    if isinstance(reason, Unavailable) and complete:
        return reason.wording(language)
    return ", ".join(_figure(question, value, language, alone=alone) for question, value in answers)


def _figure(question: Question, value: Value, language: Language, *, alone: bool) -> str:
    template = question.unit.wording(language) if question.unit else "{}"
    if isinstance(value, int | float):
        return template.format(write_number(value))
    return value.wording(language) if alone else without_currency(template).format(value.wording(language))


def _two_columns(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    pairs = [f"{label} — {answer}" for label, answer in rows]
    half = (len(pairs) + 1) // 2
    for left, right in zip_longest(pairs[:half], pairs[half:]):
        yield left if right is None else f"{left}\t{right}"


def unheld(profile: CountryProfile) -> list[str]:
    """The paths of what a page has no place for."""
    paths = [f"$.notes['{path}']" for path in profile.notes]
    paths += [f"$.{name}" for name in ("territory", "source") if getattr(profile, name)]
    if profile.published is not None:
        paths += [f"$.published.{name}" for name in ("release", "source") if getattr(profile.published, name) is not None]
    paths += [f"$.remarks[{number}]" for number, remark in enumerate(profile.remarks) if remark.splitlines() != [remark]]
    return paths


def without(profile: CountryProfile, paths: Sequence[str]) -> CountryProfile:
    """The profile without what stands at the paths; a country whose name cannot be written goes by its code."""
    published, country = profile.published, profile.country
    if published is not None:
        mark = "" if "$.published.mark" in paths else published.mark
        published = PublishedScore(value=published.value, mark=mark)
    if "$.country.name" in paths:
        country = Country(country.iso3, country.iso3)
    kept = evolve(
        profile,
        country=country,
        published=published,
        territory="",
        source=None,
        notes={},
        remarks=[remark for number, remark in enumerate(profile.remarks) if f"$.remarks[{number}]" not in paths],
    )
    lost = {question.key: Unavailable.NOT_STATED for question, _ in profile.answers() if f"$.{question.key}" in paths}
    return kept.with_answers(lost)
