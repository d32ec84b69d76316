"""The questionnaire workbook after a real office program has opened and saved it."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import attrs
import pytest
from openpyxl import load_workbook

from office import converted, saved_by_office
from ptindex import CountryProfile, Note, Problem, Source, Unavailable
from ptindex.formats.cells import read_cell
from ptindex.formats.spreadsheet import read_workbook, template_bytes
from ptindex.formats.workbooks.formulas import wrong
from ptindex.questionnaire import questions
from test_spreadsheet import HOSTILE, LANGUAGES, NOTED, PROFILE, cell_of, hostile, opened, problems, row_of, saved

EXACT = {
    "context.population": 2**53 - 1,
    "context.law_enforcement_budget": 0.1 + 0.2,
    "context.budget_per_prisoner_day": 1.7976931348623157e308,
    "context.budget_per_prisoner_year": 5e-324,
    "expert_survey.rating": 4.56789012345678,
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_profile_survives_the_office_program(language):
    profile = NOTED.with_answers({question.key: question.options[-1] for question in questions()}).with_answers(EXACT)
    note = Note(text="a\ttab\nand a line", source=Source(title="Statute", date=date(1900, 2, 1)), as_of=date(1909, 12, 31))
    profile = attrs.evolve(profile, notes={**profile.notes, "prevention.archive_access": note})
    content = template_bytes(profile, language, previous=attrs.evolve(NOTED, year=2021))
    assert read_workbook(saved_by_office(content)) == (profile,)


def test_a_profile_survives_open_document_and_back():
    assert read_workbook(converted(converted(template_bytes(NOTED), "ods"), "xlsx", given="ods")) == (NOTED,)


@pytest.mark.parametrize("number", [1, 8, 9])
def test_hostile_texts_survive_the_office_program_and_stay_texts(number):
    profile = hostile(HOSTILE[number], number)
    content = saved_by_office(template_bytes(profile, "ru", previous=attrs.evolve(profile, year=2021)))
    assert read_workbook(content) == (profile,)
    with ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(part) for part in archive.namelist() if part.startswith("xl/worksheets/sheet")]
    assert not any(b"<f" in sheet.partition(b"</sheetData>")[0] or b"<hyperlink " in sheet for sheet in sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_checks_and_protection_are_still_there(language):
    content = template_bytes(NOTED, language)
    before, after = opened(content), opened(saved_by_office(content))
    assert after.sheetnames == before.sheetnames
    assert [each.sheet_state for each in after] == [each.sheet_state for each in before]
    sheet = after.worksheets[2]
    for question in questions():
        cell = sheet.cell(row_of(sheet, question.key), 2)
        (check,) = (each for each in sheet.data_validations.dataValidation if cell.coordinate in each.cells)
        name, _, place = check.formula1.rpartition("!")
        listed = [row[0].value for row in after[name.strip("'")][place.replace("$", "")]]
        assert listed == [each.wording(language) for each in question.options if each is not Unavailable.NOT_STATED]
        assert check.showErrorMessage == bool(question.scale)
        assert not cell.protection.locked
        assert sheet.cell(cell.row, 1).protection.locked
        assert sheet.cell(cell.row, 9).protection.locked
        assert sheet.column_dimensions["J"].protection.locked is False
    assert all(each.protection.sheet for each in after)
    assert len(sheet.conditional_formatting) == len(before.worksheets[2].conditional_formatting)
    assert sheet.print_title_rows == "$1:$2"
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", True)
    assert (after.properties.title, after.properties.language) == (before.properties.title, language)


SHOWN_OTHERWISE = (
    ("expert_survey.rating", 0.36, "0%"),
    ("judicial_review.convictions", 1, "0%"),
    ("context.law_enforcement_budget", 4, "#,##0.00 [$₽-419]"),
    ("context.budget_per_prisoner_day", 15, '_-"$"* #,##0.00_-;-"$"* #,##0.00_-;_-"$"* "-"??_-;_-@_-'),
    ("investigating_body.criminal_cases", 0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'),
    ("response_mechanism.investigators", 4000, "0,"),
)


def test_numbers_in_any_other_format_are_the_same_after_the_office_program():
    book = opened(template_bytes(NOTED))
    figures = {
        "context.law_enforcement_budget": '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-',
        "context.budget_per_prisoner_day": "[$€-407] #,##0.00",
        "context.budget_per_prisoner_year": "0.00E+00",
        "expert_survey.rating": "# ??/??",
        "expert_survey.standard_deviation": "@",
    }
    for key, number_format in figures.items():
        cell_of(book, key).value, cell_of(book, key).number_format = 4.5, number_format
    assert read_workbook(saved_by_office(saved(book))) == (NOTED.with_answers(dict.fromkeys(figures, 4.5)),)


def test_mistakes_are_found_in_the_same_cells_after_the_office_program():
    book = opened(template_bytes(NOTED))
    cell_of(book, "context.population").value = "=1+1"
    cell_of(book, "context.convicted_persons").value = "=1/0"
    for key, value, number_format in SHOWN_OTHERWISE:
        cell_of(book, key).value, cell_of(book, key).number_format = value, number_format
    cell_of(book, "prevention.video").value = "sone"
    cell_of(book, "prevention.video", "Holds for the day").value = "soon"
    content = saved(book)
    said = [[(each.place, each.message, each.given) for each in problems(each)] for each in (content, saved_by_office(content))]
    assert said[0] == said[1]
    assert len(problems(content)) == 4 + len(SHOWN_OTHERWISE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_questionnaire_is_a_few_pages_of_paper(language):
    for profile in (PROFILE, CountryProfile(country=PROFILE.country, year=2025)):
        pages = converted(template_bytes(profile, language), "pdf").count(b"/Type/Page/")
        assert 5 <= pages <= 12


ENTRIES = (
    *("0", "12", 12, 2.5, -1, 10, 11, "0,03", "0.03", "1 000 000,50 €", "19\u00a0854\u00a0000", "19\u202f854", "19,854,000"),
    *(
        "12,345",
        "12.345",
        "1,5",
        "1 234,567",
        "1,234,567.5",
        "1.234.567,5",
        "€ 15,87 per year",
        "15,87 € в год",
        "4,5 out of 10",
    ),
    *(
        "11",
        "10,5",
        "no data",
        " Нет\u00a0данных ",
        "not_collected",
        "This input does not say",
        "about 5",
        "-",
        "n/a",
        "no dta",
    ),
    *("5 people", "2**3", True, "12.0", "12,0", "0,125"),
    *("7\n", "7\n\n", "\t7", "no data\n", "Нет данных\u00a0\n", "4,5 out of 10\n", "many\n"),
)


@pytest.mark.parametrize("locale", ["en-US", "ru-RU"])
def test_an_entry_is_red_in_the_program_where_it_is_refused_when_it_is_read(locale):
    asked = [question for question in questions() if not question.scale]
    book = opened(template_bytes(PROFILE, "ru"))
    sheet = book.worksheets[2]
    formula = next(
        rule.formula[0] for each in sheet.conditional_formatting for rule in each.rules if "MATCH" in rule.formula[0]
    )
    reasons = re.search(r"MATCH\(.*?,('?[^,]*'?!\$\w+\$1:\$\w+\$\d+),0\)", formula)[1]
    cases = [(question, entry) for question in asked for entry in ENTRIES]
    for row, (question, entry) in enumerate(cases, 100):
        cell = sheet.cell(row, 2, entry)
        sheet.cell(row, 12, f"={wrong(cell, question, reasons)}")
    shown = load_workbook(BytesIO(converted(saved(book), "xlsx", locale=locale)), data_only=True).worksheets[2]
    red = {(question.key, entry): shown.cell(row, 12).value for row, (question, entry) in enumerate(cases, 100)}
    refused = {(question.key, entry): isinstance(read_cell(question, entry), Problem) for question, entry in cases}
    assert {case: value for case, value in red.items() if value != refused[case]} == {}


def test_a_row_is_as_high_as_its_texts_and_grows_with_them():
    note = Note(text="many words " * 30, source=Source(title="Report"))
    content = template_bytes(attrs.evolve(PROFILE, notes={"prevention.video": note}))
    for each in (content, saved_by_office(content)):
        sheet = opened(each)["Questionnaire"]
        plain, long = (
            sheet.row_dimensions[row_of(sheet, key)].height for key in ("prevention.recording_liability", "prevention.video")
        )
        assert long > 3 * plain
        with ZipFile(BytesIO(each)) as archive:
            rows = re.findall(rb"<row [^>]*>", archive.read("xl/worksheets/sheet3.xml"))
        # A row whose height somebody chose does not grow when more is written into it.
        assert not any(re.search(rb'customHeight="(?:1|true)"', row) for row in rows[2:52])
