"""Values and analyses as plain JSON: what went in, so that it can be run again, and what came out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from math import isfinite
from typing import TYPE_CHECKING, Any

import attrs

from ..version import __version__

if TYPE_CHECKING:
    from .matrix import IndicatorMatrix
    from .model import Model
    from .sampling.sources import Factor

__all__ = ["analysis_document", "plain"]

_CAVEAT = "It says how much the stated choices matter. It is no confidence interval, and what is not varied is not covered."


def plain(value: object) -> Any:
    """The value as dictionaries, lists, text and finite numbers; None for a number that is missing or has no limit.

    An attrs value has its class under `kind`. A mapping with keys that are no text is a list of pairs.

    >>> plain({"share": float("nan"), "names": ("law", "video"), "cells": {("A", "law"): 1}})
    {'share': None, 'names': ['law', 'video'], 'cells': [[['A', 'law'], 1]]}
    """
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, float):
        return float(value) if isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {key: plain(item) for key, item in value.items()}
        return [[plain(key), plain(item)] for key, item in value.items()]
    cls: Any = type(value)
    if attrs.has(cls):
        return {"kind": cls.__name__, **{each.name: plain(getattr(value, each.name)) for each in attrs.fields(cls)}}
    if isinstance(value, tuple | list | frozenset):
        return [plain(item) for item in value]
    # Arrays and their numbers; numpy need not be there for anything else.
    return plain(value.tolist()) if hasattr(value, "tolist") else repr(value)


def _named(value: object, **also: object) -> dict[str, object]:
    """A factor or an output with its parameters; of one that is no attrs class only what it says of itself."""
    made = plain(value) if attrs.has(type(value)) else {"kind": type(value).__name__}
    return {**made, **also}


def analysis_document(
    experiment: str,
    matrix: IndicatorMatrix,
    model: Model,
    factors: Iterable[Factor],
    records: Iterable[Mapping[str, object]],
    *,
    output: Any = None,
    **inputs: object,
) -> dict[str, object]:
    """The document of an analysis: matrix, model, factors with their parameters, all other inputs, and the records."""
    explained = {} if output is None else {"output": _named(output, name=output.name)}
    return {
        "experiment": experiment,
        "version": __version__,
        "caveat": _CAVEAT,
        "inputs": {
            "matrix": plain(matrix),
            "model": plain(model),
            "factors": [_named(each, name=each.name, source=each.source, varies=each.varies) for each in factors],
            **explained,
            **{name: plain(value) for name, value in inputs.items()},
        },
        "records": [plain(record) for record in records],
    }
