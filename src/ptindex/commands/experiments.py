"""The commands that experiment: other weights, and how robust the ranking is. They are loaded when one of them is called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ..display import tables_of
from ..exceptions import PTIndexError
from ..experiments import leave_one_out, sweep, weights_experiment
from ..experiments.robust import robustness as robustness_of
from ..experiments.standings import require_weights
from ..experiments.weight_sets import Sets, read_weight_sets
from .inputs import InputError, read_inputs, require_files
from .options import AsJson, File, Iso3IfUnknown, Lang, StrategyName, Strict
from .output import show, warn, write_document
from .progress import Progress
from .strategies import UsageError, strategy_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..declaration import Language
    from ..experiments import LeaveOneOut, Sweep, WeightsExperiment
    from ..profile import CountryProfile
    from ..strategies.weighted import Composite

__all__ = ["experiment", "robustness"]


def experiment(
    *files: File,
    weights: Annotated[
        str | None, Parameter(help="A TOML or JSON file with sets of weights: a table for each, a number for each name.")
    ] = None,
    swept: Annotated[
        tuple[str, ...],
        Parameter(
            name="--sweep", negative=(), help="A dimension or indicator whose weight goes from nothing to all; may be repeated."
        ),
    ] = (),
    leave_out: Annotated[bool, Parameter(negative=(), help="Leave out each dimension and indicator in turn.")] = False,
    strategy: StrategyName = "equal",
    lang: Lang = "en",
    as_json: AsJson = False,
    strict: Strict = False,
    mixed_years: Annotated[bool, Parameter(negative=(), help="Rank different data years together all the same.")] = False,
    iso3: Iso3IfUnknown = None,
) -> None:
    """Try other weights on country pages or profiles: sets of your own, one weight from nothing to all, leaving out."""
    require_files("experiment", files)
    if weights is None and not swept and not leave_out:
        raise UsageError("experiment needs something to try: --weights FILE, --sweep NAME or --leave-out")
    method = require_weights(strategy_named(strategy), "an experiment with weights")
    profiles = _profiles(files, lang, strict=strict, iso3=iso3)
    for found in _experiments(profiles, method, weights, swept, leave_out=leave_out, mixed_years=mixed_years):
        if as_json:
            write_document(found.document())
        else:
            show(tables_of(found, lang))


def _experiments(
    profiles: Sequence[CountryProfile],
    method: Composite,
    weights: str | None,
    names: Sequence[str],
    *,
    leave_out: bool,
    mixed_years: bool,
) -> Iterator[WeightsExperiment | Sweep | LeaveOneOut]:
    if weights is not None:
        yield weights_experiment(profiles, _weight_sets(weights, method), method, mixed_years=mixed_years)
    for name in names:
        yield sweep(profiles, name, method, mixed_years=mixed_years)
    if leave_out:
        yield leave_one_out(profiles, method, mixed_years=mixed_years)


def _weight_sets(name: str, method: Composite) -> Sets:
    try:
        return read_weight_sets(Path(name), method)
    except PTIndexError as error:
        raise InputError(name, error) from error


def robustness(
    *files: File,
    draws: Annotated[int, Parameter(help="How often everything is drawn.")] = 1000,
    seed: Annotated[int, Parameter(help="From which number; the same gives the same result.")] = 0,
    strategy: StrategyName = "equal",
    lang: Lang = "en",
    as_json: AsJson = False,
    strict: Strict = False,
    iso3: Iso3IfUnknown = None,
) -> None:
    """Say how robust scores and ranks are: levels, weights, missing answers and rules are all drawn together."""
    require_files("robustness", files)
    method = require_weights(strategy_named(strategy), "the analysis of robustness")
    profiles = _profiles(files, lang, strict=strict, iso3=iso3)
    with Progress(draws) as progress:
        found = robustness_of(profiles, method, draws=draws, seed=seed, progress=progress)
    if as_json:
        write_document(found.document())
    else:
        show(tables_of(found, lang))


def _profiles(files: Sequence[str], language: Language, *, strict: bool, iso3: str | None) -> list[CountryProfile]:
    inputs = read_inputs(files, strict=strict, iso3=iso3, if_unknown=True)
    for each in inputs:
        warn(each, language)
    return [each.profile for each in inputs]
