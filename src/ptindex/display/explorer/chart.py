"""The chart of the explorer: what Vega-Lite draws, made with Altair; the page hands it the numbers and the colours."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from ...exceptions import needs
from ..figures import said
from ..frame import sans
from ..words import SCORE
from . import words as explorer_words

if TYPE_CHECKING:
    from ...declaration import Language

__all__ = ["bundle", "chart_spec", "number_format"]

_ROW = 22
_WIDTH = 300
_LONGEST_NAME = 120
_LOCALES: dict[Language, Literal["en-GB", "ru-RU"]] = {"en": "en-GB", "ru": "ru-RU"}


def chart_spec(scale: float, language: Language) -> dict[str, Any]:
    """The chart, for Vega, of the rows that the page names `scores`: `name`, `place`, `value`, `low`, `high`, `method`."""
    with needs("report"):
        import altair
        import vl_convert

    def x(field: str) -> altair.X:
        span = altair.Scale(domain=[0, scale])
        axis = altair.Axis(tickCount=5, orient="top")
        return altair.X(field, type="quantitative", scale=span, axis=axis, title=said(SCORE, language))

    # Sorted by a field of each row: by default a row would keep the place in which it was drawn first.
    order = altair.EncodingSortField(field="place", op="min")
    y = altair.Y("name", type="nominal", sort=order, title=None, axis=altair.Axis(labelLimit=_LONGEST_NAME, ticks=False))
    rows = altair.Chart(altair.NamedData("scores")).encode(y=y)
    chart = (
        altair.layer(
            rows.mark_rule(strokeWidth=4, strokeCap="round").encode(x=x("low"), x2="high").properties(name="bounds"),
            rows.mark_point(size=90, filled=False, strokeWidth=1.5).encode(x=x("method")).properties(name="method"),
            rows.mark_circle(size=70, opacity=1).encode(x=x("value")).properties(name="value"),
        )
        .properties(
            width=_WIDTH,  # until the page says how much room there is
            height=altair.Step(_ROW),
            autosize=altair.AutoSizeParams(type="fit-x", contains="padding"),
            description=said(explorer_words.CHART_DESCRIPTION, language),
        )
        .configure(background="transparent", font=sans())
        .configure_view(stroke=None)
        .configure_axis(domain=False, labelFontSize=12, titleFontSize=12, titleFontWeight="normal")
    )
    drawn: dict[str, Any] = vl_convert.vegalite_to_vega({**chart.to_dict(), "data": {"name": "scores", "values": []}})
    return drawn


@cache
def bundle() -> str:
    """The JavaScript that draws it, with everything it rests on."""
    with needs("report"):
        import vl_convert

    source: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return source


def number_format(language: Language) -> dict[str, Any]:
    """How the axis of the chart writes numbers."""
    import vl_convert

    found: dict[str, Any] = vl_convert.get_format_locale(_LOCALES[language])
    return found
