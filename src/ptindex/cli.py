"""The command line: the program, and its commands for scores, checks, comparisons and the codebook."""

from __future__ import annotations

import json
import os
import sys
from errno import EEXIST
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Literal

import attrs
from cyclopts import App, CycloptsError, Parameter

from .change import Change, explain_change
from .commands.inputs import STREAM, InputError, bundled, named, read_inputs, require_files
from .commands.options import BAD_INPUT, DONE, WRONG_USAGE, AsJson, File, Iso3, Iso3IfUnknown, Lang, StrategyName, Strict
from .commands.output import show, warn, write, write_csv, write_document, write_line
from .commands.strategies import UsageError, strategy_named
from .commands.usage import language_of, usage_text
from .consistency import Audit, audit
from .display import tables_of, words
from .display.console import write_readably
from .display.refusals import error_text
from .display.results.scores import score_tables
from .display.sentences import sentence
from .display.tables import harmless
from .exceptions import NotEnoughDataError, PTIndexError
from .formats import codebook as codebook_format
from .formats import json as json_format
from .open_questions import completeness
from .ranking import Ranking, rank
from .scores import CAVEAT
from .strategy import score as score_of
from .version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .commands.inputs import Input
    from .declaration import Language
    from .profile import CountryProfile

__all__ = ["app", "run"]

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
    language = language_of(given)
    try:
        status = app(_tokens(given), exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except CycloptsError as error:
        return _fail(usage_text(error, language), WRONG_USAGE)
    except UsageError as error:
        return _fail(error_text(error, language), WRONG_USAGE)
    except BrokenPipeError:  # who reads has seen enough; nothing more can be written
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _fail(_of_system(error, language), BAD_INPUT)
    except InputError as error:
        return _fail(f"{named(error.name, language)}: {_as_options(error_text(error.error, language))}", BAD_INPUT)
    except PTIndexError as error:
        return _fail(_as_options(error_text(error, language)), BAD_INPUT)
    return status if isinstance(status, int) else DONE


def _tokens(arguments: Sequence[str]) -> list[str]:
    if any("\0" in each for each in arguments):
        raise UsageError("an argument has a NUL character in it, which no name of a file has")
    return [STREAM if each == "-" else each for each in arguments]


def _of_system(error: OSError, language: Language) -> str:
    """What the system says of a file, with what to do about a name that is taken."""
    if not error.filename:
        return str(error)
    said = f"{error.filename}: {sentence(str(error.strerror), language)}"
    taken = error.errno == EEXIST and error.strerror == os.strerror(EEXIST)
    return words.TAKEN.wording(language).format(said) if taken else said


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


def _inputs(files: Sequence[str], *, strict: bool, iso3: str | None) -> list[Input]:
    return read_inputs(files, strict=strict, iso3=iso3) if files else [bundled()]


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
    overwrite: Annotated[bool, Parameter(negative=(), help="Write --out over a file that is there.")] = False,
) -> int:
    """Score country pages or profiles, with bounds, reasons, gaps and the audit; the bundled page when no file is given."""
    method = strategy_named(strategy)
    if out is not None:
        results = import_module("ptindex.commands.files")
        results.check_results_target(out, files, overwrite=overwrite)
        results.write_results_of(_inputs(files, strict=strict, iso3=iso3), out, method, lang)
        return DONE
    status = DONE
    for each in _inputs(files, strict=strict, iso3=iso3):
        warn(each, lang)
        try:
            found = score_of(each.profile, method)
        except NotEnoughDataError as error:
            status = _fail(error_text(error, lang), BAD_INPUT)
            continue
        if as_json:
            write_line(json_format.dumps(found))
        else:
            show((*score_tables(found, lang, each.profile), *tables_of(audit(each.profile), lang)))
    return status


@app.command
def check(*files: File, lang: Lang = "en", as_json: AsJson = False, iso3: Iso3 = None) -> int:
    """List what was hard to read, what contradicts itself and what is still open; exit status 1 for the first two alone."""
    require_files("check", files)
    found_any = False
    for each in read_inputs(files, iso3=iso3):
        findings = audit(each.profile)
        found_any = found_any or bool(findings or each.problems)
        if as_json:
            write_document(_check_document(each, findings))
        else:
            title = attrs.evolve(tables_of(each.profile, lang)[0], rows=())
            found = (each.problems, findings, completeness(each.profile))
            show((title, *(table for value in found for table in tables_of(value, lang))))
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
        warn(each, lang)
    profiles = [each.profile for each in inputs]
    same = len({(each.country.iso3, each.territory) for each in profiles}) == 1
    result: Change | Ranking
    if same and len(profiles) == 2:
        result = explain_change(profiles[0], profiles[1], method, across_editions=across_editions)
        _warn_of_order(profiles[0], profiles[1], lang)
    else:
        result = rank(profiles, method, mixed_years=mixed_years)
    if as_json:
        write_document(_change_document(result) if isinstance(result, Change) else _ranking_document(result))
    else:
        show(tables_of(result, lang))


def _warn_of_order(before: CountryProfile, after: CountryProfile, language: Language) -> None:
    """Say what two files in a wrong order, or one file twice, look like: the order is the user's."""
    if before.year > after.year:
        sys.stderr.write(f"ptindex: {words.BACKWARDS.wording(language).format(before.year, after.year)}\n")
    elif before == after:
        sys.stderr.write(f"ptindex: {words.SAME_TWICE.wording(language)}\n")


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
        write(codebook_format.markdown(lang or "en"))


# In a module of their own, which is imported when one of them is called.
app.command(
    "ptindex.commands.experiments:experiment", help="Try other weights: sets of your own, one from nothing to all, leaving out."
)
app.command("ptindex.commands.files:convert", help="Turn a file with profiles into a page, JSON, CSV or a workbook.")
app.command("ptindex.commands.experiments:robustness", help="Say how robust scores and ranks are, all choices drawn together.")
app.command("ptindex.commands.publish:release", help="Write a release, which a publication can cite: profiles, method, scores.")
app.command("ptindex.commands.publish:verify", help="Verify a release: compare checksums, compute every score again.")
app.command(
    "ptindex.commands.workbooks:template",
    help="Write a workbook of the questionnaire, to be filled in and read; over a file that is there only with --overwrite.",
)
app.command("ptindex.commands.report:report", help="Write a site: a page for each country and year, rankings, the method.")


def _check_document(given: Input, findings: Audit) -> dict[str, object]:
    return {
        "file": given.name,
        "iso3": given.profile.country.iso3,
        "year": given.profile.year,
        "problems": [attrs.asdict(problem) for problem in given.problems],
        "findings": [{"kind": each.kind.code, "questions": each.questions, "text": each.text.en} for each in findings],
        "open": [{"kind": each.kind.code, "question": each.question} for each in completeness(given.profile).open],
    }


def _change_document(change: Change) -> dict[str, object]:
    return {
        "caveat": CAVEAT.en,
        "before": json.loads(json_format.dumps(change.before)),
        "after": json.loads(json_format.dumps(change.after)),
        "difference": change.difference,
        "lines": list(change.records()),
        "by_kind": {kind.code: points for kind, points in change.by_kind.items()},
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
        "rows": [row for row in ranking.records() if row["value"] is not None],
        "unseparated": ranking.unseparated,
        "unranked": [
            {"iso3": each.country.iso3, "year": each.year, "reason": each.reason, **attrs.asdict(each.bounds)}
            for each in ranking.unranked
        ],
    }
