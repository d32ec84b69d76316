"""The options that several commands share, as the parser of the command line and a reader of its help see them."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from cyclopts import Parameter

__all__ = ["BAD_INPUT", "DONE", "WRONG_USAGE", "AsJson", "File", "Iso3", "Iso3IfUnknown", "Lang", "StrategyName", "Strict"]

DONE, BAD_INPUT, WRONG_USAGE = 0, 1, 2
"""What a command ends with."""

Lang: TypeAlias = Annotated[Literal["en", "ru"], Parameter(help="Language of the output.")]
File: TypeAlias = Annotated[str, Parameter(help="Country pages, JSON, CSV or workbooks; - reads standard input.")]
StrategyName: TypeAlias = Annotated[
    str,
    Parameter(
        name="--strategy",
        help="equal, cautious, equal-indicators, a JSON file with a strategy, or module:attribute of your own.",
    ),
]
AsJson: TypeAlias = Annotated[bool, Parameter(name="--json", negative=(), help="JSON for programs: one document a line.")]
Strict: TypeAlias = Annotated[bool, Parameter(negative=(), help="Refuse a page with anything unrecognised or in conflict.")]
Iso3: TypeAlias = Annotated[str | None, Parameter(help="Code of a country whose name on the page is not known (KAZ).")]
Iso3IfUnknown: TypeAlias = Annotated[str | None, Parameter(help="Code for the files whose page names no known country (XAA).")]
