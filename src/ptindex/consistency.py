"""An audit of a profile: what contradicts itself, and what wants a second look. Findings, never exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, overload

from attrs import frozen

from .countries import Country, place_record, title_of
from .declaration import Coded, Text, Unavailable
from .numerals import counted, figure, number
from .presentation import Presented
from .scales import TreatyStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .profile import CountryProfile

__all__ = ["Audit", "Finding", "FindingKind", "audit"]

_FEW_COMPLAINTS = 30
_FEW_RESPONDENTS = 5


class FindingKind(Coded):
    """Whether two figures cannot both be right, or only deserve a look."""

    CONTRADICTION = "contradiction", "Contradiction", "Противоречие"
    CHECK = "check", "To check", "Проверить"


@frozen(kw_only=True)
class Finding:
    """One thing that an audit found: its kind, the questions concerned, and what to say about it."""

    kind: FindingKind
    questions: tuple[str, ...]
    text: Text


@frozen(kw_only=True, repr=False)
class Audit(Presented, Sequence[Finding]):
    """The findings about one profile: a sequence that shows as a table and says whose they are."""

    country: Country
    year: int
    territory: str
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"<Audit of {title_of(self.country.name, self.territory, self.year)}: {counted(len(self), 'finding')}>"

    def __len__(self) -> int:
        return len(self.findings)

    @overload
    def __getitem__(self, at: int) -> Finding: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Finding, ...]: ...

    def __getitem__(self, at: int | slice) -> Finding | tuple[Finding, ...]:
        return self.findings[at]

    def records(self) -> Iterator[Mapping[str, str | int]]:
        """A row for each finding, for a data frame."""
        for each in self:
            yield {
                **place_record(self.country, self.territory),
                "year": self.year,
                "kind": each.kind.code,
                "questions": ", ".join(each.questions),
                "text_en": each.text.en,
                "text_ru": each.text.ru,
            }


@frozen
class _AtMost:
    """A count that another one bounds."""

    part: str
    whole: str
    kind: FindingKind
    text: Text


_AT_MOST = (
    _AtMost(
        "response_mechanism.complaints_from_detention",
        "response_mechanism.complaints",
        FindingKind.CONTRADICTION,
        Text(
            "more complaints from places of detention than complaints", "жалоб из мест лишения свободы больше, чем всех жалоб"
        ),
    ),
    _AtMost(
        "investigating_body.cases_to_court",
        "investigating_body.criminal_cases",
        FindingKind.CONTRADICTION,
        Text("more cases taken to court than cases instituted", "в суд передано больше дел, чем возбуждено"),
    ),
    _AtMost(
        "judicial_review.convictions",
        "investigating_body.cases_to_court",
        FindingKind.CONTRADICTION,
        Text("more convictions than cases taken to court", "приговоров больше, чем переданных в суд дел"),
    ),
    _AtMost(
        "investigating_body.criminal_cases",
        "investigating_body.complaints",
        FindingKind.CHECK,
        Text(
            "more criminal cases than complaints (cases can be opened on own motion or on earlier complaints)",
            "уголовных дел больше, чем жалоб (дела возбуждают и по собственной инициативе, и по прежним жалобам)",
        ),
    ),
)


def audit(profile: CountryProfile) -> Audit:
    """What contradicts itself in a profile, and what to check, in the order of the page.

    >>> from ptindex import example_profile
    >>> [finding.kind.code for finding in audit(example_profile())]
    ['check', 'contradiction']
    """
    findings = (
        *_counts_out_of_order(profile),
        *_figures_that_differ(profile),
        *_budget_by_day_and_year(profile),
        *_small_numbers(profile),
        *_answers_before_their_time(profile),
        *_treaties_that_do_not_apply(profile),
        *_answers_of_another_year(profile),
        *_rows_not_there(profile),
    )
    return Audit(country=profile.country, year=profile.year, territory=profile.territory, findings=findings)


def _count(profile: CountryProfile, key: str) -> int | float | None:
    value = profile.answer(key)
    return value if isinstance(value, int | float) else None


def _counts_out_of_order(profile: CountryProfile) -> Iterator[Finding]:
    for rule in _AT_MOST:
        part, whole = _count(profile, rule.part), _count(profile, rule.whole)
        if part is not None and whole is not None and part > whole:
            text = Text(f"{rule.text.en}: {part} > {whole}", f"{rule.text.ru}: {part} > {whole}")
            yield Finding(kind=rule.kind, questions=(rule.part, rule.whole), text=text)


def _figures_that_differ(profile: CountryProfile) -> Iterator[Finding]:
    keys = ("response_mechanism.complaints", "investigating_body.complaints")
    first, second = (_count(profile, key) for key in keys)
    if first is not None and second is not None and first != second:
        text = Text(
            f"the number of complaints differs between two sections: {first} and {second}",
            f"число жалоб в двух разделах различается: {first} и {second}",
        )
        yield Finding(kind=FindingKind.CONTRADICTION, questions=keys, text=text)


def _budget_by_day_and_year(profile: CountryProfile) -> Iterator[Finding]:
    keys = ("context.budget_per_prisoner_day", "context.budget_per_prisoner_year")
    day, year = (_count(profile, key) for key in keys)
    if day is None or year is None:
        return
    lowest_day, highest_day = _as_rounded(day)
    lowest_year, highest_year = _as_rounded(year)
    if highest_day * 366 < lowest_year or highest_year < lowest_day * 365:
        text = Text(
            "the budget per prisoner does not fit: "
            f"{figure(day, 'en')} a day is {number(day * 365, 'en')} a year, not {figure(year, 'en')}",
            "расходы на одного заключённого не сходятся: "
            f"{figure(day, 'ru')} в день — это {number(day * 365, 'ru')} в год, а не {figure(year, 'ru')}",
        )
        yield Finding(kind=FindingKind.CONTRADICTION, questions=keys, text=text)


def _as_rounded(figure: float) -> tuple[Decimal, Decimal]:
    """The lowest and the highest amount that would be printed as the figure."""
    printed = Decimal(repr(figure)).normalize()
    # Money is printed to the cent: 15.0 is no statement about thousands.
    half = Decimal((0, (5,), min(int(printed.as_tuple().exponent), -2) - 1))
    return printed - half, printed + half


def _small_numbers(profile: CountryProfile) -> Iterator[Finding]:
    base = "investigating_body.complaints"
    complaints = _count(profile, base)
    if complaints == 0:
        text = Text(
            "no complaints: the rates are undefined and count in no score, which can raise it",
            "жалоб нет: доли не определены и ни в одной оценке не учтены, что может её повысить",
        )
        yield Finding(kind=FindingKind.CHECK, questions=(base,), text=text)
    elif complaints is not None and complaints < _FEW_COMPLAINTS:
        text = Text(
            f"the rates rest on {complaints} complaints: one more or less moves them visibly",
            f"доли опираются на число жалоб {complaints}: одна жалоба заметно их меняет",
        )
        yield Finding(kind=FindingKind.CHECK, questions=(base,), text=text)
    asked = "expert_survey.respondents"
    respondents = _count(profile, asked)
    if respondents is not None and respondents < _FEW_RESPONDENTS:
        text = Text(
            f"the expert rating rests on {respondents} answers", f"экспертная оценка опирается на число ответов {respondents}"
        )
        yield Finding(kind=FindingKind.CHECK, questions=(asked,), text=text)


def _answers_before_their_time(profile: CountryProfile) -> Iterator[Finding]:
    for question, answer in profile.answers():
        if question.since > profile.year and not isinstance(answer, Unavailable):
            text = Text(
                f"answered for {profile.year}, first asked for {question.since}: the answer counts in no score",
                f"ответ за {profile.year} год, вопрос впервые задан за {question.since} год: в оценке ответ не учтён",
            )
            yield Finding(kind=FindingKind.CHECK, questions=(question.key,), text=text)


def _treaties_that_do_not_apply(profile: CountryProfile) -> Iterator[Finding]:
    """Every State has some standing towards a treaty, also one that it cannot join."""
    for question, answer in profile.answers():
        if question.open_to is not None and answer is Unavailable.NOT_APPLICABLE:
            text = Text(
                "a treaty that “does not apply” counts in no score, which can raise it: of a State that cannot join it the "
                f"answer is “{TreatyStatus.NEITHER.en}”",
                "договор с ответом «Неприменимо» ни в одной оценке не учтён, что может её повысить: если государство не может "
                f"к нему присоединиться, ответ — «{TreatyStatus.NEITHER.ru}»",
            )
            yield Finding(kind=FindingKind.CHECK, questions=(question.key,), text=text)


def _answers_of_another_year(profile: CountryProfile) -> Iterator[Finding]:
    """The day that stands beside an answer may be that of last year's workbook, or a slip of the pen."""
    days = (
        (question.key, profile.notes[question.key].as_of) for question, _ in profile.answers() if question.key in profile.notes
    )
    keys = tuple(key for key, day in days if day is not None and day.year != profile.year)
    if keys:
        text = Text(
            f"the number of answers that hold for a day outside {profile.year}: {len(keys)}",
            f"ответов, которые описывают день вне {profile.year} года: {len(keys)}",
        )
        yield Finding(kind=FindingKind.CHECK, questions=keys, text=text)


def _rows_not_there(profile: CountryProfile) -> Iterator[Finding]:
    """What a country page asks and this input does not say: a row may have been forgotten or lost in reading."""
    asked = [question.key for question, _ in profile.answers() if question.on_page]
    silent = tuple(
        question.key for question, answer in profile.answers() if question.on_page and answer is Unavailable.NOT_STATED
    )
    if silent:
        text = Text(
            f"this input does not say {len(silent)} of the {len(asked)} answers of a country page",
            f"в этом источнике нет ответов на {len(silent)} из {len(asked)} вопросов страницы страны",
        )
        yield Finding(kind=FindingKind.CHECK, questions=silent, text=text)
