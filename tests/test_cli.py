"""The command line: what each command prints, on which stream, and with which exit status."""

import io
import json
import os
import re
import sys

import attrs
import pytest
from cyclopts import CycloptsError, UnusedCliTokensError

import ptindex as pt
from ptindex.__main__ import main
from ptindex.commands.usage import usage_text
from ptindex.examples import example_page
from ptindex.formats import codebook, csv, page
from ptindex.formats import json as json_format

KAZAKHSTAN = pt.example_profile()
ACCEPTED = (
    "allowed: a country page as text, JSON (a profile, a panel, a list of profiles, or one a line), a workbook (.xlsx) made by "
    "ptindex template, CSV (tidy or wide)"
)
NEXT = attrs.evolve(KAZAKHSTAN.with_answers({"prevention.video": pt.VideoCoverage.ALL}), year=2023)
ATLANTIS = attrs.evolve(NEXT, country=pt.Country("XAA", "Atlantis"), year=2022)
SILENTIA = pt.CountryProfile(country=pt.Country("XAB", "Silentia"), year=2022)


@pytest.fixture
def files(tmp_path):
    """A function that puts a profile or a text into a file and gives its name."""

    def make(content, name="profile.json"):
        path = tmp_path / name
        text = content if isinstance(content, str) else json_format.dumps(content)
        path.write_text(text, "utf-8")
        return str(path)

    return make


@pytest.fixture
def run(capsys):
    """A function that runs the command line and gives exit status, standard output and standard error."""

    def call(*arguments):
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


# score


def test_a_profile_without_a_score_stops_none_of_the_others(run, tmp_path):
    silent = pt.CountryProfile(country=pt.Country("XAA", "Атлантида"), year=2022)
    files = []
    for name, profile in (("a", silent), ("b", KAZAKHSTAN)):
        (tmp_path / f"{name}.json").write_text(pt.dumps(profile), "utf-8")
        files.append(str(tmp_path / f"{name}.json"))
    status, out, err = run("score", *files)
    assert (status, err.count("\n")) == (1, 1)
    assert err.startswith("ptindex: Атлантида 2022: 0 of 23 applicable indicators are known")
    assert "63.40" in out
    assert "известно показателей — 0 из 23" in run("score", *files, "--lang", "ru")[2]


@pytest.mark.parametrize(
    "said",
    [
        r"Score +63\.40  61\.64 to 64\.41",
        r"State's torture response mechanism +63\.57",
        r"Judicial review +50\.18",
        r"Ratification of international instruments +50\.00",
        r"Anti-torture provisions in domestic law +75\.00",
        r"Procedural guarantees +91\.67",
        r"Prevention of torture +50\.00",
        r"Family notification +Immediately, from the actual +1\.000 +4\.17% +4\.17",
        r"Expert rating of the effectiveness +This input does not say",
        r"Being a party would add 8\.33 points in all",
        r"Published total +120\.44 † +— +another scale",
        r"Unofficial: computed by ptindex",
        r"To check +more criminal cases than complaints",
        r"Contradiction +the budget per prisoner does not fit: 0\.03 a day is 10\.95 a year, not 15\.87",
    ],
)
def test_score_without_a_file_says_everything_about_the_bundled_page(run, said):
    status, out, err = run("score")
    assert status == 0
    assert re.search(said, out)
    assert "line 53, $.procedural_guarantees.medical: repeated" in err


def test_score_names_every_indicator_that_contributes(run):
    _, out, _ = run("score")
    assert all(each.indicator in out for each in pt.score(KAZAKHSTAN).contributions)


def test_score_reads_pages_and_json_and_scores_each(run, files):
    status, out, err = run("score", files(page.dumps(NEXT), "next.txt"), files(ATLANTIS))
    assert (status, err) == (0, "")
    assert out.index("Kazakhstan 2023") < out.index("Atlantis 2022")
    assert out.count("Unofficial") == 2


def test_score_reads_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json_format.dumps(ATLANTIS).encode())))
    assert "Atlantis 2022" in run("score", "-")[1]


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n "])
def test_a_profile_is_json_when_it_begins_with_a_brace(run, tmp_path, before):
    path = tmp_path / "profile"
    path.write_bytes(before + json_format.dumps(ATLANTIS).encode())
    assert "Atlantis 2022" in run("score", str(path))[1]


