"""The Prohibition of Torture Index as data: typed profiles, explained scores, visible gaps.

    import ptindex as pt

    kz = pt.example_profile()
    print(pt.score(kz))

Names that need a file format or a display are imported when first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .composite.aggregation import ByLevel, Minimum, Power
from .countries import Country
from .declaration import Answer, Aspect, Dimension, Question, Text, Unavailable, Value
from .exceptions import (
    ArgumentError,
    ComparisonError,
    MissingExtraError,
    NotEnoughDataError,
    PageError,
    Problem,
    ProfileError,
    PTIndexError,
    ReleaseError,
    StrategyError,
)
from .indicators import Indicator, definitions, indicators
from .profile import CountryProfile, Note, PublishedScore, Source
from .questionnaire import (
    Context,
    DomesticLaw,
    ExpertSurvey,
    InvestigatingBody,
    JudicialReview,
    Prevention,
    ProceduralGuarantees,
    Ratification,
    ResponseMechanism,
    questions,
)
from .scales import (
    ArchiveAccess,
    BodyBudget,
    BodyCoverage,
    BodyStatus,
    Criminalised,
    Definition,
    Documented,
    ExternalReview,
    Inadmissibility,
    Incorporation,
    LegalProhibition,
    Liability,
    Promptness,
    Sanctions,
    TreatyStatus,
    VideoCoverage,
)
from .scores import CAVEAT, Bounds, Contribution, DimensionScore, MissingIndicator, Score
from .strategies.weighted import Composite
from .strategy import CAUTIOUS, EQUAL_INDICATORS, EQUAL_WEIGHTS, ScoringStrategy, score
from .version import __version__

if TYPE_CHECKING:
    from . import calibration, composite, experiments, formats, matrices, testing
    from .change import Change, Decomposition, decompose, explain_change
    from .consistency import Audit, audit
    from .examples import example_profile
    from .formats.files import FileReading, read
    from .formats.json import configure_converter, dumps, loads, make_converter
    from .formats.page import PageReading, read_page
    from .formats.release import read_release, verify_release, write_release
    from .languages import Language
    from .open_questions import Completeness, completeness
    from .panel import Panel
    from .panels.availability import AvailabilityByYear, availability_by_year
    from .panels.changes import Changes, changes
    from .panels.trend import Rankings, Trend, Trends, rankings, trends
    from .published import published_scores
    from .ranking import Ranking, rank
    from .reform import Reforms, reforms
    from .release import Release, ReleaseCheck
    from .strategies.points import Points

__all__ = [
    "CAUTIOUS",
    "CAVEAT",
    "EQUAL_INDICATORS",
    "EQUAL_WEIGHTS",
    "Answer",
    "ArchiveAccess",
    "ArgumentError",
    "Aspect",
    "Audit",
    "AvailabilityByYear",
    "BodyBudget",
    "BodyCoverage",
    "BodyStatus",
    "Bounds",
    "ByLevel",
    "Change",
    "Changes",
    "ComparisonError",
    "Completeness",
    "Composite",
    "Context",
    "Contribution",
    "Country",
    "CountryProfile",
    "Criminalised",
    "Decomposition",
    "Definition",
    "Dimension",
    "DimensionScore",
    "Documented",
    "DomesticLaw",
    "ExpertSurvey",
    "ExternalReview",
    "FileReading",
    "Inadmissibility",
    "Incorporation",
    "Indicator",
    "InvestigatingBody",
    "JudicialReview",
    "Language",
    "LegalProhibition",
    "Liability",
    "Minimum",
    "MissingExtraError",
    "MissingIndicator",
    "NotEnoughDataError",
    "Note",
    "PTIndexError",
    "PageError",
    "PageReading",
    "Panel",
    "Points",
    "Power",
    "Prevention",
    "Problem",
    "ProceduralGuarantees",
    "ProfileError",
    "Promptness",
    "PublishedScore",
    "Question",
    "Ranking",
    "Rankings",
    "Ratification",
    "Reforms",
    "Release",
    "ReleaseCheck",
    "ReleaseError",
    "ResponseMechanism",
    "Sanctions",
    "Score",
    "ScoringStrategy",
    "Source",
    "StrategyError",
    "Text",
    "TreatyStatus",
    "Trend",
    "Trends",
    "Unavailable",
    "Value",
    "VideoCoverage",
    "__version__",
    "audit",
    "availability_by_year",
    "calibration",
    "changes",
    "completeness",
    "composite",
    "configure_converter",
    "decompose",
    "definitions",
    "dumps",
    "example_profile",
    "experiments",
    "explain_change",
    "formats",
    "indicators",
    "loads",
    "make_converter",
    "matrices",
    "published_scores",
    "questions",
    "rank",
    "rankings",
    "read",
    "read_page",
    "read_release",
    "reforms",
    "score",
    "testing",
    "trends",
    "verify_release",
    "write_release",
]

_LAZY = {
    "Audit": "consistency",
    "AvailabilityByYear": "panels.availability",
    "Change": "change",
    "Changes": "panels.changes",
    "Completeness": "open_questions",
    "Decomposition": "change",
    "FileReading": "formats.files",
    "Language": "languages",
    "PageReading": "formats.page",
    "Panel": "panel",
    "Points": "strategies.points",
    "Ranking": "ranking",
    "Rankings": "panels.trend",
    "Reforms": "reform",
    "Release": "release",
    "ReleaseCheck": "release",
    "Trend": "panels.trend",
    "Trends": "panels.trend",
    "audit": "consistency",
    "availability_by_year": "panels.availability",
    "changes": "panels.changes",
    "completeness": "open_questions",
    "configure_converter": "formats.json",
    "decompose": "change",
    "dumps": "formats.json",
    "example_profile": "examples",
    "explain_change": "change",
    "loads": "formats.json",
    "make_converter": "formats.json",
    "published_scores": "published",
    "rank": "ranking",
    "rankings": "panels.trend",
    "read": "formats.files",
    "read_page": "formats.page",
    "read_release": "formats.release",
    "reforms": "reform",
    "trends": "panels.trend",
    "verify_release": "formats.release",
    "write_release": "formats.release",
}
_LAZY_MODULES = ("calibration", "composite", "experiments", "formats", "matrices", "testing")


if not TYPE_CHECKING:  # a type checker that saw this would take every misspelt name for a lazy one

    def __getattr__(name):
        if name in _LAZY:
            return getattr(import_module(f".{_LAZY[name]}", __name__), name)
        if name in _LAZY_MODULES:
            return import_module(f".{name}", __name__)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
