"""Experiments as plain JSON: what went in, and the records that came out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from ..declaration import Coded
from ..indicators import indicators
from ..scores import CAVEAT
from ..version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..profile import CountryProfile
    from ..strategy import ScoringStrategy

__all__ = ["document"]


def document(
    experiment: str,
    profiles: Iterable[CountryProfile],
    strategies: Mapping[str, ScoringStrategy],
    records: Iterable[Mapping[str, object]],
    **inputs: object,
) -> dict[str, object]:
    """The document of an experiment: its inputs (levels by indicator, a missing one by its reason) and its records."""
    return {
        "experiment": experiment,
        "version": __version__,
        "caveat": CAVEAT.en,
        "inputs": {
            "profiles": [_profile(each) for each in profiles],
            "strategies": [_strategy(name, each) for name, each in strategies.items()],
            **{name: _plain(value) for name, value in inputs.items()},
        },
        "records": [dict(record) for record in records],
    }


def _profile(profile: CountryProfile) -> dict[str, object]:
    return {
        "iso3": profile.country.iso3,
        "country": profile.country.name,
        "year": profile.year,
        "territory": profile.territory,
        "levels": {each.key: each.reason.code if each.reason else each.level for each in indicators(profile)},
    }


def _strategy(name: str, strategy: ScoringStrategy) -> dict[str, object]:
    found: dict[str, object] = {"name": name, "fingerprint": getattr(strategy, "fingerprint", "")}
    if attrs.has(type(strategy)):
        found |= {"method": _plain(strategy)}
    return found


def _plain(value: object) -> object:
    """The value as dictionaries, lists, text and numbers."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Coded):
        return value.code
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    cls: Any = type(value)
    if attrs.has(cls):
        return {"kind": cls.__name__, **{each.name: _plain(getattr(value, each.name)) for each in attrs.fields(cls)}}
    return [_plain(item) for item in value] if isinstance(value, tuple | list | frozenset) else repr(value)
