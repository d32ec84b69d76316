"""The codebook: the whole questionnaire with its scales, levels and wordings, as records, Markdown and CSV.

Everything is read from the declaration; a question that is added there appears here.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, TypeAlias

from ..declaration import LANGUAGES, Answer, Text, Unavailable, questions_of
from ..display import words
from ..indicators import definitions
from ..languages import check_language
from ..questionnaire import SECTIONS, TITLE, questions
from ..version import __version__
from .tables.cells import cell
from .tables.sheet import separator_for, write_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..declaration import Language, Question, Section

__all__ = ["csv", "markdown", "number_asked_for", "records"]

Cell: TypeAlias = str | int | float | bool | None

_HEADING = Text("Codebook", "Справочник кодов")
_INTRODUCTION = Text(
    "The questionnaire as ptindex {} has it. A wording is marked as printed where the index itself prints it in this language; "
    "all others, the order and the number of the options, and every level from 0 (worst) to 1 (best) are those of ptindex.",
    "Вопросник в том виде, в каком его знает ptindex {}. Формулировка отмечена как напечатанная, если на этом языке её "
    "печатает сам индекс; все прочие, порядок и число вариантов, а также все уровни от 0 (худший) до 1 (лучший) "
    "принадлежат ptindex.",
)
_REASONS = Text("Reasons for no answer", "Причины отсутствия ответа")
_REASONS_NOTE = Text(
    "Every question takes these too. They are never merged and never counted as an answer.",
    "Их принимает каждый вопрос. Они не смешиваются и не засчитываются как ответ.",
)
_CODE = Text("Code", "Код")
_LEVEL = Text("Level", "Уровень")
_WORDING = Text("Wording", "Формулировка")
_PRINTED = Text("Printed by the index", "Напечатано индексом")
_WIDENS = Text("Widens the bounds", "Расширяет границы")
_ASPECT = Text("aspect", "аспект")
_LABEL_PRINTED = Text("label printed by the index", "название вопроса напечатано индексом")
_LABEL_OURS = Text("label of ptindex", "название вопроса принадлежит ptindex")
_SINCE = Text("asked since data year {}", "задаётся с {} года данных")
_ON_PAGE = Text("on the country page", "на странице страны")
_NOT_ON_PAGE = Text("published elsewhere than on the country page", "публикуется не на странице страны")
_REFERENCE = Text("legal reference: {}", "правовая основа: {}")
_UNIT = Text("written as: {}", "запись: {}")
_COUNT = Text("a whole number from 0", "целое число от 0")
_FIGURE = Text("a number from {}", "число от {}")
_FIGURE_BETWEEN = Text("a number from {} to {}", "число от {} до {}")
_NO_INDICATOR = Text("no indicator", "показателем не является")
_INDICATOR = Text("indicator {}", "показатель {}")
_RATE = Text("indicator {}: {}, as a share of {}", "показатель {}: {}, как доля от {}")


def records() -> Iterator[Mapping[str, Cell]]:
    """A row for everything that a file may say to a question: its options, the kind of number, and the reasons for no answer.

    `kind` is `answer`, `number` or `reason`; `attested_en` and `attested_ru` say whether the index prints the option's wording,
    `label_attested_en` and `label_attested_ru` the question's label. `level` is from 0 (worst) to 1 (best), None where there is
    none; `number` says which numbers the question takes.

    >>> next(row["wording_en"] for row in records() if row["code"] == "within_hours")
    'After a while (up to 3 hours)'
    """
    for question in questions():
        about = _about(question)
        if not question.scale:
            yield {**about, **_NUMBER, "number": question.allowed[0]}
        for option in question.options:
            yield {**about, **_option(option)}


def _about(question: Question) -> dict[str, Cell]:
    keys = [definition.key for definition in definitions().values() if definition.question is question]
    goalposts = "" if question.goalposts is None else " to ".join(f"{end:g}" for end in question.goalposts)
    return {
        "key": question.key,
        "section": question.section,
        "dimension": question.dimension.code if question.dimension else "",
        "label_en": question.label.en,
        "label_ru": question.label.ru,
        "label_attested_en": "en" in question.label.attested,
        "label_attested_ru": "ru" in question.label.attested,
        "aspect": question.aspect.code if question.aspect else "",
        "since": question.since,
        "on_page": question.on_page,
        "reference_en": question.reference.en if question.reference else "",
        "reference_ru": question.reference.ru if question.reference else "",
        "unit_en": question.unit.en if question.unit else "",
        "unit_ru": question.unit.ru if question.unit else "",
        "indicators": ", ".join(keys),
        "rate_base": question.rate.base if question.rate else "",
        "goalposts": goalposts,
    }


def _option(option: Answer | Unavailable) -> dict[str, Cell]:
    return {
        "kind": "answer" if isinstance(option, Answer) else "reason",
        "code": option.code,
        "level": option.level if isinstance(option, Answer) else None,
        "number": "",
        "wording_en": option.en,
        "wording_ru": option.ru,
        "attested_en": "en" in option.attested,
        "attested_ru": "ru" in option.attested,
    }


_NUMBER: dict[str, Cell] = {**dict.fromkeys(_option(Unavailable.NO_DATA), None), "kind": "number"}


def csv(language: Language | None = None) -> str:
    """The records as CSV with a line of names first; with a language, without the columns of the other.

    In Russian the names are Russian too, and semicolons and decimal commas as Excel set to Russian takes them. A cell that a
    spreadsheet would take for a formula has an apostrophe before it.

    >>> csv("en").splitlines()[0][:32], csv("ru").splitlines()[0][:20]
    ('key,section,dimension,label_en,l', 'Ключ;Раздел;Область;')
    """
    if language is not None:
        check_language(language)
    others = tuple(f"_{each}" for each in LANGUAGES if language not in (None, each))
    names = [name for name in next(records()) if not (others and name.endswith(others))]
    separator = separator_for(language or "en")
    rows = ([cell(_said(name, row, language), separator) for name in names] for row in records())
    columns = [_NAMES[name.removesuffix("_ru")] for name in names] if language == "ru" else names
    return write_sheet(columns, rows, separator)


_NAMES = {
    "key": "Ключ",
    "section": "Раздел",
    "dimension": "Область",
    "label": "Название вопроса",
    "label_attested": "Название напечатано индексом",
    "aspect": "Аспект",
    "since": "С какого года данных",
    "on_page": "На странице страны",
    "reference": "Правовая основа",
    "unit": "Запись",
    "indicators": "Показатели",
    "rate_base": "Доля от",
    "goalposts": "Пределы шкалы",
    "kind": "Вид",
    "code": "Код",
    "level": "Уровень",
    "number": "Какое число",
    "wording": "Формулировка",
    "attested": "Напечатано индексом",
}
"""What the columns are called in Russian."""

_KINDS = {
    "answer": Text("answer", "ответ"),
    "number": Text("number", "число"),
    "reason": Text("reason", "причина отсутствия ответа"),
}
_ENDS = Text("{} to {}", "от {} до {}")


def _said(name: str, row: Mapping[str, Cell], language: Language | None) -> Cell:
    """A cell of a record as a person reads it, in the words of a language where one is asked for."""
    value = row[name]
    if isinstance(value, bool):
        return _yes_or_no(value, language or "en")
    if isinstance(value, float):
        rounded = round(value, 6)
        return int(rounded) if rounded.is_integer() else rounded
    if language is None or value in ("", None):
        return value
    question = _QUESTIONS[str(row["key"])]
    if name == "number":
        return number_asked_for(question, language)
    if name == "goalposts":
        return _ENDS.wording(language).format(*(f"{end:g}" for end in question.goalposts or ()))
    return _KINDS[str(value)].wording(language) if name == "kind" else value


_QUESTIONS = {question.key: question for question in questions()}


def markdown(language: Language) -> str:
    """The codebook as Markdown: a part for each section, a table for each scale, the reasons for no answer once at the end.

    >>> markdown("en").splitlines()[0]
    '# Codebook: Prohibition of torture index'
    """
    lines = [
        f"# {_HEADING.wording(language)}: {TITLE.wording(language)}",
        "",
        _INTRODUCTION.wording(language).format(__version__),
        *(line for section in SECTIONS for line in _section(section, language)),
        *_reasons(language),
    ]
    return "\n".join(lines) + "\n"


def _section(section: type[Section], language: Language) -> Iterator[str]:
    yield from ("", f"## {section.heading.wording(language)}")
    for question in questions_of(section):
        yield from ("", f"### {question.label.wording(language)} (`{question.key}`)", "")
        yield from (f"- {fact}" for fact in _facts(question, language))
        if question.scale:
            yield ""
            yield from _table((_CODE, _LEVEL, _WORDING, _PRINTED), language)
            for option in question.scale:
                level = f"{option.level:.3g}"
                yield _row(
                    f"`{option.code}`", level, option.wording(language), _yes_or_no(language in option.attested, language)
                )


def _facts(question: Question, language: Language) -> Iterator[str]:
    if question.aspect:
        yield f"{_ASPECT.wording(language)}: {question.aspect.wording(language)}"
    place = (_ON_PAGE if question.on_page else _NOT_ON_PAGE).wording(language)
    yield f"{_SINCE.wording(language).format(question.since)}, {place}"
    yield (_LABEL_PRINTED if language in question.label.attested else _LABEL_OURS).wording(language)
    if question.reference:
        yield _REFERENCE.wording(language).format(question.reference.wording(language))
    if not question.scale:
        yield number_asked_for(question, language)
    if question.unit:
        yield _UNIT.wording(language).format(question.unit.wording(language).format("…"))
    yield from _indicators(question, language)


def number_asked_for(question: Question, language: Language) -> str:
    """Which numbers a question takes, for a reader.

    >>> number_asked_for(questions()[0], "ru")
    'целое число от 0'
    """
    low, high = question.number_range
    if question.answers is int:
        return _COUNT.wording(language)
    text = _FIGURE_BETWEEN if high < inf else _FIGURE
    return text.wording(language).format(f"{low:g}", f"{high:g}")


def _indicators(question: Question, language: Language) -> Iterator[str]:
    found = [definition for definition in definitions().values() if definition.question is question]
    if not found:
        yield _NO_INDICATOR.wording(language)
    for definition in found:
        if definition.base:
            label = definition.label.wording(language)
            yield _RATE.wording(language).format(f"`{definition.key}`", label, f"`{definition.base.key}`")
        else:
            yield _INDICATOR.wording(language).format(f"`{definition.key}`")


def _reasons(language: Language) -> Iterator[str]:
    yield from ("", f"## {_REASONS.wording(language)}", "", _REASONS_NOTE.wording(language), "")
    yield from _table((_CODE, _WIDENS, _WORDING, _PRINTED), language)
    for reason in Unavailable:
        widens = _yes_or_no(reason.widens, language)
        yield _row(f"`{reason.code}`", widens, reason.wording(language), _yes_or_no(language in reason.attested, language))


def _table(columns: tuple[Text, ...], language: Language) -> Iterator[str]:
    yield _row(*(column.wording(language) for column in columns))
    yield _row(*("---" for _ in columns))


def _row(*cells: str) -> str:
    escaped = (cell.replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def _yes_or_no(whether: bool, language: Language) -> str:
    return (words.YES if whether else words.NO).wording(language)
