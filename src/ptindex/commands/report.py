"""The command `report`: a static site about countries and years. It is loaded when it is called."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from ..declaration import LANGUAGES
from ..display.site import write_site
from ..panel import Panel
from .inputs import read_inputs, require_files
from .options import File, Iso3IfUnknown, StrategyName, Strict
from .output import warn, write_line
from .progress import Progress
from .strategies import strategy_named

__all__ = ["report"]


def report(
    directory: Annotated[str, Parameter(name="DIR", help="A new or empty directory, or one with a former report in it.")],
    /,
    *files: File,
    strategy: StrategyName = "equal",
    lang: Annotated[Literal["en", "ru"] | None, Parameter(help="One language; both unless one is named.")] = None,
    strict: Strict = False,
    iso3: Iso3IfUnknown = None,
) -> None:
    """Write a site of pages that open without a server or a network."""
    require_files("report", files)
    method = strategy_named(strategy)
    inputs = read_inputs(files, strict=strict, iso3=iso3, if_unknown=True)
    for each in inputs:
        warn(each, lang or "en")
    panel = Panel(each.profile for each in inputs)
    with Progress(len(panel.profiles)) as progress:
        first = write_site(panel, directory, strategy=method, languages=(lang,) if lang else LANGUAGES, progress=progress)
    write_line(str(first))
