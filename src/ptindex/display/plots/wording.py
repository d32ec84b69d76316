"""What plots say in the same way: methods, titles of scores, footers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ...countries import Country, known_countries
from ...indicators import definitions
from ...numerals import figure, number
from ...scores import CAVEAT
from ...strategies.names import method_name
from ...version import __version__
from .. import words
from ..figures import indicator_name, said, titled, within
from ..results.experiment_parts import named
from ..results.scores import method_notes, scored_title
from ..sentences import sentence
from . import words as more

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...declaration import Language
    from ...experiments import Unscored
    from ...scores import Bounds, Score

__all__ = [
    "beside",
    "ends_of",
    "footer",
    "headline",
    "in_words",
    "label_of",
    "listed",
    "method_of",
    "model_line",
    "notices",
    "of_the_questionnaire",
    "quoted",
    "spread",
    "stated",
    "told_method",
    "unit_name",
    "unscored_line",
    "unscored_name",
    "with_labels",
]

_UNIT = re.compile(r"(?P<iso3>[A-Z]{3}) (?P<year>\d{4})(?: (?P<territory>.+))?")


def quoted(text: str, language: Language) -> str:
    """A name between the quotation marks of the language."""
    return f"«{text}»" if language == "ru" else f"“{text}”"


def method_of(score: Score, language: Language) -> str:
    """The method of a score with its scale."""
    name = quoted(method_name(score.strategy, language), language)
    if score.scale is None:
        return said(words.SCALE_OPEN, language, name)
    return said(words.SCALE, language, name, figure(score.scale, language))


def headline(score: Score, language: Language) -> str:
    """The country and the year with the score and its bounds."""
    return said(more.SCORED, language, scored_title(score, language), number(score.value, language), ends_of(score, language))


def ends_of(score: Score, language: Language) -> str:
    """The bounds of a score, or that they are not known."""
    return within(score.bounds, language, known=score.bounds_known)


def beside(value: float | None, bounds: Bounds, language: Language, *, known: bool = True) -> str:
    """A value with its bounds in brackets, as it stands beside a mark."""
    written = said(more.NOTHING_KNOWN, language) if value is None else number(value, language)
    return f"{written} ({within(bounds, language) if known else said(more.BOUNDS_UNKNOWN, language)})"


def told_method(score: Score, language: Language) -> str:
    """By which method, as a sentence."""
    return said(more.TOLD_METHOD, language, method_of(score, language))


def footer(score: Score, language: Language) -> tuple[str, ...]:
    """What stands below every plot of scores: what they are not, what bounds are, which method and version made them."""
    return method_notes(score, language)


def notices(score: Score, language: Language) -> tuple[str, ...]:
    """What the method says beside the number: a rate that was capped, an answer that decides all, a midpoint that counts."""
    said_so = listed(with_labels(each.wording(language).removesuffix("."), language) for each in score.notices)
    return (said(more.REMARKS, language, said_so),) if said_so else ()


def model_line(indicators: Iterable[str], language: Language) -> tuple[str, ...]:
    """The same of an analysis of the engine, which names no method; the caveat is for the questionnaire's indicators."""
    caveat = (CAVEAT.wording(language),) if of_the_questionnaire(indicators) else ()
    return *caveat, said(more.MODEL_NOTE, language, __version__)


def of_the_questionnaire(indicators: Iterable[str]) -> bool:
    """Whether a matrix has the questionnaire's indicators and no others."""
    return set(indicators) <= set(definitions())


def unit_name(unit: str, indicators: Iterable[str], language: Language) -> str:
    """What a unit of a matrix is called: in one of the questionnaire, a known country by its name."""
    found = _UNIT.fullmatch(unit) if of_the_questionnaire(indicators) else None
    known = known_countries().get(found["iso3"]) if found else None
    if found is None or known is None:
        return unit
    return titled(Country(known.iso3, known.en), found["territory"] or "", int(found["year"]), language)


def in_words(text: str, language: Language) -> str:
    """A sentence of the engine in a language, with labels for the keys of indicators."""
    return with_labels(sentence(text, language), language)


def with_labels(text: str, language: Language, *, marked: bool = True) -> str:
    """A text with the label of each indicator in place of its key, between quotation marks where it stands in a sentence."""

    def label(found: re.Match[str]) -> str:
        written = label_of(found[0], language)
        return quoted(written, language) if marked else written

    return _keys().sub(label, text)


@cache
def _keys() -> re.Pattern[str]:
    every = "|".join(map(re.escape, sorted(definitions(), key=len, reverse=True)))
    return re.compile(rf"(?<![\w.])(?:{every})(?!\w|\.\w)")


def label_of(key: str, language: Language) -> str:
    """An indicator's label without its key."""
    return indicator_name(key, language).partition("\n")[0]


def listed(parts: Iterable[str]) -> str:
    """Parts of a sentence, one after the other."""
    return "; ".join(parts)


def unscored_name(each: Unscored, language: Language) -> str:
    """Who cannot be scored, with the bounds within which the score lies all the same."""
    return said(more.UNSCORED_ONE, language, named(each.unit, language), within(each.bounds, language))


def unscored_line(who: Iterable[str], language: Language) -> tuple[str, ...]:
    """The line that names who cannot be scored, where there is anyone."""
    every = listed(who)
    return (said(more.UNSCORED, language, every),) if every else ()


def stated(text: str) -> str:
    """A text as a sentence."""
    return f"{text[:1].upper()}{text[1:].removesuffix('.')}."


def spread(values: Iterable[float], bounds: Iterable[Bounds] = ()) -> tuple[float, float]:
    """The least and the greatest of values and bounds."""
    ends = [*values, *(end for each in bounds for end in (each.low, each.high))]
    return min(ends), max(ends)
