"""A cattrs converter that coerces nothing, and cattrs' groups of errors as problems.

It reads what does not check itself: scores, and the strategies of others. cattrs' own rules would take "no" for True, 2.9 for
2 and a text for a list of its characters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from inspect import signature
from types import GenericAlias, UnionType
from typing import TYPE_CHECKING, Any, NoReturn, Union, get_args, get_origin

import attrs
from cattrs.cols import list_structure_factory, mapping_structure_factory
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn
from cattrs.preconf.json import make_converter as make_plain_converter

from ...declaration import Coded
from ...exceptions import Problem, ProblemsError, ProfileError, nearest, shown
from ...frozenmap import FrozenMap, is_number
from ...texts import text_problems
from .reading import at, moved, not_an_object, read_date, read_whole, unknown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cattrs import Converter
    from cattrs.preconf.json import JsonConverter

    Hook = Callable[[Any, Any], Any]

__all__ = ["by_code", "is_union", "make_strict_converter", "problems_in"]

_LISTS: dict[Any, type] = {list: list, tuple: tuple, set: set, frozenset: frozenset, Sequence: tuple, AbstractSet: frozenset}


def _refuse(message: str, given: object, **more: Any) -> NoReturn:
    raise ProfileError([Problem(message=message, given=shown(given), **more)])


def _float(given: Any, _: object) -> float:
    if not is_number(given):
        _refuse("is not a finite number", given)
    return float(given)


def _int(given: Any, _: object) -> int:
    number = read_whole(given, "$", []) if is_number(given) else None
    if not isinstance(number, int):
        _refuse("is not a whole number", given)
    return number


def _bool(given: Any, _: object) -> bool:
    if not isinstance(given, bool):
        _refuse("is neither true nor false", given)
    return given


def _str(given: Any, _: object) -> str:
    problems = text_problems("$", given)
    if problems:
        raise ProfileError(tuple(problems))
    return str(given)


def _date(given: Any, _: object) -> date:
    parsed = read_date(given, "$", [])
    if not isinstance(parsed, date):
        _refuse("is not a date (YYYY-MM-DD)", given)
    return parsed


@cache
def by_code(*kinds: type[Coded]) -> Hook:
    """A hook that takes the code of a member of any of the enumerations."""
    members: dict[object, Coded] = {member.code: member for kind in kinds for member in kind}

    def take(given: Any, _: object) -> Coded:
        if isinstance(given, str) and given in members:
            return members[given]
        codes = tuple(member.code for member in members.values())
        suggestion = nearest(given, codes) if isinstance(given, str) else None
        _refuse("is not one of the codes", given, allowed=codes, suggestion=suggestion)

    return take


def is_union(kind: Any) -> bool:
    """Whether a type is written `A | B` or `Union[A, B]`."""
    return isinstance(kind, UnionType) or get_origin(kind) is Union


def _coded_union(kind: Any) -> tuple[type[Coded], ...]:
    kinds = get_args(kind) if is_union(kind) else ()
    return kinds if all(isinstance(each, type) and issubclass(each, Coded) for each in kinds) else ()


def _is_list(kind: Any) -> bool:
    args = get_args(kind)
    return get_origin(kind) in _LISTS and (len(args) == 1 or args[1:] == (...,))


def _list_hook(kind: Any, converter: Converter) -> Hook:
    make = _LISTS[get_origin(kind)]
    inner = list_structure_factory(kind, converter)

    def take(given: Any, _: object) -> Any:
        if not isinstance(given, list):
            _refuse("is not a list", given)
        return make(inner(given, kind))

    return take


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) in (dict, Mapping, FrozenMap)


def _mapping_hook(kind: Any, converter: Converter) -> Hook:
    plain_kind: Any = GenericAlias(dict, get_args(kind))
    inner: Hook = mapping_structure_factory(plain_kind, converter)
    make = dict if get_origin(kind) is dict else FrozenMap

    def take(given: Any, _: object) -> Any:
        if not isinstance(given, dict):
            raise ProfileError([not_an_object("$", given)])
        return make(inner(given, plain_kind))

    return take


def _is_class(kind: Any) -> bool:
    return isinstance(kind, type) and (attrs.has(kind) or is_dataclass(kind))


def _class_hook(kind: type, converter: Converter) -> Hook:
    inner: Hook = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True)

    def take(given: Any, _: object) -> Any:
        if not isinstance(given, dict):
            raise ProfileError([not_an_object("$", given)])
        return inner(given, kind)

    return take


def make_strict_converter() -> JsonConverter:
    """A new converter that takes no text for a number, no number for a truth and no key that a class does not have."""
    converter = make_plain_converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, hook in ((float, _float), (int, _int), (bool, _bool), (str, _str), (date, _date)):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook(Coded, lambda given, kind: by_code(kind)(given, kind))
    converter.register_structure_hook_factory(lambda kind: bool(_coded_union(kind)), lambda kind: by_code(*_coded_union(kind)))
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_hook(kind, converter))
    converter.register_structure_hook_factory(_is_class, lambda kind: _class_hook(kind, converter))
    converter.register_structure_hook_factory(_is_mapping, lambda kind: _mapping_hook(kind, converter))
    return converter


def problems_in(error: Exception, place: str = "$") -> Iterator[Problem]:
    """Every problem in a group of errors from cattrs, at its place."""
    if isinstance(error, ClassValidationError):
        named, others = error.group_exceptions()
        for found, note in named:
            yield from _missing_or(found, at(place, note.name))
        for other in others:
            yield from problems_in(other, place)
    elif isinstance(error, IterableValidationError):
        for found, where in error.group_exceptions()[0]:
            yield from problems_in(found, at(place, where.index))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from (unknown_key(place, key, signature(error.cl).parameters) for key in sorted(error.extra_fields))
    elif isinstance(error, ProblemsError):
        yield from (moved(found, "$", place) for found in error.problems)
    else:
        yield Problem(path=place, message=f"cannot be read: {error}")


def _missing_or(error: Exception, place: str) -> Iterator[Problem]:
    if isinstance(error, KeyError):
        yield Problem(path=place, message="is missing")
    else:
        yield from problems_in(error, place)
