"""The page about the method, as plain data: what made the scores, in full, and how to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...composite.aggregation import Minimum, by_level, shares
from ...formats.json import dumps
from ...indicators import definitions
from ...numerals import figure, number, percent
from ...scores import CAVEAT
from ...strategies.names import method_name
from ...strategies.plan import make_plan
from ...strategies.points import Points
from ...strategies.weighted import Composite
from ...version import __version__
from .. import figures
from .. import words as table_words
from ..figures import indicator_name, said
from ..frame import words as shared_words
from ..tables import Row, Table
from . import method_words as words
from . import words as site_words
from .addresses import METHOD, METHOD_DOCUMENT
from .blocks import Link, Page, Section, section_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ...composite.aggregation import Aggregation
    from ...declaration import Answer, Language, Text
    from ...indicators import Definition
    from ...strategy import ScoringStrategy
    from .study import Study

__all__ = ["method_document", "method_line", "method_page"]

_POWERS = {1.0: words.ARITHMETIC, 0.0: words.GEOMETRIC, -1.0: words.HARMONIC}


def method_line(study: Study, language: Language) -> str:
    """The method in one sentence: its name, its fingerprint, the version."""
    return figures.method_line(study.label, study.fingerprint, __version__, language)


def method_document(strategy: ScoringStrategy) -> str:
    """The definition of a strategy as JSON; empty for one that has no document."""
    try:
        return f"{dumps(strategy, indent=2)}\n"
    except TypeError:
        return ""


def method_page(study: Study, document: str, language: Language) -> Page:
    """The page about the method; `document` is its definition as JSON, empty where there is none."""
    strategy = study.strategy
    definition = section_of("definition", _definition(study, language), title=said(words.DEFINITION, language))
    return Page(
        path=METHOD,
        language=language,
        title=said(shared_words.METHOD, language),
        statements=(CAVEAT.wording(language),),
        sections=(
            _prose("whose", words.WHOSE, words.WHOSE_IS_WHAT, language),
            _prose("bounds", words.READING, words.READING_BOUNDS, language),
            definition,
            *_rules(strategy, language),
            *_document(document, language),
        ),
        downloads=_downloads(document, language),
    )


def _prose(name: str, title: Text, paragraphs: tuple[Text, ...], language: Language) -> Section:
    return Section(
        name=name, title=said(title, language), paragraphs=tuple(paragraph.wording(language) for paragraph in paragraphs)
    )


def _document(document: str, language: Language) -> Iterator[Section]:
    if document:
        note = said(words.IN_FULL_NOTE, language)
        yield Section(name="full", title=said(words.IN_FULL, language), paragraphs=(note,), code=document)


def _downloads(document: str, language: Language) -> tuple[Link, ...]:
    if not document:
        return ()
    return (Link(text=said(site_words.DOWNLOAD_METHOD, language), href=METHOD_DOCUMENT, is_file=True),)


# The facts


def _definition(study: Study, language: Language) -> Table:
    return Table(
        title=said(words.FACTS, language),
        columns=("", ""),
        rows=tuple(Row((said(name, language), value)) for name, value in _facts(study, language)),
        align=("left", "left"),
    )


def _facts(study: Study, language: Language) -> Iterator[tuple[Text, str]]:
    strategy = study.strategy
    yield words.NAME, method_name(study.label, language)
    yield words.KIND, said(_kind(strategy), language)
    if isinstance(strategy, Composite):
        yield from _composite_facts(strategy, language)
    elif isinstance(strategy, Points):
        yield words.SCALE, said(words.WITHOUT_ENDS, language)
    yield words.FINGERPRINT, study.fingerprint or said(table_words.NO_FINGERPRINT, language)
    yield words.VERSION, __version__


def _kind(strategy: ScoringStrategy) -> Text:
    if isinstance(strategy, Composite):
        return words.KIND_COMPOSITE
    return words.KIND_POINTS if isinstance(strategy, Points) else words.KIND_OTHER


def _composite_facts(strategy: Composite, language: Language) -> Iterator[tuple[Text, str]]:
    rule = by_level(strategy.aggregation)
    yield words.INSIDE, _rule(rule.inside, language)
    yield words.BETWEEN, _rule(rule.between, language)
    yield words.MISSING, said(words.MISSING_WORST if strategy.missing == "worst" else words.MISSING_SPREAD, language)
    yield words.LEAST_KNOWN, said(words.LEAST_KNOWN_SHARE, language, percent(strategy.min_available, language))
    yield words.SCALE, said(words.FROM_TO, language, figure(strategy.scale, language))


def _rule(rule: Aggregation, language: Language) -> str:
    if isinstance(rule, Minimum):
        return said(words.MINIMUM, language)
    named = _POWERS.get(rule.exponent)
    return said(named, language) if named else said(words.POWER, language, figure(rule.exponent, language))


# The rules


def _rules(strategy: ScoringStrategy, language: Language) -> Iterator[Section]:
    if isinstance(strategy, Composite):
        yield section_of("weights", _weights(strategy, language))
    elif isinstance(strategy, Points):
        yield section_of("points", _points(strategy, language))


def _weights(strategy: Composite, language: Language) -> Table:
    plan = make_plan(strategy.indicators, strategy.weights, strategy.levels, strategy.aggregation)
    in_all = shares(plan.groups, [1.0 for _ in plan.definitions])
    rows = []
    for dimension, group in zip(plan.dimensions, plan.groups, strict=True):
        whole = sum(in_all[at] for at in group.positions)
        rows.append(Row((dimension.wording(language), "", percent(whole, language, 2), ""), heading=True))
        for at in group.positions:
            definition = plan.definitions[at]
            rows.append(
                Row(
                    (
                        indicator_name(definition.key, language),
                        percent(in_all[at] / whole, language, 2),
                        percent(in_all[at], language, 2),
                        _one_below_the_other(_levels(definition, plan.overrides[at] or {}, language)),
                    )
                )
            )
    headings = (table_words.INDICATOR, words.IN_AREA, words.IN_ALL, words.LEVELS)
    return Table(
        title=said(words.WEIGHTS, language),
        columns=tuple(said(each, language) for each in headings),
        rows=tuple(rows),
        notes=(said(words.WEIGHTS_NOTE, language),),
        align=("left", "right", "right", "left"),
    )


def _one_below_the_other(lines: Iterable[str]) -> str:
    """Lines of equal rank: none of them is the first line of a cell, below which the others would be details."""
    return "".join(f"\n{line}" for line in lines)


def _levels(definition: Definition, overrides: Mapping[Answer, float], language: Language) -> Iterator[str]:
    """The levels of an indicator's answers, each on a line; of a rate what it is a share of, of a figure its goalposts."""
    question = definition.question
    if definition.base is not None:
        yield said(words.SHARE_OF, language, definition.base.label.wording(language))
    elif question.goalposts:
        yield said(words.BETWEEN_GOALPOSTS, language, *(figure(end, language) for end in question.goalposts))
    for answer in question.scale or ():
        level = overrides.get(answer, answer.level)
        yield f"{answer.wording(language)}: {number(level, language, decimals=3)}"


def _points(strategy: Points, language: Language) -> Table:
    return Table(
        title=said(words.POINTS, language),
        columns=(said(table_words.INDICATOR, language), said(table_words.POINTS, language)),
        rows=tuple(
            Row((indicator_name(key, language), _one_below_the_other(lines)))
            for key, definition in definitions().items()
            if (lines := tuple(_points_of(definition, strategy, language)))
        ),
        align=("left", "left"),
    )


def _points_of(definition: Definition, strategy: Points, language: Language) -> Iterator[str]:
    for option in definition.question.options:
        points = strategy.table.get(f"{definition.key}.{option.code}")
        if points is not None:
            yield f"{option.wording(language)}: {number(points, language, signed=True)}"
    if definition.key in strategy.rates:
        yield said(words.POINTS_AT, language, number(strategy.rates[definition.key], language, signed=True))
