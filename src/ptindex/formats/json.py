"""JSON: `dumps` and `loads` for whole documents, and a cattrs converter for what they are part of.

A document is an object whose `schema` says what it is: `ptindex/profile/1`, `ptindex/strategy/1`, `ptindex/score/1` or
`ptindex/panel/1`. With msgspec installed (`pip install 'ptindex[fast]'`) profiles are read and written faster; what is taken,
what is refused and what is said of it stay the same.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, overload

import attrs
from cattrs.errors import BaseValidationError

from ..declaration import Question, Unavailable
from ..exceptions import ArgumentError, Problem, ProblemsError, ProfileError, StrategyError, check_kind, shown
from ..indicators import Gap
from ..panel import Panel
from ..profile import CountryProfile
from ..questionnaire import SECTIONS, questions
from ..scores import Score
from ..strategies.points import Points
from ..strategies.weighted import Composite
from ..strategy import ScoringStrategy
from .documents.panel_document import panel_document, plain_panel, read_panel
from .documents.plain import plain
from .documents.profile_document import PROFILE_READERS, plain_profile, plain_section, profile_document, read_profile
from .documents.quick import quick_profile
from .documents.reading import PANEL, SCORE, STRATEGY, Reader, at, not_an_object, schema_problem
from .documents.strategy_document import (
    BUILT_IN,
    STRATEGY_READERS,
    class_readers,
    plain_other_strategy,
    plain_score,
    plain_strategy,
    score_reader,
    strategy_reader,
)
from .documents.strict import by_code, is_union, make_strict_converter, problems_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from cattrs import Converter
    from cattrs.preconf.json import JsonConverter

__all__ = ["configure_converter", "dumps", "loads", "make_converter"]

T = TypeVar("T")

_code = attrgetter("code")
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, allow_nan=False, separators=(",", ":"), default=_code)


def dumps(value: object, *, indent: int | None = None) -> str:
    """The JSON document of a profile, a strategy, a score or a panel: the same text for equal values.

    It is on one line without `indent`. Answers stand by code; what the input does not say and other defaults are left out. A
    strategy of your own is an attrs class; its document names the class and the fields.

    Raises `ArgumentError` for anything else.

    >>> from ptindex import Country, CountryProfile, Prevention, VideoCoverage
    >>> some = Prevention(video=VideoCoverage.SOME)
    >>> print(dumps(CountryProfile(country=Country("XAA", "Atlantis"), year=2022, prevention=some)))
    {"schema":"ptindex/profile/1","country":{"iso3":"XAA","name":"Atlantis"},"year":2022,"prevention":{"video":"some"}}
    """
    fast = _fast()
    if fast and indent is None and isinstance(value, CountryProfile):
        text: str = fast.write_profile(value)
        return text
    document = _document(value)
    if indent is None:
        return _ENCODER.encode(document)
    return json.dumps(document, indent=indent, ensure_ascii=False, allow_nan=False, default=_code)


@overload
def loads(text: str | bytes, cls: None = None, *, strategies: Iterable[type] = ()) -> object: ...
@overload
def loads(text: str | bytes, cls: type[T], *, strategies: Iterable[type] = ()) -> T: ...
def loads(text: str | bytes, cls: type[T] | None = None, *, strategies: Iterable[type] = ()) -> object:
    """The profile, strategy, score or panel of a JSON document; with a class, a value of that class and nothing else.

    Bytes are UTF-8, with or without a byte order mark; UTF-16 is refused. Text is never a number and true is none; a count
    may be written 838.0; a key that is unknown, null or there twice is refused. `strategies` are attrs classes of
    your own that a document may name; a class that only the document names is never imported.

    Raises `ProfileError`, and `StrategyError` for the document of a strategy, with everything that is wrong.

    >>> from ptindex import CountryProfile
    >>> loads('{"schema": "ptindex/profile/1", "country": {"iso3": "XAA", "name": "Atlantis"}, "year": 2022}', CountryProfile)
    <CountryProfile Atlantis (XAA) 2022>
    """
    decoded = _text(text)
    fast = _fast()
    value = fast.read_profile(decoded) if fast else None
    if value is None:
        value = _value(decoded, strategies)
    if cls is not None and not isinstance(value, cls):
        _refuse(f"is a {type(value).__name__}, not a {cls.__name__}")
    return value


def make_converter() -> JsonConverter:
    """A new cattrs converter that knows our classes and takes nothing for what it is not: no text for a number, no number for
    true, no key that a class does not have, in your classes as in ours.

    >>> from ptindex import Country
    >>> make_converter().structure({"iso3": "XAA", "name": "Atlantis"}, Country)
    Country(iso3='XAA', name='Atlantis')
    """
    converter = make_strict_converter()
    configure_converter(converter)
    return converter


def configure_converter(converter: Converter) -> None:
    """Teach a cattrs converter our classes and the unions of an answer with `Unavailable`; nothing else changes in it.

    What is wrong with one of ours raises `ProfileError` or `StrategyError`, which cattrs puts into its own group when a class
    of yours stands around it.

    >>> from cattrs import Converter
    >>> from ptindex import Prevention
    >>> converter = Converter()
    >>> configure_converter(converter)
    >>> converter.structure({"video": "some"}, Prevention).video.code
    'some'
    """
    _configure_profiles(converter)
    for cls, kind in BUILT_IN.items():
        converter.register_structure_hook(cls, _hook(strategy_reader({kind: STRATEGY_READERS[kind]}), StrategyError))
        converter.register_unstructure_hook(cls, plain_strategy)
    converter.register_structure_hook(Panel, _hook(read_panel))
    converter.register_unstructure_hook(Panel, plain_panel)
    converter.register_structure_hook(Score, lambda given, _: _read(score_reader(_score_converter()), given))
    converter.register_unstructure_hook(Score, plain_score)


def _configure_profiles(converter: Converter) -> None:
    for cls, reader in PROFILE_READERS.items():
        converter.register_structure_hook(cls, _hook(reader))
        converter.register_unstructure_hook(cls, plain)
    for section in SECTIONS:
        converter.register_unstructure_hook(section, plain_section)
    converter.register_unstructure_hook(CountryProfile, plain_profile)
    # As a factory, because a converter made for JSON would otherwise let any int and float of a union through unseen.
    converter.register_structure_hook_factory(
        lambda kind: is_union(kind) and kind in _union_hooks(), lambda kind: _union_hooks()[kind]
    )


@cache
def _union_hooks() -> dict[Any, Callable[[object, object], Any]]:
    return {
        **{question.answers | Unavailable: _answer_hook(question) for question in questions()},
        Unavailable | Gap: by_code(Unavailable, Gap),
        Composite | Points: _hook(strategy_reader(STRATEGY_READERS), StrategyError),
    }


def _answer_hook(question: Question) -> Callable[[object, object], Any]:
    anywhere = attrs.evolve(question, goalposts=None)
    options: dict[object, object] = {option.code: option for option in question.options}

    def structure(given: object, _: object) -> Any:
        answer = anywhere.accept(options.get(given, given) if isinstance(given, str) else given)
        if isinstance(answer, Problem):
            raise ProfileError([attrs.evolve(answer, path="$")])
        return answer

    return structure


def _hook(reader: Reader, refusal: type[ProblemsError] = ProfileError) -> Callable[[object, object], Any]:
    return lambda given, _: _read(reader, given, refusal)


def _read(reader: Reader, given: object, refusal: type[ProblemsError] = ProfileError, known: Iterable[Problem] = ()) -> Any:
    problems = list(known)
    try:
        value = reader(given, "$", problems)
    except BaseValidationError as error:
        raise refusal([*problems, *problems_in(error)]) from error
    if problems:
        raise refusal(problems)
    return value


@cache
def _score_converter() -> Converter:
    converter = make_strict_converter()
    _configure_profiles(converter)
    return converter


@cache
def _converter() -> Converter:
    return make_converter()


@cache
def _fast() -> ModuleType | None:
    """The optional accelerator."""
    try:
        from .documents import fast
    except ImportError:
        return None
    return fast


def _document(value: object) -> dict[str, Any]:
    if isinstance(value, CountryProfile):
        return profile_document(value)
    if isinstance(value, Score):
        return plain_score(value)
    if isinstance(value, Panel):
        return panel_document(value)
    if type(value) in BUILT_IN:
        return plain_strategy(value)
    if isinstance(value, ScoringStrategy) and not isinstance(value, type):
        return plain_other_strategy(value, _converter())
    message = "has no JSON document; records() of a result gives its rows"
    made_of = ("a profile", "a panel", "a strategy", "a score")
    raise ArgumentError([Problem(path="$.value", message=message, given=shown(value), allowed=made_of)])


def _value(text: str, strategies: Iterable[type]) -> object:
    document, problems = _decoded(text)
    if not isinstance(document, dict):
        raise ProfileError([not_an_object("$", document)])
    wrong = schema_problem(document)
    if wrong is not None:
        raise ProfileError([wrong, *problems])
    if document["schema"] == STRATEGY:
        readers = {**STRATEGY_READERS, **class_readers(strategies, _converter())}
        return _read(strategy_reader(readers), document, StrategyError, problems)
    if document["schema"] == SCORE:
        return _read(score_reader(_score_converter()), document, ProfileError, problems)
    if document["schema"] == PANEL:
        return _read(read_panel, document, ProfileError, problems)
    quick = None if problems or _fast() else quick_profile(document)  # the accelerator has tried it
    return quick or _read(read_profile, document, ProfileError, problems)


def _text(given: str | bytes) -> str:
    if isinstance(given, bytes):
        try:
            given = given.decode()
        except UnicodeDecodeError as error:
            _refuse(f"is not UTF-8 from byte {error.start} on; save the document as UTF-8")
    check_kind("text", given, str, "is neither bytes nor text; give what stands in a file, as file.read() has it")
    return given.removeprefix("\ufeff")


def _refuse(message: str, **more: Any) -> NoReturn:
    raise ProfileError([Problem(message=message, **more)])


class _RepeatedKeyError(Exception):
    """Seen inside the decoder: an object has a key twice."""


class _Repeated(dict[str, Any]):
    """An object, and the keys that it had twice; the last value stands."""

    repeated: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RepeatedKeyError
    return found


def _marked_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = _Repeated(pairs)
    times = Counter(key for key, _ in pairs)
    found.repeated = tuple(key for key, number in times.items() if number > 1)
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_object)
_MARKING_DECODER = json.JSONDecoder(object_pairs_hook=_marked_object)


def _decoded(text: str) -> tuple[Any, list[Problem]]:
    """What the text says, and a problem for each key that stands twice."""
    try:
        try:
            return _DECODER.decode(text), []
        except _RepeatedKeyError:
            document = _MARKING_DECODER.decode(text)
            return document, _repeated_keys(document)
    except json.JSONDecodeError as error:
        _refuse(f"is not JSON: {error.msg} at column {error.colno}", line=error.lineno)
    except RecursionError:
        _refuse("is nested too deeply")
    except ValueError:
        _refuse("has a number with too many digits")


def _repeated_keys(document: object) -> list[Problem]:
    problems = []
    waiting = [("$", document)]
    for place, value in waiting:  # grows while it is gone through
        if isinstance(value, _Repeated):
            problems += [Problem(path=at(place, key), message="stands twice") for key in value.repeated]
            waiting += [(at(place, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(at(place, number), item) for number, item in enumerate(value)]
    return problems