def test_score_speaks_russian(run):
    _, out, err = run("score", "--lang", "ru")
    assert re.search(r"Оценка +63,40  от 61,64 до 64,41", out)
    assert "Противоречие" in out
    assert "повтор" in err


def test_score_for_programs_is_one_document_a_line(run, files):
    status, out, _ = run("score", "--json", files(KAZAKHSTAN), files(ATLANTIS, "b.json"))
    first, second = (json_format.loads(line, pt.Score) for line in out.splitlines())
    assert status == 0
    assert first == pt.score(KAZAKHSTAN)
    assert second.country.iso3 == "XAA"


def test_a_country_that_is_not_known_takes_its_code_from_the_caller(run, files):
    name = files("Atlantis 2022\n" + page.dumps(KAZAKHSTAN).partition("\n")[2], "page.txt")
    status, _, err = run("score", name)
    assert status == 1
    assert "pass --iso3" in err
    status, out, _ = run("score", name, "--iso3", "XAA")
    assert status == 0
    assert "Atlantis 2022" in out


def test_strict_refuses_a_page_with_what_is_not_recognised(run, files):
    name = files("Kazakhstan 2022\nVideo surveillance\tSome or other\n", "page.txt")
    status, out, err = run("score", name, "--strict")
    assert (status, out) == (1, "")
    assert err.startswith(f"ptindex: {name}: line 2")


# strategies


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("equal", pt.EQUAL_WEIGHTS),
        ("cautious", pt.CAUTIOUS),
        ("equal-indicators", pt.EQUAL_INDICATORS),
        ("ptindex.strategy:CAUTIOUS", pt.CAUTIOUS),
    ],
)
def test_a_strategy_is_named(run, name, method):
    status, out, _ = run("score", "--json", "--strategy", name)
    assert status == 0
    assert json.loads(out)["value"] == pt.score(KAZAKHSTAN, method).value


def test_a_strategy_comes_from_a_document(run, files):
    mine = attrs.evolve(pt.EQUAL_WEIGHTS, name="mine", weights={"prevention": 2.0})
    status, out, _ = run("score", "--json", "--strategy", files(mine, "mine.json"))
    assert status == 0
    assert json.loads(out)["value"] == pt.score(KAZAKHSTAN, mine).value


def test_a_strategy_comes_from_a_module_beside_the_user(run, tmp_path, monkeypatch):
    (tmp_path / "strategy_beside.py").write_text("import ptindex\nMINE = ptindex.Points.symmetric(10)\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [each for each in sys.path if each not in ("", str(tmp_path))])
    for _ in range(2):
        status, out, _ = run("score", "--strategy", "strategy_beside:MINE")
        assert status == 0
        assert "“symmetric points (10)”" in out
    assert sys.path[-1] == str(tmp_path)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("equl", "is not known; did you mean equal?"),
        ("zzz", "is not known: give equal, cautious, equal-indicators, a JSON file, or module:attribute"),
        ("no_such_module:X", "cannot be imported: ModuleNotFoundError: No module named 'no_such_module'"),
        (
            "ptindex.strategy:NOTHING",
            "cannot be imported: AttributeError: module 'ptindex.strategy' has no attribute 'NOTHING'",
        ),
        (":X", "cannot be imported: ValueError: Empty module name"),
        (".x:y", "cannot be imported: TypeError: the 'package' argument is required to perform a relative import for '.x'"),
        ("ptindex:__version__", "is no strategy: it needs a name and a method score(profile)"),
        ("ptindex:Composite", "is no strategy: it needs a name and a method score(profile)"),
    ],
)
def test_a_strategy_that_is_none_is_wrong_usage(run, name, message):
    assert run("score", "--strategy", name) == (2, "", f"ptindex: --strategy {name} {message}\n")


