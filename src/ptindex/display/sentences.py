"""What the library says in English sentences, said in the language of a display.

Errors, and the cautions and descriptions of the engine, are English where they are made: a program may compare them, and the
engine knows no language. Here each stands as a template, `{}` for what is filled in, beside its Russian, as in a catalogue of
gettext. A test reads the source, finds every sentence in it, and asks for each of them here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..countries import find_country, name_in
from ..numerals import typeset
from ..strategies.names import method_name
from .catalogue import analyses, engine, files, inputs, methods, workbooks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..declaration import Language, Text

__all__ = ["CATALOGUE", "sentence", "sentences"]

_SENTENCES: tuple[Text, ...] = (
    *inputs.SENTENCES,
    *files.SENTENCES,
    *files.FOREIGN,
    *workbooks.SENTENCES,
    *methods.SENTENCES,
    *engine.SENTENCES,
    *analyses.SENTENCES,
)
CATALOGUE = (*_SENTENCES, *analyses.WORDS)
"""Every sentence and every word filled into one, in both languages."""

_PLACE = re.compile(r"\{(\d*)\}")
_NUMBER = re.compile(r"([-+±]?\d+(?:\.\d+)?)(%?)")
_TITLE = re.compile(r"(\D{2,}) (\d{4})")
_DEEPEST = 4
"""Sentences are filled into sentences, but not without end."""


def sentence(text: str, language: Language) -> str:
    """A sentence of the library in a language, with what is filled into it; one that is not known stands as it is.

    >>> sentence("is not from 1 to 9", "ru")
    'не от 1 до 9'
    >>> sentence("что-то своё", "ru")
    'что-то своё'
    """
    return text if language == "en" else _said(text, language, 0)


def sentences(texts: Iterable[str], language: Language) -> tuple[str, ...]:
    """Each of several sentences in a language, as `sentence` says it."""
    return tuple(sentence(text, language) for text in texts)


@cache
def _exact() -> dict[str, Text]:
    return {each.en: each for each in CATALOGUE}


@cache
def _templates(*, filled_in: bool) -> tuple[Text, ...]:
    """The templates, those that say most first: the more of a sentence is fixed, the surer it is meant.

    Words are looked for only in what is filled in: alone, "{} and {}" is any sentence of somebody else's.
    """
    templates = (each for each in (CATALOGUE if filled_in else _SENTENCES) if _PLACE.search(each.en))
    return tuple(sorted(templates, key=lambda each: -len(each.en)))


def _said(text: str, language: Language, depth: int) -> str:
    known = _exact().get(text)
    if known is not None:
        return known.wording(language)
    if depth >= _DEEPEST:
        return text
    for template in _templates(filled_in=depth > 0):
        fills = _fills(template.en, text)
        if fills is not None:
            return _filled(template.wording(language), [_fill(each, language, depth + 1) for each in fills])
    for pattern in ("{}: {}", "{} ({})"):
        fills = _fills(pattern, text)
        if fills is not None:
            return _filled(pattern, [_fill(each, language, depth + 1) for each in fills])
    return text


def _fills(template: str, text: str) -> tuple[str, ...] | None:
    """What fills the places of a template, the first way that it fits, in time linear in the text; None when it does not."""
    first, *between, last = template.split("{}")
    if len(text) < len(first) + len(last) or not (text.startswith(first) and text.endswith(last)):
        return None
    rest = text[len(first) : len(text) - len(last)]
    fills = []
    for piece in between:
        fill, found, rest = rest.partition(piece)
        if not found:
            return None
        fills.append(fill)
    return *fills, rest


def _filled(template: str, fills: list[str]) -> str:
    """A template filled in, in order or by number; not by `str.format`, for a template may show braces of its own."""
    in_order = iter(fills)
    return _PLACE.sub(lambda place: fills[int(place[1])] if place[1] else next(in_order), template)


def _fill(given: str, language: Language, depth: int) -> str:
    """What is filled in: a number, a known method or country, words of ours, or else data, which stands as it is."""
    number = _NUMBER.fullmatch(given)
    if number:
        return typeset(number[1], language) + ("\u00a0%" if number[2] else "")
    named = method_name(given, language)
    if named != given:
        return named
    titled = _TITLE.fullmatch(given)
    country = find_country(titled[1]) if titled else None
    if titled and country:
        return f"{name_in(country, language)} {titled[2]}"
    said = _said(given, language, depth)
    if said == given and ", " in given:
        return ", ".join(_word(each, language) for each in given.split(", "))
    return said


def _word(given: str, language: Language) -> str:
    known = _exact().get(given)
    return given if known is None else known.wording(language)
