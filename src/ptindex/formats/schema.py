"""JSON Schema of a profile's document, made from the questionnaire."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from ..declaration import FIRST_YEAR, questions_of
from ..profile import LAST_YEAR
from ..questionnaire import SECTIONS, TITLE, questions
from ..texts import BREAKS, FORBIDDEN
from .documents.reading import PANEL, PROFILE

if TYPE_CHECKING:
    from ..declaration import Question, Section

__all__ = ["panel_schema", "profile_schema"]

_LINE = {"type": "string", "not": {"pattern": f"{FORBIDDEN.pattern}|{BREAKS.pattern}"}}
_TEXT = {"type": "string", "not": {"pattern": FORBIDDEN.pattern}}
_DATE = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "maxLength": 10}
_SOURCE = {"$ref": "#/$defs/source"}
_NOTE = {"$ref": "#/$defs/note"}


def profile_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document that `dumps` makes of a profile and that `loads` reads.

    Titles are the questions' English labels, descriptions the Russian ones. Two things it cannot say, and `loads` refuses
    all the same: a key that stands twice, and, where the validator does not check formats, a day that no calendar has.

    >>> profile_schema()["properties"]["prevention"]["properties"]["video"]["title"]
    'Video surveillance'
    """
    sections = {questions_of(section)[0].section: _section(section) for section in SECTIONS}
    places = ["published", *sections, *(question.key for question in questions())]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{PROFILE.replace('/', ':')}",
        "title": TITLE.en,
        "description": TITLE.ru,
        **_object(
            ["schema", "country", "year"],
            schema={"const": PROFILE},
            country=_object(["iso3", "name"], iso3=_iso3(), name=_required(_LINE)),
            year={"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            territory=_LINE,
            published=_object(
                ["value"], value={"type": "number"}, mark=_LINE, release={"type": "integer", "minimum": 1}, source=_SOURCE
            ),
            source=_SOURCE,
            notes=_object([], **dict.fromkeys(places, _NOTE)),
            remarks={"type": "array", "items": _TEXT},
            **sections,
        ),
        "$defs": {
            "source": _object(["title"], title=_required(_TEXT), url=_LINE, date=_DATE),
            "note": _object([], text=_TEXT, source=_SOURCE, as_of=_DATE),
        },
    }


def panel_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document that `dumps` makes of a panel: a list of profiles.

    What it cannot say besides: no country, territory and year stands twice.

    >>> panel_schema()["properties"]["profiles"]["items"]
    {'$ref': '#/$defs/profile'}
    """
    profile = profile_schema()
    shared = profile.pop("$defs")
    del profile["$schema"], profile["$id"]  # a part of another schema has none of its own
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{PANEL.replace('/', ':')}",
        **_object(
            ["schema", "profiles"], schema={"const": PANEL}, profiles={"type": "array", "items": {"$ref": "#/$defs/profile"}}
        ),
        "$defs": {"profile": profile, **shared},
    }


def _object(required: list[str], **properties: object) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _required(text: dict[str, Any]) -> dict[str, Any]:
    return {**text, "pattern": r"\S"}


def _iso3() -> dict[str, Any]:
    return {"type": "string", "pattern": "^[A-Z]{3}$", "maxLength": 3}


def _section(section: type[Section]) -> dict[str, Any]:
    answers = {question.name: _answer(question) for question in questions_of(section)}
    return {"title": section.heading.en, "description": section.heading.ru, **_object([], **answers)}


def _answer(question: Question) -> dict[str, Any]:
    described = {"title": question.label.en, "description": question.label.ru}
    codes = {"enum": [option.code for option in question.options]}
    if question.scale:
        return {**described, **codes}
    low, high = question.number_range
    number: dict[str, object] = {"type": "integer" if question.answers is int else "number", "minimum": low}
    if high < inf:
        number["maximum"] = high
    return {**described, "anyOf": [number, codes]}
