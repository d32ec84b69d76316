"""What a scoring strategy is, the released ones, and the one call that scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from .availability import Availability
from .exceptions import ArgumentError, NotEnoughDataError, Problem, StrategyError, check_kind, shown
from .profile import CountryProfile
from .scores import Bounds, Score
from .strategies.weighted import Composite

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CAUTIOUS", "EQUAL_INDICATORS", "EQUAL_WEIGHTS", "Explaining", "ScoringStrategy", "label_of", "score"]


@runtime_checkable
class ScoringStrategy(Protocol):
    """Anything with a `name` that makes a `Score` of a profile; nothing is subclassed and nothing registered.

    The contract, which `ptindex.testing.check_strategy` proves: the same profile always gives the same score; the profile
    is not changed; the value is finite and lies within `bounds`; with `bounds_known`, withdrawing an answer never raises
    `bounds.low`, and `missing` names what widens the bounds; `baseline` and `contributions` sum to the value. A profile of
    which too little is known raises `NotEnoughDataError`.
    """

    @property
    def name(self) -> str:
        """What the method is called wherever a score is shown."""
        ...

    def score(self, profile: CountryProfile, /) -> Score:
        """The score of one profile."""
        ...


@runtime_checkable
class Explaining(Protocol):
    """A strategy that can split the difference of two profiles' scores over the indicators, exactly."""

    def differences(self, reference: CountryProfile, profile: CountryProfile) -> Mapping[str, float]:
        """What each indicator that moved adds to `score(profile) - score(reference)`, by key."""
        ...


# The released methods. A released constant never changes: a new rule is a new constant, and a new question joins none of these.

_PAGE = (
    "investigating_body.status",
    "investigating_body.coverage",
    "investigating_body.budget",
    "investigating_body.case_opening",
    "investigating_body.court_referral",
    "expert_survey.rating",
    "judicial_review.inadmissibility",
    "judicial_review.conviction",
    "ratification.uncat",
    "ratification.opcat",
    "ratification.ecpt",
    "ratification.echr",
    "domestic_law.prohibition",
    "domestic_law.sanctions",
    "domestic_law.istanbul_protocol",
    "domestic_law.definition",
    "procedural_guarantees.detention_time",
    "procedural_guarantees.lawyer",
    "procedural_guarantees.family",
    "procedural_guarantees.medical",
    "prevention.external_review",
    "prevention.video",
    "prevention.archive_access",
)

EQUAL_WEIGHTS = Composite(name="equal weights", indicators=_PAGE)
"""The default: equal weights inside each dimension and over the six dimensions, arithmetic, 0 to 100."""

CAUTIOUS = Composite(name="cautious", indicators=_PAGE, missing="worst")
"""Equal weights, with everything missing counted as the worst answer."""

EQUAL_INDICATORS = Composite(
    name="equal indicators",
    indicators=_PAGE,
    weights={
        "response_mechanism": 6,
        "judicial_review": 2,
        "ratification": 4,
        "domestic_law": 4,
        "procedural_guarantees": 4,
        "prevention": 3,
    },
)
"""Equal weights over the 23 indicators: each dimension weighs as much as it has indicators."""


def label_of(strategy: ScoringStrategy) -> str:
    """What a method is called wherever a score is shown, `(changed)` where a released name stands on other rules.

    >>> label_of(EQUAL_WEIGHTS)
    'equal weights'
    """
    label: str = getattr(strategy, "label", strategy.name)
    return label


def score(profile: CountryProfile, strategy: ScoringStrategy = EQUAL_WEIGHTS) -> Score:
    """The score of a profile under a strategy.

    Raises `NotEnoughDataError` when too little is known, `StrategyError` when the strategy gives something else than a Score,
    has a name that is not text or says without bounds that too little is known, and `ArgumentError` for what is no profile or
    no strategy.

    >>> from ptindex import example_profile, score
    >>> found = score(example_profile())
    >>> f"{found.value:.2f}, bounds {found.bounds.low:.2f} to {found.bounds.high:.2f}"
    '63.40, bounds 61.64 to 64.41'
    """
    check_kind("profile", profile, CountryProfile, "is no profile; a reading has it as .profile")
    if isinstance(strategy, type) or not hasattr(strategy, "score"):
        message = "is no strategy: it needs a name and a method score(profile)"
        raise ArgumentError([Problem(path="$.strategy", message=message, given=shown(strategy))])
    if type(strategy) is not Composite:  # a released one is known to be well named, and asking costs its fingerprint
        _refuse_misnamed(strategy)
    try:
        found = strategy.score(profile)
    except NotEnoughDataError as error:
        if isinstance(error.bounds, Bounds) and isinstance(error.availability, Availability):
            raise
        message = "NotEnoughDataError is raised without a Bounds or an Availability"
        raise StrategyError([Problem(path=f"score({profile.title})", message=message, given=shown(error.args[1:]))]) from error
    if not isinstance(found, Score):
        raise StrategyError([Problem(message=f"{strategy.name}.score gives no Score", given=shown(found))])
    return found


def _refuse_misnamed(strategy: ScoringStrategy) -> None:
    """A name, and a label and a fingerprint where there is one, are shown wherever a score is."""
    named = {"name": getattr(strategy, "name", None)}
    named |= {each: getattr(strategy, each) for each in ("label", "fingerprint") if hasattr(strategy, each)}
    problems = [
        Problem(path=f"$.{each}", message="is not text", given=shown(value))
        for each, value in named.items()
        if not isinstance(value, str)
    ]
    if problems:
        raise StrategyError(problems)
