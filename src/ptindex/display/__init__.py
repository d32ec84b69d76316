"""Results as tables for people: plain text and HTML from the same rows, in English or Russian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..languages import check_language
from .html import html_of
from .results import (
    comparisons,
    experiment_ranges,
    experiments,
    panel,
    profiles,
    release,
    robustness,
    scores,
    summaries,
    trends,
)
from .tables import Row, Table, tables_of
from .text import text_of

if TYPE_CHECKING:
    from ..declaration import Language

__all__ = ["Row", "Table", "as_html", "as_text", "tables_of"]

# Importing them has taught `tables_of` the results.
_ = comparisons, experiment_ranges, experiments, panel, profiles, release, robustness, scores, summaries, trends


def as_text(value: object, language: Language = "en") -> str:
    """A result as plain text; `print` shows the same in English.

    A score, a ranking, a change, reforms, a profile, an audit, a reading of a page, an experiment, an analysis of robustness,
    of uncertainty or of sensitivity, weights, diagnostics, a calibration, a tuple of problems or an error that carries some.
    Raises `TypeError` for anything else, `ArgumentError` for an unknown language.

    >>> from ptindex import audit, example_profile
    >>> print(as_text(audit(example_profile()), "ru").splitlines()[0])
    Проверка
    """
    check_language(language)
    return text_of(tables_of(value, language))


def as_html(value: object, language: Language = "en") -> str:
    """A result as HTML for a notebook or a page: escaped, without scripts, the same bytes for the same value.

    >>> from ptindex import example_profile, score
    >>> as_html(score(example_profile())).splitlines()[0]
    '<div class="ptindex" lang="en">'
    """
    check_language(language)
    return html_of(tables_of(value, language), language)
