"""Experiments with profiles as plain JSON: what went in, and the records that came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .composite.documents import plain
from .declaration import Unavailable
from .indicators import indicators
from .scores import CAVEAT
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .profile import CountryProfile
    from .strategy import ScoringStrategy

__all__ = ["document", "document_of", "profile_inputs"]


def document(
    experiment: str,
    profiles: Iterable[CountryProfile],
    strategies: Mapping[str, ScoringStrategy],
    records: Iterable[Mapping[str, object]],
    **inputs: object,
) -> dict[str, object]:
    """The document of an experiment: its inputs (levels by indicator, a missing one by its reason) and its records."""
    made = [profile_inputs(each) for each in profiles]
    methods = [_strategy(name, each) for name, each in strategies.items()]
    return document_of(experiment, {"profiles": made, "strategies": methods, **inputs}, records)


def document_of(experiment: str, inputs: Mapping[str, object], records: Iterable[Mapping[str, object]]) -> dict[str, object]:
    """The document of any experiment, unofficial as all of them are."""
    return {
        "experiment": experiment,
        "version": __version__,
        "caveat": CAVEAT.en,
        "inputs": {name: plain(value) for name, value in inputs.items()},
        "records": [plain(record) for record in records],
    }


def profile_inputs(profile: CountryProfile) -> dict[str, object]:
    """A profile as an experiment uses it: whose, its answers by question (those not stated left out) and its levels."""
    return {
        "iso3": profile.country.iso3,
        "country": profile.country.name,
        "year": profile.year,
        "territory": profile.territory,
        "published": None if profile.published is None else profile.published.value,
        "answers": {question.key: plain(value) for question, value in profile.answers() if value is not Unavailable.NOT_STATED},
        "levels": {each.key: each.reason.code if each.reason else each.level for each in indicators(profile)},
    }


def _strategy(name: str, strategy: ScoringStrategy) -> dict[str, object]:
    found: dict[str, object] = {"name": name, "fingerprint": getattr(strategy, "fingerprint", "")}
    if attrs.has(type(strategy)):
        found |= {"method": plain(strategy)}
    return found
