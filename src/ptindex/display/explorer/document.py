"""The page of the explorer put together: data, texts, chart and scripts in one document that asks for nothing else."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ...declaration import Text
from ...exceptions import ArgumentError, ComparisonError, Problem, StrategyError, needs, shown
from ...languages import check_language
from ...panel import panel_of
from ...scores import CAVEAT
from ...strategies.names import method_name
from ...strategies.weighted import Composite
from ...strategy import CAUTIOUS, EQUAL_INDICATORS, EQUAL_WEIGHTS
from ...version import __version__
from .. import words
from ..figures import said, short
from ..frame import content_policy, palette, theme_script
from ..frame import words as frame_words
from ..tables import harmless
from . import words as explorer_words
from .chart import bundle, chart_spec, number_format
from .numbers import between, other_weights, panel_numbers, sliders

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Template

    from ...declaration import Language
    from ...panel import Panel
    from ...profile import CountryProfile
    from ...strategy import ScoringStrategy
    from .numbers import Slider

__all__ = ["explorer_html"]

_PACKAGE = files(__package__)
_LEADS_TO_A_PAGE = re.compile(r"https?:[!-~]+|[^\x00-\x20:/?#]+(?:[/?#][^\x00-\x20]*)?", re.IGNORECASE)
"""A relative address has no colon before its first slash, question mark or number sign: what stands there would be a scheme."""
_RELEASED = {"pt.EQUAL_WEIGHTS": EQUAL_WEIGHTS, "pt.CAUTIOUS": CAUTIOUS, "pt.EQUAL_INDICATORS": EQUAL_INDICATORS}
_OWN = "strategy"
_SHARED_WORDS = (
    "BOUNDS_FROM_TO",
    "SCORE",
    "BOUNDS",
    "BOUNDS_NOTE",
    "RANK",
    "RANK_BOUNDS",
    "RANK_BOUNDS_NOTE",
    "RANK_BOUNDS_UNRANKED",
    "COUNTRY",
    "UNSEPARATED",
    "UNSEPARATED_NOTE",
    "UNRANKED",
    "REASON",
)


def explorer_html(
    profiles: Panel | Iterable[CountryProfile],
    strategy: ScoringStrategy = EQUAL_WEIGHTS,
    language: Language = "en",
    *,
    links: Mapping[str, str] | None = None,
    others: Mapping[Language, str] | None = None,
    here: str = "",
) -> str:
    """A page that recomputes scores, bounds and ranks as its reader moves the weights of the dimensions.

    It has every data year of the profiles, one of which is shown at a time. Its numbers are those of
    `rank(profiles, attrs.evolve(strategy, weights=...))`; the page gives that line to copy. `links` leads to other pages: the
    address by the text of the link; `others` to the same page in other languages, `here` is the
    one of the links that leads to the page itself. The same arguments give the same bytes. The
    page asks for nothing else, and its policy lets no script run but its own three, nor any that is made of a text.

    Raises `StrategyError` for a method that is no `Composite`, `ComparisonError` without any profile or for the same country
    and year given twice, `ArgumentError` for another language than these and for an address that is neither relative nor one of
    http or https, `MissingExtraError` without the extra `report`.

    >>> from ptindex import example_profile
    >>> explorer_html([example_profile()]).splitlines()[1]
    '<html lang="en">'
    """
    check_language(language)
    panel = panel_of(profiles)
    if not panel.profiles:
        raise ComparisonError("an explorer needs a profile at least")
    if type(strategy) is not Composite:  # a class of its own may score in a way that the page does not know
        message = "cannot be explored: only a Composite has weights by dimension"
        raise StrategyError([Problem(message=message, given=shown(strategy))])
    moved = sliders(strategy)
    leading = dict(links or {})
    turned = dict(others or {})
    _refuse_addresses((*leading.values(), *turned.values()))
    script = _PACKAGE.joinpath("script.js").read_text("utf-8")
    return _template().render(
        language=language,
        policy=content_policy(theme_script(), bundle(), script),
        style=palette() + _PACKAGE.joinpath("style.css").read_text("utf-8"),
        theme=theme_script(),
        bundle=bundle(),
        script=script,
        data=_json(_data(panel, strategy, moved, language)),
        caveat=CAVEAT.wording(language),
        method=_method(strategy, language),
        years=tuple(reversed(panel.years)),
        editions=len({profile.edition for profile in panel.profiles}),
        sliders=tuple((each.dimension.code, each.dimension.wording(language), each.positions) for each in moved),
        here=here,
        links={harmless(text): address for text, address in leading.items()},
        others=tuple((other, frame_words.IN_THIS_LANGUAGE.wording(other), address) for other, address in turned.items()),
        w=_wordings(language),
        alike=len({each.weight for each in moved}) == 1,
        own=_python_name(strategy) == _OWN,
    )


def _data(panel: Panel, strategy: Composite, moved: Iterable[Slider], language: Language) -> dict[str, object]:
    return {
        "language": language,
        "texts": _wordings(language),
        "python": _python_name(strategy),
        "otherWeights": dict(other_weights(strategy)),
        "between": between(strategy),
        "minAvailable": strategy.min_available,
        "scale": strategy.scale,
        "dimensions": [
            {"code": each.dimension.code, "weight": each.weight, "exponent": each.exponent, "positions": each.positions}
            for each in moved
        ],
        **panel_numbers(panel, strategy, language),
        "chart": chart_spec(strategy.scale, language),
        "format": number_format(language),
    }


def _wordings(language: Language) -> dict[str, str]:
    every = vars(frame_words) | vars(explorer_words)
    own = {name: said(text, language) for name, text in every.items() if isinstance(text, Text)}
    return own | {name: said(getattr(words, name), language) for name in _SHARED_WORDS}


def _python_name(strategy: Composite) -> str:
    return next((name for name, released in _RELEASED.items() if strategy == released), _OWN)


def _method(strategy: Composite, language: Language) -> str:
    name, fingerprint = method_name(strategy.label, language), short(strategy.fingerprint, language)
    return harmless(said(explorer_words.METHOD_AT_START, language, name, fingerprint, __version__))


def _json(data: object) -> str:
    """The data as JSON in which nothing can end the element that it stands in, nor a line of a script."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written


def _refuse_addresses(addresses: Iterable[str]) -> None:
    """Refuse an address that could do anything but lead to a page."""
    problems = [
        Problem(path="$.links", message="is no relative address and none of http or https", given=shown(address))
        for address in addresses
        if not _LEADS_TO_A_PAGE.fullmatch(address)
    ]
    if problems:
        raise ArgumentError(problems)


@cache
def _template() -> Template:
    with needs("report"):
        from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_PACKAGE.joinpath("page.html").read_text("utf-8"))
