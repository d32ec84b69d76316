"""Experiments for people: other weights, one weight from nothing to all, leaving out, any weights, other methods, all at once.

    from ptindex import experiments

    found = experiments.weights_experiment(profiles, "weights.toml")

Every result is a frozen value that carries its inputs, has `records()` for a data frame and `document()` for JSON, and shows
as tables. Only `robustness` draws at random, from a seed. All but `compare_strategies` need the extra `analysis`.
"""

from .any_weights import RankRange, rank_range
from .leave_out import LeaveOneOut, leave_one_out
from .one_weight import Crossing, Interval, Sweep, sweep
from .robust import Robustness, factors_of, free_levels, robustness, scales_of
from .standings import RankSpan, Standing, Unit, Unscored, Variant
from .strategies import Agreement, Comparison, Mover, compare_strategies
from .weights import WeightsExperiment, weights_experiment

__all__ = [
    "Agreement",
    "Comparison",
    "Crossing",
    "Interval",
    "LeaveOneOut",
    "Mover",
    "RankRange",
    "RankSpan",
    "Robustness",
    "Standing",
    "Sweep",
    "Unit",
    "Unscored",
    "Variant",
    "WeightsExperiment",
    "compare_strategies",
    "factors_of",
    "free_levels",
    "leave_one_out",
    "rank_range",
    "robustness",
    "scales_of",
    "sweep",
    "weights_experiment",
]
