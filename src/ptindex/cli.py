"""The command line: scores, checks, comparisons, conversions and the codebook, for people and for programs."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import attrs
from attrs import frozen
from cyclopts import App, CycloptsError, Parameter

from .change import Change, explain_change
from .commands.strategies import UsageError, strategy_named
from .consistency import Audit, audit
from .display import tables_of, words
from .display.console import print_tables, write_exactly, write_readably
from .display.refusals import error_text, problem_place
from .display.results import score_tables
from .display.sentences import sentence
from .display.tables import harmless
from .examples import example_page
from .exceptions import PageError, Problem, PTIndexError
from .formats import codebook as codebook_format
from .formats import files as files_format
from .formats import json as json_format
from .formats import page
from .profile import CountryProfile
from .ranking import Ranking, rank
from .scores import CAVEAT
from .strategy import score as score_of
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .declaration import Language
    from .display import Table

__all__ = ["Input", "read_inputs", "run", "write_csv"]

DONE, BAD_INPUT, WRONG_USAGE = 0, 1, 2

_STREAM = words.STANDARD_STREAM.en
"""Stands for `-`, which the parser of the command line would take for an option."""

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

app = App(
    name="ptindex",
    help="The Prohibition of Torture Index as data: explained scores, visible gaps. Unofficial.",
    help_epilogue="Exit status: 0 done; 1 bad input, and findings for check alone; 2 wrong usage.",
    version=__version__,
    help_format="plaintext",
)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status; the arguments are those of the process unless given.

    Errors are messages on standard error, never tracebacks.
    """
    write_readably(sys.stdout)
    write_readably(sys.stderr)
    given = sys.argv[1:] if arguments is None else arguments
    language = _language(given)
    try:
        tokens = [_STREAM if each == "-" else each for each in given]
        status = app(tokens, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError as error:
        return _fail(error, WRONG_USAGE)
    except UsageError as error:
        return _fail(error_text(error, language), WRONG_USAGE)
    except BrokenPipeError:  # who reads has seen enough; nothing more can be written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        said = f"{error.filename}: {sentence(str(error.strerror), language)}" if error.filename else error
        return _fail(said, BAD_INPUT)
    except _InputError as error:
        return _fail(f"{_named(error.name, language)}: {_as_options(error_text(error.error, language))}", BAD_INPUT)
    except PTIndexError as error:
        return _fail(_as_options(error_text(error, language)), BAD_INPUT)
    return status if isinstance(status, int) else DONE


def _language(arguments: Sequence[str]) -> Language:
    """The language that is asked for, so that an error is said in it wherever it comes from."""
    return "ru" if "--lang=ru" in arguments or ("--lang", "ru") in pairwise(arguments) else "en"


_OPTIONS = {
    "across_editions=True": "--across-editions",
    "mixed_years=True": "--mixed-years",
    "pass iso3=": "pass --iso3",
    "передайте iso3=": "передайте --iso3",
}


def _as_options(message: str) -> str:
    """The message in the words of the command line instead of Python's."""
    for keyword, option in _OPTIONS.items():
        message = message.replace(keyword, option)
    return message


def _fail(message: object, status: int) -> int:
    sys.stderr.write(f"ptindex: {harmless(str(message))}\n")
    return status


# Reading


@frozen(kw_only=True)
class Input:
    """A profile in a file, what the file is, and the problems with reading it where that is a page."""

    name: str
    profile: CountryProfile
    problems: tuple[Problem, ...] = ()
    content: files_format.Content = "page"


def read_inputs(
    names: Sequence[str], *, strict: bool = False, iso3: str | None = None, if_unknown: bool = False
) -> list[Input]:
    """Every profile in files of any kind, in their order.

    `iso3` is the code of a page's country, `if_unknown` keeps it for a page that names no country that is known.

    Raises `_InputError` with the file's name before everything that is wrong, and `OSError` for a file that cannot be read.
    """
    found = []
    for name in names:
        try:
            reading = _read_if_unknown(name, strict, iso3) if if_unknown else _read(name, strict, iso3)
        except PTIndexError as error:
            raise _InputError(name, error) from error
        found += [
            Input(name=name, profile=profile, problems=reading.problems, content=reading.content)
            for profile in reading.profiles
        ]
    return found


def _read(name: str, strict: bool, iso3: str | None) -> files_format.FileReading:
    if name == _STREAM:
        return files_format.loads(sys.stdin.buffer.read(), strict=strict, iso3=iso3)
    return files_format.read(name, strict=strict, iso3=iso3)


def _read_if_unknown(name: str, strict: bool, iso3: str | None) -> files_format.FileReading:
    try:
        return _read(name, strict, None)
    except PageError as error:
        if iso3 is None or all(problem.path != "$.country" for problem in error.problems):
            raise
        return _read(name, strict, iso3)


class _InputError(PTIndexError):
    """An error with the name of the file that it is about."""

    def __init__(self, name: str, error: PTIndexError) -> None:
        self.name = name
        self.error = error
        super().__init__(f"{name}: {error}")


def _bundled() -> Input:
    reading = page.loads(example_page())
    return Input(name=words.BUNDLED_PAGE.en, profile=reading.profile, problems=reading.problems)


def _inputs(files: Sequence[str], *, strict: bool, iso3: str | None) -> list[Input]:
    return read_inputs(files, strict=strict, iso3=iso3) if files else [_bundled()]


# Commands


@app.command
def score(
    *files: File,
    strategy: StrategyName = "equal",
    lang: Lang = "en",
    as_json: AsJson = False,
    strict: Strict = False,
    iso3: Iso3 = None,
    out: Annotated[
        str | None, Parameter(help="Write a workbook (.xlsx) of scores, ranks, changes and their reasons instead.")
    ] = None,
) -> None:
    """Score country pages or profiles, with bounds, reasons, gaps and the audit; the bundled page when no file is given."""
    method = strategy_named(strategy)
    if out is not None:
        import_module("ptindex.commands.files").write_results_of(_inputs(files, strict=strict, iso3=iso3), out, method, lang)
        return
    for each in _inputs(files, strict=strict, iso3=iso3):
        found = score_of(each.profile, method)
        _warn(each, lang)
        if as_json:
            _write_line(json_format.dumps(found))
        else:
            _show((*score_tables(found, lang, each.profile), *tables_of(audit(each.profile), lang)))


@app.command
def check(*files: File, lang: Lang = "en", as_json: AsJson = False, iso3: Iso3 = None) -> int:
    """List what was hard to read and what contradicts itself; exit status 1 when there is anything."""
    found_any = False
    for each in _inputs(files, strict=False, iso3=iso3):
        findings = audit(each.profile)
        found_any = found_any or bool(findings or each.problems)
        if as_json:
            _write_line(_plain(_check_document(each, findings)))
        else:
            title = attrs.evolve(tables_of(each.profile, lang)[0], rows=())
            _show((title, *tables_of(each.problems, lang), *tables_of(findings, lang)))
    return BAD_INPUT if found_any else DONE


@app.command
def compare(
    *files: File,
    strategy: StrategyName = "equal",
    lang: Lang = "en",
    as_json: AsJson = False,
    strict: Strict = False,
    across_editions: Annotated[
        bool, Parameter(negative=(), help="Compare data year 2019 with later ones all the same.")
    ] = False,
    mixed_years: Annotated[bool, Parameter(negative=(), help="Rank different data years together all the same.")] = False,
    iso3: Iso3IfUnknown = None,
) -> None:
    """Explain why a country's score changed (two files of one country: before, after), or rank countries (any other files)."""
    method = strategy_named(strategy)
    inputs = read_inputs(files, strict=strict, iso3=iso3, if_unknown=True)
    if len(inputs) < 2:
        raise UsageError("compare needs two profiles at least: before and after of one country, or several countries to rank")
    for each in inputs:
        _warn(each, lang)
    profiles = [each.profile for each in inputs]
    same = len({(each.country.iso3, each.territory) for each in profiles}) == 1
    result: Change | Ranking
    if same and len(profiles) == 2:
        result = explain_change(profiles[0], profiles[1], method, across_editions=across_editions)
    else:
        result = rank(profiles, method, mixed_years=mixed_years)
    if as_json:
        _write_line(_plain(_change_document(result) if isinstance(result, Change) else _ranking_document(result)))
    else:
        _show(tables_of(result, lang))


@app.command
def codebook(
    *,
    form: Annotated[Literal["md", "csv"], Parameter(name="--format", help="Markdown or CSV.")] = "md",
    lang: Annotated[Literal["en", "ru"] | None, Parameter(help="Language; a CSV has both unless one is named.")] = None,
) -> None:
    """Write the whole questionnaire with its options, levels and wordings."""
    if form == "csv":
        write_csv(codebook_format.csv(lang))
    else:
        _write(codebook_format.markdown(lang or "en"))


# In a module of their own, which is imported when one of them is called.
app.command(
    "ptindex.commands.experiments:experiment", help="Try other weights: sets of your own, one from nothing to all, leaving out."
)
app.command("ptindex.commands.files:convert", help="Turn a file with profiles into a page, JSON, CSV or a workbook.")
app.command("ptindex.commands.experiments:robustness", help="Say how robust scores and ranks are, all choices drawn together.")
app.command("ptindex.commands.publish:release", help="Write a release, which a publication can cite: profiles, method, scores.")
app.command("ptindex.commands.publish:verify", help="Verify a release: compare checksums, compute every score again.")
app.command("ptindex.commands.workbooks:template", help="Write a workbook of the questionnaire, to be filled in and read.")
app.command("ptindex.commands.report:report", help="Write a site: a page for each country and year, rankings, the method.")


# Writing


def _show(tables: Sequence[Table]) -> None:
    print_tables(tables, sys.stdout)
    if not sys.stdout.isatty():
        sys.stdout.write("\n")


def _write(text: str) -> None:
    write_exactly(sys.stdout)
    sys.stdout.write(text)


def write_csv(text: str) -> None:
    """CSV on standard output: into a file with the mark by which Excel knows UTF-8, on a terminal without it."""
    _write(text if sys.stdout.isatty() else f"\ufeff{text}")


def _write_line(document: str) -> None:
    _write(f"{document}\n")


def _warn(given: Input, language: Language) -> None:
    """What a person should know of the reading of a page, apart from the output."""
    for problem in given.problems:
        place = problem_place(problem, language).replace("\n", ", ")
        kind = words.KINDS[problem.kind].wording(language)
        message = sentence(problem.message, language)
        said = harmless(f"{_named(given.name, language)}: {place}: {kind}: {message}: {problem.given}")
        sys.stderr.write(f"ptindex: {said}\n")


def _named(name: str, language: Language) -> str:
    """The name of an input; what is no file has one in each language."""
    own = {text.en: text for text in (words.STANDARD_STREAM, words.BUNDLED_PAGE)}
    return own[name].wording(language) if name in own else name


def _plain(document: dict[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, allow_nan=False)


def _check_document(given: Input, findings: Audit) -> dict[str, object]:
    return {
        "file": given.name,
        "iso3": given.profile.country.iso3,
        "year": given.profile.year,
        "problems": [attrs.asdict(problem) for problem in given.problems],
        "findings": [{"kind": each.kind.code, "questions": each.questions, "text": each.text.en} for each in findings],
    }


def _change_document(change: Change) -> dict[str, object]:
    return {
        "caveat": CAVEAT.en,
        "before": json.loads(json_format.dumps(change.before)),
        "after": json.loads(json_format.dumps(change.after)),
        "difference": change.difference,
        "lines": list(change.records()),
        "remainder": change.remainder,
        "without_effect": [each.question for each in change.without_effect],
        "notes": list(change.note_records()),
        "notes_only": [each.path for each in change.notes_only],
        "published_difference": change.published_difference,
        "new_edition": change.new_edition,
    }


def _ranking_document(ranking: Ranking) -> dict[str, object]:
    return {
        "caveat": CAVEAT.en,
        "strategy": ranking.strategy,
        "fingerprint": ranking.fingerprint,
        "rows": list(ranking.records()),
        "unseparated": ranking.unseparated,
        "unranked": [
            {"iso3": each.country.iso3, "year": each.year, "reason": each.reason, **attrs.asdict(each.bounds)}
            for each in ranking.unranked
        ],
    }
