"""The document of a panel: its profiles, each a whole document of its own."""

from __future__ import annotations

from typing import Any

from ...exceptions import Problem, shown
from ...panel import Panel
from ...profile import CountryProfile
from .profile_document import plain_profile, profile_document, read_profile
from .quick import quick_profile
from .reading import FAILED, PANEL, document_reader, unknown_key

__all__ = ["panel_document", "plain_panel", "read_panel"]


def panel_document(panel: Panel) -> dict[str, Any]:
    """The document of a panel, its answers still members of their scales."""
    return {"schema": PANEL, "profiles": [profile_document(profile) for profile in panel.profiles]}


def plain_panel(panel: Panel) -> dict[str, Any]:
    """The document of a panel, made of plain objects only."""
    return {"schema": PANEL, "profiles": [plain_profile(profile) for profile in panel.profiles]}


def _read(given: object, place: str, problems: list[Problem]) -> object:
    document: dict[str, object] = given  # type: ignore[assignment]  # document_reader gives objects only
    problems += [unknown_key(place, key, ("profiles",)) for key in document if key != "profiles"]
    if "profiles" not in document:
        problems.append(Problem(path=f"{place}.profiles", message="is missing"))
        return FAILED
    profiles = document["profiles"]
    if not isinstance(profiles, list):
        problems.append(Problem(path=f"{place}.profiles", message="is not a list of profiles", given=shown(profiles)))
        return FAILED
    before = len(problems)
    found = [_profile(each, f"{place}.profiles[{number}]", problems) for number, each in enumerate(profiles)]
    _refuse_twice(found, f"{place}.profiles", problems)
    return Panel(found) if len(problems) == before else FAILED  # type: ignore[arg-type]


def _profile(given: object, place: str, problems: list[Problem]) -> object:
    quick = quick_profile(given) if isinstance(given, dict) else None
    return quick or read_profile(given, place, problems)


def _refuse_twice(found: list[object], place: str, problems: list[Problem]) -> None:
    first: dict[tuple[str, str, int], int] = {}
    for number, each in enumerate(found):
        if isinstance(each, CountryProfile):
            at = first.setdefault((each.country.iso3, each.territory, each.year), number)
            if at != number:
                message = f"is of the same country, territory and year as {place}[{at}]"
                problems.append(Problem(path=f"{place}[{number}]", message=message, given=shown(each.title)))


read_panel = document_reader(PANEL, _read)
"""Reads the document of a panel with every problem of every profile at its place."""
