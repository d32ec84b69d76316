"""The command `template`: a workbook for a country and year, and no work of anybody written over."""

import attrs
import pytest

from ptindex import Country, CountryProfile, Note, example_profile
from ptindex.cli import run
from ptindex.formats.json import dumps
from ptindex.formats.spreadsheet import read_workbook, template_bytes, write_template
from test_spreadsheet import NOTED, columns_of, opened


@pytest.fixture(autouse=True)
def in_a_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2022.json").write_text(dumps(NOTED), "utf-8")
    return tmp_path


def written(directory):
    return read_workbook(directory / "one.xlsx")[0]


@pytest.mark.parametrize(
    ("arguments", "country", "year"),
    [
        (["--country", "KAZ", "--year", "2025"], Country("KAZ", "Kazakhstan"), 2025),
        (["--country", "kaz", "--year", "2025", "--lang", "ru"], Country("KAZ", "Казахстан"), 2025),
        (["--country", "Республика Казахстан", "--year", "2025"], Country("KAZ", "Kazakhstan"), 2025),
        (["--country", "XAA", "--name", "Atlantis", "--year", "2019"], Country("XAA", "Atlantis"), 2019),
    ],
)
def test_a_template_is_of_the_country_and_year_that_are_named(in_a_directory, arguments, country, year):
    assert run(["template", "one.xlsx", *arguments]) == 0
    assert written(in_a_directory) == CountryProfile(country=country, year=year)


def test_last_years_answers_stand_beside_and_its_country_and_territory_go_on(in_a_directory):
    assert run(["template", "one.xlsx", "--previous", "2022.json"]) == 0
    assert written(in_a_directory) == CountryProfile(country=NOTED.country, year=2023, territory="right bank")
    assert "Answer in 2022" in columns_of(opened((in_a_directory / "one.xlsx").read_bytes())["Questionnaire"])
    arguments = ["--previous", "2022.json", "--year", "2025", "--name", "Qazaqstan", "--overwrite"]
    assert run(["template", "one.xlsx", *arguments]) == 0
    assert written(in_a_directory).country == Country("KAZ", "Qazaqstan")
    assert written(in_a_directory).year == 2025


def test_answers_of_a_file_are_filled_in(in_a_directory):
    assert run(["template", "one.xlsx", "--profile", "2022.json", "--lang", "ru"]) == 0
    assert (in_a_directory / "one.xlsx").read_bytes() == template_bytes(NOTED, "ru")
    assert run(["score", "one.xlsx"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["one.txt"], "template writes a workbook, and one.txt does not end in .xlsx"),
        (["there.xlsx"], "there.xlsx is there already, perhaps filled in: give another name, or --overwrite"),
        (["one.xlsx"], "template needs --country and --year, or --previous, or --profile"),
        (["one.xlsx", "--country", "KAZ"], "template needs --country and --year, or --previous, or --profile"),
        (["one.xlsx", "--year", "2025"], "template needs --country and --year, or --previous, or --profile"),
        (
            ["one.xlsx", "--country", "Atlantis", "--year", "2025"],
            "the name of Atlantis is not known: give its code with --country and its name with --name",
        ),
        (
            ["one.xlsx", "--profile", "2022.json", "--year", "2025"],
            "--profile names the country and the year; leave out --country, --year and --name",
        ),
        (["one.xlsx", "--previous", "two.json"], "template takes one country and year from a file, and two.json has 2"),
    ],
)
def test_what_is_asked_for_wrongly_is_said(in_a_directory, capsys, arguments, message):
    write_template(in_a_directory / "there.xlsx", NOTED)
    (in_a_directory / "two.json").write_text(f"[{dumps(NOTED)}, {dumps(example_profile())}]", "utf-8")
    assert run(["template", *arguments]) == 2
    assert capsys.readouterr().err == f"ptindex: {message}\n"
    assert not (in_a_directory / "one.xlsx").exists()


def test_a_later_year_does_not_stand_before(capsys):
    assert run(["template", "one.xlsx", "--previous", "2022.json", "--year", "2022"]) == 1
    assert "give answers of an earlier year, or the workbook a later year" in capsys.readouterr().err


GUARDED = (
    ["score", "2022.json", "--out", "there.xlsx"],
    ["convert", "2022.json", "there.xlsx"],
    ["convert", "2022.json", "there.csv", "--tidy"],
    ["convert", "2022.json", "there.JSON"],
    ["template", "there.xlsx", "--previous", "2022.json"],
)


