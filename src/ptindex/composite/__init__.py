"""Composite indicators of any named numbers: a matrix, its normalisation, weights, aggregation, and how robust the result is.

    from ptindex.composite import IndicatorMatrix, Model, scores

    matrix = IndicatorMatrix.from_csv("table.csv")
    found = scores(matrix, Model(tree=matrix.tree))

Steps are named as in the OECD/JRC *Handbook on Constructing Composite Indicators* (2008). The engine knows nothing of torture.
What works on arrays needs the extra `analysis` and is imported when first used; the rules for one profile need nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from . import aggregation, decomposition

if TYPE_CHECKING:
    from . import diagnostics, kernel, matrix, model, normalisation, scoring, sensitivity, tree, uncertainty, weighting
    from .matrix import IndicatorMatrix
    from .model import Model
    from .normalisation import normalise
    from .scoring import Scores, evaluate_weights, scores
    from .tree import Branch

__all__ = [
    "Branch",
    "IndicatorMatrix",
    "Model",
    "Scores",
    "aggregation",
    "decomposition",
    "diagnostics",
    "evaluate_weights",
    "kernel",
    "matrix",
    "model",
    "normalisation",
    "normalise",
    "scores",
    "scoring",
    "sensitivity",
    "tree",
    "uncertainty",
    "weighting",
]

_LAZY = {
    "Branch": "tree",
    "IndicatorMatrix": "matrix",
    "Model": "model",
    "Scores": "scoring",
    "evaluate_weights": "scoring",
    "normalise": "normalisation",
    "scores": "scoring",
}


if not TYPE_CHECKING:  # a type checker that saw this would take every misspelt name for a lazy one

    def __getattr__(name):
        if name in _LAZY:
            return getattr(import_module(f".{_LAZY[name]}", __name__), name)
        if name in __all__:
            return import_module(f".{name}", __name__)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
