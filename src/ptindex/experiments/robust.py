"""How robust scores and ranks of profiles are: the questionnaire's own sources of uncertainty, sampled together.

found = robustness(profiles)
print(found.uncertainty.summary)
sobol(from_profiles(profiles), model_of(EQUAL_WEIGHTS), factors_of(profiles))      # which choice drives the ranking
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from ..composite.aggregation import ByLevel, Power, by_level
from ..declaration import Answer
from ..documents import document
from ..exceptions import needs
from ..indicators import definitions, indicators
from ..matrices import from_profiles, model_of
from ..panel import profiles_of
from ..presentation import Presented
from ..profile import CountryProfile
from ..ranking import scored
from ..scores import CAVEAT
from ..strategies.fingerprint import SHORT
from ..strategies.weighted import Composite
from ..strategy import EQUAL_WEIGHTS
from ..version import __version__
from .standings import Unit, Unscored, require_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ..composite.corners import ScoreRange
    from ..composite.sampling.answers import Scale
    from ..composite.sampling.sources import Factor
    from ..composite.uncertainty import Uncertainty  # noqa: TC004 (a name of a type: numpy is not loaded for it)
    from ..panel import Panel

__all__ = ["CONCENTRATION", "Robustness", "factors_of", "free_levels", "robustness", "scales_of"]

CONCENTRATION = 20.0
"""How near drawn weights are to those of the method: of six dimensions that weigh 1/6 each, one then weighs from 0.05 to 0.32
in nine draws of ten."""

_DEVIATIONS = {"expert_survey.rating": "expert_survey.standard_deviation"}


@frozen(kw_only=True, repr=False)
class Robustness(Presented):
    """What became of the scores and ranks of profiles when what was chosen was chosen otherwise, and under which method.

    `strategy`, `fingerprint` and `version` are those of a `Score`; `profiles` and `method` are what went in; `uncertainty` has
    the numbers, the seed and what was varied.
    """

    profiles: tuple[CountryProfile, ...]
    method: Composite
    strategy: str
    fingerprint: str
    uncertainty: Uncertainty
    version: str = __version__

    def __repr__(self) -> str:
        left_out = len(self.uncertainty.not_scored)
        parts = [f"{len(self.uncertainty.units)} by {self.strategy}, {self.uncertainty.draws} draws"]
        parts += [f"{left_out} not scored"] if left_out else []
        return f"<Robustness of {', '.join(parts)}, unofficial>"

    @property
    def unscored(self) -> tuple[Unscored, ...]:
        """Who cannot be scored and takes no part, with the reason and the bounds within which the score lies all the same."""
        return tuple(
            Unscored(
                unit=Unit(country=each.country, year=each.year, territory=each.territory),
                bounds=each.bounds,
                reason=each.reason,
            )
            for each in scored(self.profiles, self.method).unscored
        )

    @property
    def caveat(self) -> str:
        """What stands beside every number: whose method it is, and what it does not measure."""
        return CAVEAT.en

    @property
    def summary(self) -> str:
        """The method, what was varied, what was not, what was skipped, who has no score, and the caveat; a line each."""
        return f"{self.strategy}, method {self.fingerprint[:SHORT]}\n{self.uncertainty.summary}\n{self.caveat}"

    def records(self) -> Iterator[Mapping[str, str | float | None]]:
        """A row for each country, for a data frame: those that have a score, then the others with a reason and no numbers.

        `unit` is what `uncertainty` calls it.
        """
        labels = from_profiles(self.profiles, self.method).units
        units = {label: Unit.of(profile) for label, profile in zip(labels, self.profiles, strict=True)}
        made = {"strategy": self.strategy, "fingerprint": self.fingerprint, "version": self.version}
        rows = list(self.uncertainty.records())
        for row in rows:
            yield {**units[str(row["unit"])].record(), **row, "reason": "", **made}
        labelled = {unit: label for label, unit in units.items()}
        for each in self.unscored:
            blank = {**dict.fromkeys(rows[0]), "unit": labelled[each.unit]}
            yield {**each.unit.record(), **blank, "reason": each.reason, **made}

    def document(self) -> dict[str, object]:
        """What went in (profiles, method, each factor with its parameters, draws, seed) and what came out, as plain JSON.

        A missing number is None. The same inputs give the same records again.

        >>> from ptindex import example_profile
        >>> made = robustness([example_profile()], draws=200, seed=3).document()
        >>> [(each["name"], each["concentration"]) for each in made["inputs"]["factors"] if "concentration" in each]
        [('weights', 20.0)]
        """
        analysed: dict[str, Any] = self.uncertainty.document()
        inputs = {"strategy": self.strategy, "fingerprint": self.fingerprint, **analysed["inputs"]}
        made = document("robustness", self.profiles, {self.method.name: self.method}, self.records(), **inputs)
        return analysed | made | {"version": self.version, "caveat": f"{self.caveat} {analysed['caveat']}"}


def robustness(
    profiles: Panel | Iterable[CountryProfile],
    strategy: Composite = EQUAL_WEIGHTS,
    factors: Iterable[Factor] | None = None,
    *,
    draws: int = 1000,
    seed: int = 0,
    progress: Callable[[int, int], object] | None = None,
) -> Robustness:
    """Scores and ranks of profiles under a method and around it: all factors drawn together from one seed.

    `factors` are by default those of `factors_of`. Each data year is a ranking. Which profiles have too little known for a
    score is said in `unscored`.

    Raises `StrategyError` as `composite.uncertainty.analyse` does and for a strategy without weights, `ProblemsError` when
    there is no profile or one stands twice, `MissingExtraError` without numpy and scipy.

    >>> from ptindex import example_profile
    >>> robustness([example_profile()], draws=200)
    <Robustness of 1 by equal weights, 200 draws, unofficial>
    """
    strategy = require_weights(strategy, "the analysis of robustness")
    chosen = profiles_of(profiles)
    made = factors_of(chosen, strategy) if factors is None else factors
    with needs("analysis"):
        from ..composite.uncertainty import analyse
    found = analyse(from_profiles(chosen, strategy), model_of(strategy), made, draws=draws, seed=seed, progress=progress)
    return Robustness(
        profiles=chosen, method=strategy, strategy=strategy.label, fingerprint=strategy.fingerprint, uncertainty=found
    )


def factors_of(profiles: Panel | Iterable[CountryProfile], strategy: Composite = EQUAL_WEIGHTS) -> tuple[Factor, ...]:
    """The sources of uncertainty of the questionnaire and of a method.

    - the levels of graded answers, anywhere within their order: they are this library's, not the index's;
    - missing answers, over the levels that they could have;
    - the experts' rating within its standard deviation, which is their spread and wider than the error of their mean;
    - the weights around the method's (Dirichlet, `CONCENTRATION`);
    - the aggregation between dimensions, the method's own or geometric;
    - one indicator left out, or none.

    Normalisation is not among them: rates and ratings have goalposts that the questionnaire fixes.

    >>> from ptindex import example_profile
    >>> [factor.name for factor in factors_of([example_profile()])]
    ['levels', 'missing answers', 'expert_survey.rating', 'weights', 'aggregation', 'what is left out']
    """
    chosen = profiles_of(profiles)
    scales = scales_of(chosen, strategy)
    from ..composite.sampling.answers import Figure, Levels, Missing
    from ..composite.sampling.choices import Aggregation, DirichletWeights, Omission

    figures = [
        Figure(indicator=key, deviations=_deviations(chosen, strategy, key))
        for key in _DEVIATIONS
        if key in strategy.indicators
    ]
    own = strategy.aggregation
    geometric = ByLevel(inside=by_level(own).inside, between=Power(0))
    rules = Aggregation(alternatives={"the method's own": own, "geometric between dimensions": geometric})
    weights = DirichletWeights(concentration=CONCENTRATION)
    return (Levels(scales=scales), Missing(scales=scales), *figures, weights, rules, Omission())


def scales_of(profiles: Panel | Iterable[CountryProfile], strategy: Composite = EQUAL_WEIGHTS) -> tuple[Scale, ...]:
    """The scale of every graded question of a strategy, as it levels them, with the answers of each profile.

    Raises `MissingExtraError` without numpy and scipy.

    >>> from ptindex import example_profile
    >>> scales_of([example_profile()])[0].answers
    FrozenMap({'KAZ 2022': 'autonomous'})
    """
    chosen = profiles_of(profiles)
    with needs("analysis"):
        from ..composite.sampling.answers import Scale
    units = from_profiles(chosen, strategy).units
    read = [{each.key: each for each in indicators(profile)} for profile in chosen]
    return tuple(
        Scale(
            indicator=key,
            levels={each.code: strategy.levels.get(f"{key}.{each.code}", each.level) for each in definition.question.scale},
            answers={
                unit: answer.code
                for unit, row in zip(units, read, strict=True)
                if isinstance(answer := row[key].answer, Answer)
            },
        )
        for key, definition in definitions().items()
        if key in strategy.indicators and definition.question.scale
    )


def free_levels(profiles: Panel | Iterable[CountryProfile], strategy: Composite = EQUAL_WEIGHTS) -> tuple[ScoreRange, ...]:
    """The exact range of each profile's score when every level is anywhere within its order: the levels are only ours.

    What is missing stays as the method has it: `Score.bounds` say what that could change.

    >>> from ptindex import example_profile
    >>> (found,) = free_levels([example_profile()])
    >>> f"{found.low:.2f} to {found.high:.2f}"
    '44.24 to 80.07'
    """
    chosen = profiles_of(profiles)
    scales = scales_of(chosen, strategy)
    from ..composite.corners import score_ranges

    return score_ranges(from_profiles(chosen, strategy), model_of(strategy), scales)


def _deviations(profiles: tuple[CountryProfile, ...], strategy: Composite, key: str) -> dict[str, float]:
    """The standard deviations of a figure on the scale of its indicator, by unit, of those that are known and above 0."""
    low, high = definitions()[key].question.goalposts or (0.0, 1.0)
    given = {
        unit: profile.answer(_DEVIATIONS[key])
        for unit, profile in zip(from_profiles(profiles, strategy).units, profiles, strict=True)
    }
    return {unit: value / (high - low) for unit, value in given.items() if isinstance(value, int | float) and value > 0}