@pytest.fixture
def module(tmp_path, monkeypatch):
    """A function that makes a module of the user's of a text, and gives the name by which it is imported."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(text):
        name = f"users_{tmp_path.name}".replace("-", "_")
        (tmp_path / f"{name}.py").write_text(f"import ptindex as pt\n{text}\n", "utf-8")
        return name

    return make


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("import no_such_module", "cannot be imported: ModuleNotFoundError: No module named 'no_such_module'"),
        (
            "from attrs import nothing_like_it",
            "cannot be imported: ImportError: cannot import name 'nothing_like_it' from 'attrs'",
        ),
        ("MINE = (", "cannot be imported: SyntaxError: '(' was never closed"),
        ("raise RuntimeError('first\\nsecond')", "cannot be imported: RuntimeError: first second"),
        ("raise SystemExit(3)", "cannot be imported: SystemExit: 3"),
        ("MINE = pt.Composite(name='', indicators=())", "cannot be imported: StrategyError: 2 problems"),
        (
            "class Mine:\n    score = len\n    @property\n    def name(self):\n        raise KeyError('x')\nMINE = Mine()",
            "is no strategy: KeyError: 'x'",
        ),
    ],
)
def test_a_module_that_fails_is_wrong_usage_in_one_line(run, module, text, why):
    name = f"{module(text)}:MINE"
    status, out, err = run("score", "--strategy", name)
    assert (status, out) == (2, "")
    assert err.startswith(f"ptindex: --strategy {name} {why}")
    assert err.count("\n") == 1


FOREIGN = """
class Mine:
    name = "mine"

    def score(self, profile, /):
        return pt.Score.of(profile, value={value}, strategy="mine")
{more}
MINE = Mine()
"""


def test_a_strategy_of_the_users_own_scores_explains_and_ranks(run, files, module):
    more = "\n    def differences(self, reference, profile):\n        return {'prevention.video': 1.0}\n"
    name = f"{module(FOREIGN.format(value='profile.year - 2000.0', more=more))}:MINE"
    assert "“mine”" in run("score", "--strategy", name)[1]
    before, after = files(KAZAKHSTAN), files(NEXT, "b.json")
    status, out, _ = run("compare", before, after, "--strategy", name, "--json")
    assert (status, json.loads(out)["difference"], json.loads(out)["remainder"]) == (0, 1, 0)
    assert run("compare", before, files(ATLANTIS, "c.json"), "--strategy", name)[0] == 0


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("{}['pain']", "KeyError: 'pain'"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("open('/no/such/file')", "FileNotFoundError: [Errno 2] No such file or directory: '/no/such/file'"),
    ],
)
def test_a_strategy_that_fails_on_a_profile_is_named_in_one_line(run, files, module, value, why):
    name = f"{module(FOREIGN.format(value=value, more=''))}:MINE"
    said = f"ptindex: --strategy {name} fails on Kazakhstan 2022: {why}\n"
    assert run("score", files(KAZAKHSTAN), "--strategy", name) == (1, "", said)
    assert run("compare", files(KAZAKHSTAN), files(NEXT, "b.json"), "--strategy", name) == (1, "", said)


def test_an_explanation_that_fails_is_named_and_our_own_errors_say_what_they_say(run, files, module):
    more = "\n    def differences(self, reference, profile):\n        raise KeyError('why')\n"
    name = f"{module(FOREIGN.format(value='1.0', more=more))}:MINE"
    status, _, err = run("compare", files(KAZAKHSTAN), files(NEXT, "b.json"), "--strategy", name)
    assert (status, err) == (1, f"ptindex: --strategy {name} fails on Kazakhstan 2023: KeyError: 'why'\n")


def test_an_error_of_ours_in_a_strategy_of_the_users_own_stands_as_it_is(run, files, module):
    name = f"{module(FOREIGN.format(value='pt.score(profile).value', more=''))}:MINE"
    status, _, err = run("score", files(SILENTIA), "--strategy", name)
    assert status == 1
    assert err.startswith("ptindex: Silentia 2022: 0 of 23 applicable")


def test_a_strategy_document_that_is_wrong_is_bad_input(run, files):
    status, _, err = run("score", "--strategy", files("{}", "mine.json"))
    assert status == 1
    assert "$.schema" in err


# check


def test_check_lists_the_reading_and_the_audit_of_a_page(run, files):
    status, out, err = run("check", files(example_page(), "page.txt"))
    assert (status, err) == (1, "")
    assert re.search(r"line 39 +reunited", out)
    assert re.search(r"line 53 +repeated", out)
    assert out.count("To check") == out.count("Contradiction") == 1


def test_check_is_done_when_there_is_nothing_to_say(run, files):
    sound = KAZAKHSTAN.with_answers(
        {"investigating_body.criminal_cases": 800, "context.budget_per_prisoner_day": pt.Unavailable.NO_DATA}
    )
    status, out, _ = run("check", files(sound))
    assert status == 0
    assert "Nothing contradicts itself." in out


def test_check_names_what_is_still_open_and_is_done_all_the_same(run, files):
    sound = KAZAKHSTAN.with_answers(
        {"investigating_body.criminal_cases": 800, "context.budget_per_prisoner_day": pt.Unavailable.WITHHELD}
    )
    noted = attrs.evolve(sound, notes={"prevention.video": pt.Note(text="seen")})
    status, out, _ = run("check", files(noted))
    said = " ".join(out.split())
    assert status == 0
    assert "Still open" in said
    assert "Not stated: 5" in said
    assert "Liability for destroyed recordings This input does not say prevention.recording_liability" in said
    assert "Answered, with no source and no remark: 30" in said
    assert "No remark that says why: 1" in said
    assert "An answer without a source is an opinion." in said
    assert "41 questions. 41 of them are asked for 2022, and 36 of these stand on the country pages of the index." in said
    assert "Что ещё не заполнено" in run("check", files(noted), "--lang", "ru")[1]
    document = json.loads(run("check", files(noted), "--json")[1])
    assert [each["kind"] for each in document["open"]] == [*["not_stated"] * 5, *["no_source"] * 30, "no_reason"]


def test_check_goes_on_after_a_finding(run, files):
    assert run("check", files(KAZAKHSTAN), files(SILENTIA, "b.json"))[0] == 1


def test_check_has_nothing_to_say_of_a_page_that_nobody_named(run):
    assert run("check") == (2, "", "ptindex: check needs files: country pages, JSON, CSV or workbooks\n")


def test_check_for_programs(run, files):
    status, out, _ = run("check", "--json", files(example_page(), "page.txt"))
    document = json.loads(out)
    assert status == 1
    assert [problem["kind"] for problem in document["problems"]] == ["reunited", "repeated"]
    assert [finding["kind"] for finding in document["findings"]] == ["check", "contradiction"]
    assert (document["iso3"], document["year"]) == ("KAZ", 2022)


# compare


def test_two_files_of_a_country_are_a_change(run, files):
    status, out, _ = run("compare", files(KAZAKHSTAN), files(NEXT, "b.json"))
    assert status == 0
    assert re.search(r"Video surveillance +Some but not all facilities are +All facilities are equipped", out)


def test_other_files_are_a_ranking(run, files):
    status, out, _ = run("compare", files(KAZAKHSTAN), files(ATLANTIS, "b.json"), files(SILENTIA, "c.json"))
    assert status == 0
    assert out.index("Atlantis") < out.index("Kazakhstan")
    assert "Silentia 2022: 0 of 23 applicable" in " ".join(out.split())


def test_a_change_for_programs(run, files):
    status, out, _ = run("compare", "--json", files(KAZAKHSTAN), files(NEXT, "b.json"))
    document = json.loads(out)
    assert status == 0
    assert [line["indicator"] for line in document["lines"]] == ["prevention.video"]
    assert document["after"]["value"] - document["before"]["value"] == pytest.approx(document["difference"])
    assert document["published_difference"] == 0


def test_a_change_for_programs_says_what_is_due_to_what_is_known(run, files):
    lost = KAZAKHSTAN.with_answers({"prevention.video": pt.Unavailable.WITHHELD})
    document = json.loads(run("compare", "--json", files(KAZAKHSTAN), files(lost, "b.json"))[1])
    assert document["by_kind"] == {"availability": pytest.approx(document["difference"])}


def test_files_in_the_wrong_order_and_one_file_twice_are_pointed_out(run, files):
    early, late = files(KAZAKHSTAN), files(NEXT, "b.json")
    status, out, err = run("compare", late, early)
    assert status == 0
    assert err == (
        "ptindex: The first is of the later year (2023), the second of the earlier (2022): "
        "the change is told backwards in time.\n"
    )
    assert "backwards in time" in out
    assert run("compare", early, early)[2] == "ptindex: both profiles are the same: is one file given twice?\n"
    assert "не указан ли один файл дважды?" in run("compare", early, early, "--lang", "ru")[2]
    assert run("compare", early, late)[2] == ""


def test_a_ranking_for_programs(run, files):
    _, out, _ = run("compare", "--json", files(KAZAKHSTAN), files(ATLANTIS, "b.json"), files(SILENTIA, "c.json"))
    document = json.loads(out)
    assert [row["iso3"] for row in document["rows"]] == ["XAA", "KAZ"]
    assert [each["iso3"] for each in document["unranked"]] == ["XAB"]
    alone = json.loads(run("compare", "--json", files(KAZAKHSTAN), files(SILENTIA, "c.json"))[1])
    assert [(row["iso3"], row["rank"]) for row in alone["rows"]] == [("KAZ", None)]


def test_what_is_not_comparable_is_refused_with_the_option_that_allows_it(run, files):
    early, late = files(attrs.evolve(KAZAKHSTAN, year=2019)), files(NEXT, "b.json")
    status, _, err = run("compare", early, late)
    assert status == 1
    assert "pass --across-editions" in err
    assert run("compare", early, late, "--across-editions")[0] == 0
    other = files(ATLANTIS, "c.json")
    assert "pass --mixed-years" in run("compare", late, other)[2]
    assert run("compare", late, other, "--mixed-years")[0] == 0


def test_one_file_cannot_be_compared(run, files):
    status, _, err = run("compare", files(KAZAKHSTAN))
    assert status == 2
    assert err.startswith("ptindex: compare needs two profiles at least")


def test_compare_says_what_was_hard_to_read(run, files):
    assert "repeated" in run("compare", files(example_page(), "a.txt"), files(NEXT))[2]


def test_a_code_for_compare_goes_to_the_pages_that_name_no_known_country(run, files):
    unknown = files("Atlantis 2022\n" + page.dumps(KAZAKHSTAN).partition("\n")[2], "a.txt")
    known = files(page.dumps(KAZAKHSTAN), "b.txt")
    assert "pass --iso3" in run("compare", known, unknown)[2]
    status, out, err = run("compare", known, unknown, "--iso3", "XAA", "--json")
    assert (status, err) == (0, "")
    assert sorted(row["iso3"] for row in json.loads(out)["rows"]) == ["KAZ", "XAA"]
    undated = files("Kazakhstan\n", "c.txt")
    assert run("compare", known, undated, "--iso3", "XAA")[0] == 1
    strict = files("Kazakhstan 2022\nVideo surveillance\tSome or other\n", "d.txt")
    assert "line 2" in run("compare", known, strict, "--iso3", "XAA", "--strict")[2]


def test_a_file_with_several_profiles_is_ranked_or_explained(run, files):
    both = files(csv.dumps_wide([KAZAKHSTAN, ATLANTIS]), "both.csv")
    assert sorted(row["iso3"] for row in json.loads(run("compare", both, "--json")[1])["rows"]) == ["KAZ", "XAA"]
    change = files(f"[{json_format.dumps(KAZAKHSTAN)}, {json_format.dumps(NEXT)}]")
    assert json.loads(run("compare", change, "--json")[1])["lines"][0]["indicator"] == "prevention.video"


def test_each_profile_of_a_file_is_scored_and_checked_in_its_order(run, files):
    both = files(csv.dumps_wide([KAZAKHSTAN, ATLANTIS]), "both.csv")
    for command in ("score", "check"):
        _, out, err = run(command, both)
        assert err == ""
        assert out.index("Kazakhstan 2022") < out.index("Atlantis 2022")


# convert


def test_a_page_becomes_json_and_json_a_page(run, files, tmp_path):
    source, document, back = files(page.dumps(KAZAKHSTAN), "a.txt"), tmp_path / "b.json", tmp_path / "c.txt"
    assert run("convert", source, str(document)) == (0, "", "")
    assert json_format.loads(document.read_bytes(), pt.CountryProfile) == KAZAKHSTAN
    assert run("convert", str(document), str(back), "--lang", "ru") == (0, "", "")
    assert page.read_page(back).profile == KAZAKHSTAN


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_form_becomes_every_other(run, files, tmp_path, language):
    forms = ("a.json", "b.csv", "c.xlsx", "d.txt", "E.CSV", "f.JSON")
    source = files(KAZAKHSTAN)
    for name in forms:
        target = str(tmp_path / name)
        assert run("convert", source, target, "--lang", language) == (0, "", "")
        assert pt.read(target).profile == KAZAKHSTAN
        source = target


def test_several_profiles_are_written_where_there_is_room(run, files, tmp_path):
    source = files(csv.dumps_tidy([KAZAKHSTAN, ATLANTIS]), "both.csv")
    for name in ("both.json", "tidy.csv"):
        target = str(tmp_path / name)
        more = ("--tidy",) if name == "tidy.csv" else ()
        assert run("convert", source, target, *more) == (0, "", "")
        assert pt.read(target).profiles == (KAZAKHSTAN, ATLANTIS)
    said = f"ptindex: {source}: has 2 profiles, and a page holds one\n"
    assert run("convert", source, str(tmp_path / "a.txt")) == (1, "", said)
    assert "a workbook holds one" in run("convert", source, str(tmp_path / "a.xlsx"))[2]
    assert not (tmp_path / "a.txt").exists()


def test_csv_in_russian_is_as_excel_set_to_russian_writes_it(run, files, tmp_path):
    target = tmp_path / "a.csv"
    assert run("convert", files(KAZAKHSTAN), str(target), "--tidy", "--lang", "ru") == (0, "", "")
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfiso3;country;year;")
    assert ";15,87;" in content.decode()
    assert pt.VideoCoverage.SOME.ru in content.decode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.pdf",), "convert writes .json, .txt, .csv, .xlsx, and a.pdf ends in none of these"),
        (("page",), "convert writes .json, .txt, .csv, .xlsx, and page ends in none of these"),
        (("a.json", "--tidy"), "--tidy is for a name in .csv"),
    ],
)
def test_an_ending_that_is_not_known_is_wrong_usage_and_writes_nothing(run, files, tmp_path, monkeypatch, arguments, said):
    source = files(KAZAKHSTAN)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run("convert", source, *arguments) == (2, "", f"ptindex: {said}\n")
    assert sorted(tmp_path.iterdir()) == before


def test_tidy_csv_on_standard_output_has_the_mark_of_utf_8(run, files):
    assert run("convert", files(KAZAKHSTAN), "-", "--tidy") == (0, "\ufeff" + csv.dumps_tidy([KAZAKHSTAN]), "")


def test_a_dash_writes_the_other_kind(run, files):
    _, document, _ = run("convert", files(page.dumps(KAZAKHSTAN), "a.txt"), "-")
    assert json_format.loads(document) == KAZAKHSTAN
    _, text, _ = run("convert", files(KAZAKHSTAN), "-")
    assert page.loads(text).profile == KAZAKHSTAN


def test_what_a_page_cannot_hold_is_refused_unless_it_may_be_dropped(run, files):
    noted = files(attrs.evolve(KAZAKHSTAN, notes={"prevention.video": pt.Note(text="since May")}))
    status, out, err = run("convert", noted, "-")
    assert (status, out) == (1, "")
    assert "notes" in err
    status, out, _ = run("convert", noted, "-", "--drop")
    assert (status, page.loads(out).profile) == (0, KAZAKHSTAN)


# codebook


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), codebook.markdown("en")),
        (("--lang", "ru"), codebook.markdown("ru")),
        (("--format", "csv"), f"\ufeff{codebook.csv()}"),
        (("--format", "csv", "--lang", "en"), f"\ufeff{codebook.csv('en')}"),
    ],
)
def test_the_codebook_is_written(run, arguments, expected):
    assert run("codebook", *arguments) == (0, expected, "")


# What goes wrong


@pytest.mark.parametrize(
    "arguments", [("scor",), ("score", "--langg"), ("score", "--lang", "de"), ("convert", "a"), ("codebook", "--format", "pdf")]
)
def test_wrong_usage_ends_with_2(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err


COMMANDS = "score, check, compare, codebook, experiment, convert, robustness, release, verify, template, report"


@pytest.mark.parametrize(
    ("arguments", "en", "ru"),
    [
        (["scor"], "there is no command scor; did you mean score?", "нет команды scor; возможно, имелось в виду score?"),
        (["foo"], f"there is no command foo; the commands are {COMMANDS}", f"нет команды foo; есть команды {COMMANDS}"),
        (
            ["template", "a.xlsx", "--previos=b"],
            "template has no option --previos; did you mean --previous?",
            "у template нет параметра --previos; возможно, имелось в виду --previous?",
        ),
        (
            ["score", "-q"],
            "score has no option -q; ptindex score --help lists what it has",
            "у score нет параметра -q; все параметры перечисляет ptindex score --help",
        ),
        (["template"], "template needs FILE", "для template нужно указать FILE"),
        (["release", "a.txt"], "release needs --out", "для release нужно указать --out"),
        (["template", "--year"], "--year needs a value after it", "для --year нужно указать значение после него"),
        (
            ["template", "a.xlsx", "--year", "last"],
            "--year does not take last; give a whole number",
            "для --year не подходит last; укажите целое число",
        ),
        (
            ["codebook", "--format", "pdf"],
            "--format does not take pdf; give md or csv",
            "для --format не подходит pdf; укажите md или csv",
        ),
        (
            ["score", "--json=5"],
            "--json does not take 5; give yes, no, or nothing at all",
            "для --json не подходит 5; укажите yes, no или ничего",
        ),
        (["verify", "a", "--id=x", "--id", "y"], "--id is given twice", "--id указано дважды"),
        (["codebook", "a", "b"], "codebook has no use for a b", "для codebook это лишнее: a b"),
    ],
)
def test_wrong_usage_is_said_in_the_language_asked_for(run, arguments, en, ru):
    assert run(*arguments) == (2, "", f"ptindex: {en}\n")
    command, *more = arguments
    assert run(command, "--lang=ru", *more) == (2, "", f"ptindex: {ru}\n")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--lang", "de"), "--lang does not take de; give en or ru"),
        (("--lang", "RU"), "для --lang не подходит RU; укажите en или ru"),
        (("--lang=русский",), "для --lang не подходит русский; укажите en или ru"),
        (("--lang",), "--lang needs a value after it"),
        (("--lang=en", "--lang=ru"), "--lang указано дважды"),
    ],
)
def test_a_language_that_is_misspelt_is_refused_in_the_one_that_is_meant(run, given, said):
    assert run("score", *given) == (2, "", f"ptindex: {said}\n")


def test_what_the_parser_may_come_to_refuse_is_not_a_traceback():
    assert usage_text(CycloptsError(root_input_tokens=["-ab", "1"]), "ru") == "не распознано: -ab 1"
    assert usage_text(UnusedCliTokensError(), "en") == "is not understood: "


def test_wrong_usage_is_said_without_what_acts_on_a_terminal(run):
    said = "score has no option --foo[U+001B][31m; ptindex score --help lists what it has"
    assert run("score", "--foo\x1b[31m") == (2, "", f"ptindex: {said}\n")
    for arguments in (("sc\x1b[31m",), ("score", "--lang", "\x1b[31m")):
        status, out, err = run(*arguments)
        assert (status, out) == (2, "")
        assert "\x1b" not in err
        assert "[U+001B][31m" in err


def test_help_and_version_are_done(run):
    assert run()[0] == run("--help")[0] == run("score", "--help")[0] == 0
    assert run("--version") == (0, f"{pt.__version__}\n", "")
    assert "two files of one country" in " ".join(run("compare", "--help")[1].replace("│", "").split())


def test_bad_input_ends_with_1_and_names_the_file(run, files, tmp_path):
    missing = str(tmp_path / "missing.txt")
    assert run("score", missing) == (1, "", f"ptindex: {missing}: No such file or directory\n")
    assert run("score", str(tmp_path)) == (1, "", f"ptindex: {tmp_path}: $: is a directory; {ACCEPTED}\n")
    accepted = (
        "страница страны в виде текста, JSON (профиль, панель, список профилей или по профилю в строке), книга (.xlsx), "
        "созданная командой ptindex template, CSV (строка на каждый ответ или на каждый профиль)"
    )
    said = f"ptindex: {tmp_path}: $: это каталог; допустимо: {accepted}\n"
    assert run("check", str(tmp_path), "--lang", "ru") == (1, "", said)
    empty = files("", "empty.txt")
    assert run("score", empty)[2].startswith(f"ptindex: {empty}: ")
    wrong = files('{"schema": "ptindex/profile/1", "year": "x"}')
    status, _, err = run("score", wrong)
    assert status == 1
    assert err.startswith(f"ptindex: {wrong}: ")
    assert "$.year" in err
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\x00\xfe\x80abc")
    said = f"{binary}: $: не текст в UTF-8 или UTF-16: это видно по байту 0; сохраните страницу в UTF-8"
    assert run("score", str(binary), "--lang", "ru") == (1, "", f"ptindex: {said}\n")
    strategy = files(pt.EQUAL_WEIGHTS, "strategy.json")
    assert run("score", strategy)[0] == 1


def test_too_little_data_ends_with_1_and_says_what_can_be_said(run, files):
    status, _, err = run("score", files(SILENTIA))
    assert status == 1
    assert "all that can be said is that the score lies from 0.00 to 100.00" in err


def test_an_error_of_the_system_without_a_file_is_a_message(run, monkeypatch):
    def fail():
        raise OSError("no space left")

    monkeypatch.setattr("ptindex.commands.inputs.example_page", fail)
    assert run("score") == (1, "", "ptindex: no space left\n")


def test_nothing_in_a_message_acts_on_the_terminal(run, tmp_path):
    status, _, err = run("score", str(tmp_path / "a\x1b[2Jb"))
    assert status == 1
    assert "a[U+001B][2Jb" in err


def test_a_program_that_is_not_installed_is_named(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "ptindex.cli", raising=False)
    monkeypatch.setitem(sys.modules, "cyclopts", None)
    assert main([]) == 2
    assert capsys.readouterr().err == "ptindex: this needs packages that are not installed: pip install 'ptindex[cli]'\n"


def test_another_module_that_is_missing_is_no_question_of_extras(monkeypatch):
    monkeypatch.delitem(sys.modules, "ptindex.cli", raising=False)
    monkeypatch.setitem(sys.modules, "ptindex.change", None)
    with pytest.raises(ModuleNotFoundError, match=r"ptindex\.change"):
        main([])


# What a message says of a file


def test_a_name_that_is_taken_is_told_with_what_to_do(run, files, tmp_path):
    page = files(KAZAKHSTAN)
    out = str(tmp_path / "taken.zip")
    assert run("release", page, "--out", out)[0] == 0
    told = "is there already, and no release is written over; give another name"
    assert run("release", page, "--out", out) == (1, "", f"ptindex: {out}: {told}\n")
    told = "такой файл уже есть, а выпуски не перезаписываются; укажите другое имя"
    assert run("release", page, "--out", out, "--lang", "ru") == (1, "", f"ptindex: {out}: {told}\n")


def test_a_name_that_the_system_finds_taken_is_told_with_what_to_do(run, monkeypatch):
    def taken(*_, **__):
        raise FileExistsError(17, os.strerror(17), "report")

    monkeypatch.setattr("ptindex.commands.inputs.example_page", taken)
    assert run("score") == (1, "", "ptindex: report: File exists; give another name\n")
    assert run("score", "--lang", "ru") == (1, "", "ptindex: report: файл уже существует; укажите другое имя\n")


def test_a_release_that_is_none_is_told_with_the_name_of_the_file(run, files):
    name = files("no archive", "k.txt")
    assert run("verify", name) == (1, "", f"ptindex: {name}: $: is no ZIP archive, or a damaged one\n")
    assert run("verify", name, "--lang", "ru") == (1, "", f"ptindex: {name}: $: не архив ZIP либо архив повреждён\n")


def test_a_title_without_a_word_is_refused_and_not_replaced(run, files, tmp_path):
    page, out = files(KAZAKHSTAN), tmp_path / "release.zip"
    for title in ("", "  "):
        assert run("release", page, "--out", str(out), "--title", title) == (
            1,
            "",
            f"ptindex: $.title: is empty; given: {title!r}\n",
        )
    assert not out.exists()


def test_a_nul_in_a_name_is_wrong_usage(run):
    told = "an argument has a NUL character in it, which no name of a file has"
    assert run("verify", "a\0b") == (2, "", f"ptindex: {told}\n")
    assert run("score", "a\0b", "--lang", "ru")[2].startswith("ptindex: в аргументе есть символ NUL")


def test_the_help_of_template_says_when_a_file_is_written_over(run):
    status, shown, _ = run("template", "--help")
    assert status == 0
    assert "over a file that is there only with --overwrite." in " ".join(shown.split())