@pytest.mark.parametrize("arguments", GUARDED)
def test_no_command_writes_over_a_file_that_is_there_unless_it_is_told_to(in_a_directory, capsys, arguments):
    (target,) = [name for name in arguments if name.startswith("there")]
    path = in_a_directory / target
    path.write_text("filled in", "utf-8")
    assert run(arguments) == 2
    assert path.read_text("utf-8") == "filled in"
    said = f"ptindex: {target} is there already, perhaps filled in: give another name, or --overwrite\n"
    assert capsys.readouterr().err == said
    assert run([*arguments, "--overwrite"]) == 0
    assert path.read_bytes() != b"filled in"


@pytest.mark.parametrize(
    ("arguments", "target"),
    [
        (["score", "2022.json", "one.xlsx", "--out", "one.xlsx"], "one.xlsx"),
        (["convert", "one.xlsx", "./one.xlsx"], "./one.xlsx"),
        (["convert", "one.xlsx", "link.xlsx"], "link.xlsx"),
        (["convert", "2022.json", "2022.json"], "2022.json"),
        (["template", "one.xlsx", "--previous", "one.xlsx"], "one.xlsx"),
        (["template", "one.xlsx", "--profile", "one.xlsx"], "one.xlsx"),
    ],
)
def test_what_a_command_reads_it_never_writes_over(in_a_directory, capsys, arguments, target):
    write_template(in_a_directory / "one.xlsx", NOTED)
    (in_a_directory / "link.xlsx").symlink_to("one.xlsx")
    before = (in_a_directory / target).read_bytes()
    assert run([*arguments, "--overwrite"]) == 2
    assert (in_a_directory / target).read_bytes() == before
    assert capsys.readouterr().err == f"ptindex: {target} is read by this command: give another name for what is written\n"


def test_a_link_to_nothing_is_there_too(in_a_directory):
    (in_a_directory / "link.json").symlink_to("elsewhere.json")
    assert run(["convert", "2022.json", "link.json"]) == 2
    assert not (in_a_directory / "elsewhere.json").exists()


NO_ROOM = {
    ("one.csv", "en"): (
        "wide CSV has no room for notes and remarks, of which there are 2, the first $.notes['prevention.video']: "
        "add --tidy to keep them, or --drop to leave them out"
    ),
    ("one.csv", "ru"): (
        "в широком CSV нет места для примечаний и замечаний; их здесь 2, первое — $.notes['prevention.video']: "
        "добавьте --tidy, чтобы сохранить их, или --drop, чтобы опустить"
    ),
    ("one.txt", "en"): (
        "cannot be written on a page: $.notes['prevention.video'], $.notes['ratification']; add --drop to leave it out"
    ),
    ("one.txt", "ru"): (
        "на странице для этого нет места: $.notes['prevention.video'], $.notes['ratification']; "
        "добавьте --drop, чтобы опустить это"
    ),
}


@pytest.mark.parametrize(("target", "language"), NO_ROOM)
def test_what_has_no_room_is_said_in_one_line_with_the_options_of_the_command(in_a_directory, capsys, target, language):
    profile = example_profile()
    notes = {"prevention.video": Note(text="a"), "ratification": Note(text="b")}
    (in_a_directory / "noted.json").write_text(dumps(attrs.evolve(profile, notes=notes)), "utf-8")
    assert run(["convert", "noted.json", target, "--lang", language]) == 1
    assert capsys.readouterr().err == f"ptindex: noted.json: {NO_ROOM[target, language]}\n"
    assert not (in_a_directory / target).exists()
    assert run(["convert", "noted.json", target, "--drop"]) == 0


@pytest.mark.parametrize("more", [(), ("--name", "Кыргызстан")])
def test_a_letter_of_another_script_in_the_code_of_a_country_is_named(in_a_directory, capsys, more):
    code = "\u041aGZ"  # its first letter is Cyrillic and looks Latin
    assert run(["template", "one.xlsx", "--country", code, "--year", "2024", "--lang", "ru", *more]) == 1
    said = "не код из трёх заглавных латинских букв (ISO 3166-1 alpha-3): буква № 1, '\u041a', не латинская; дано: '\u041aGZ'"
    assert capsys.readouterr().err == f"ptindex: $.iso3: {said}\n"
    assert run(["template", "one.xlsx", "--country", code, "--year", "2024", *more]) == 1
    assert "letter 1, '\u041a', is not Latin" in capsys.readouterr().err
