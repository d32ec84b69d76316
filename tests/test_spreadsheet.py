"""The questionnaire workbook: what is written is read again, whatever people do to it, and every mistake has its cell."""

import os
import random
import re
import sys
from datetime import date, datetime
from importlib import import_module
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter, range_boundaries

from generators import dates, lines, notes, profiles, sources
from ptindex import (
    ComparisonError,
    Country,
    CountryProfile,
    MissingExtraError,
    Note,
    ProfileError,
    PublishedScore,
    Source,
    Unavailable,
    example_profile,
)
from ptindex.display.sentences import sentence
from ptindex.formats.spreadsheet import read_workbook, template_bytes, write_template
from ptindex.formats.workbooks import words as workbook_words
from ptindex.formats.workbooks.archive import DAMAGED
from ptindex.formats.workbooks.layout import IDENTITY, parts_of, storable, text_of
from ptindex.questionnaire import questions
from ptindex.scores import CAVEAT
from ptindex.version import __version__

FUZZ = int(os.environ.get("PTINDEX_FUZZ", "300"))
LANGUAGES = ("en", "ru")
SECTION_NAMES = tuple(dict.fromkeys(question.section for question in questions()))
HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "+cmd|' /C calc'!A0",
    "@SUM(1)",
    "-1+1",
    "\uff1d1+1",
    "'quoted",
    "'=1",
    "\u202etxt.exe\u202c",
    "a\u200bb\u200f",
    "\u200b",
    "_x000D_",
    "x_x0041_y",
    "_x005F_x000D_",
    "tab\there",
    "line\nbreak",
    " \n lead and trail \n ",
    "\u2028",
    " ",
    "",
    "#REF!",
    "TRUE",
    "007",
    "2022-01-01",
    "1/2",
    "\ufeffmark",
    "x" * 32_768,
    "\U0001f600" * 20_000,
    "]]>&amp;&#10;",
    "[[text 1]]",
)
"""Texts that some program takes for something else, drops or changes."""
PROFILE = example_profile()
NOTED = attrs.evolve(
    PROFILE,
    territory="right bank",
    source=Source(title="Annual report", url="https://example.org/a", date=date(2023, 5, 1)),
    notes={
        "published": Note(text="as printed", as_of=date(2023, 6, 1)),
        "prevention": Note(text="a whole section"),
        "prevention.video": Note(text="visited", source=Source(title="NPM", date=date(2022, 3, 4)), as_of=date(2022, 12, 31)),
        "prevention.external_review": Note(),
    },
    remarks=("a line", "another"),
)


def opened(content):
    return load_workbook(BytesIO(content))


def saved(book):
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def columns_of(sheet, row=2):
    return {cell.value: cell.column for cell in sheet[row] if cell.value is not None}


def row_of(sheet, key):
    column = max(columns_of(sheet).values())
    return next(cell.row for cell in sheet[get_column_letter(column)] if cell.value == key)


def cell_of(book, key, heading="Answer", sheet="Questionnaire"):
    found = book[sheet]
    return found.cell(row_of(found, key), columns_of(found)[heading])


def entry(book, key):
    return cell_of(book, key, "Entry", "Country and year")


def edited(edit, profile=NOTED, language="en", **more):
    """The bytes of a workbook after a person has been at it."""
    book = opened(template_bytes(profile, language, **more))
    edit(book)
    return saved(book)


def problems(content):
    with pytest.raises(ProfileError) as caught:
        read_workbook(content)
    return caught.value.problems


# What is written is read again


wide_notes = st.dictionaries(
    st.sampled_from(SECTION_NAMES), st.builds(Note, text=lines, source=sources, as_of=dates), max_size=2
)
all_notes = st.builds(lambda one, other: {**one, **other}, notes, wide_notes)


@settings(max_examples=12)
@given(profiles(notes=all_notes), st.sampled_from(LANGUAGES), st.booleans())
def test_a_profile_survives_the_workbook_in_either_language(profile, language, beside):
    previous = attrs.evolve(PROFILE, country=profile.country, year=profile.year - 1) if beside and profile.year > 2019 else None
    assert read_workbook(template_bytes(profile, language, previous=previous)) == (profile,)


def test_hostile_texts_are_kept_and_are_no_formulas_anywhere():
    names = [text for text in HOSTILE if text.strip() and "\n" not in text and "\t" not in text]
    for number, name in enumerate(names):
        content = template_bytes(
            hostile(name, number), LANGUAGES[number % 2], previous=attrs.evolve(hostile(name, 0), year=2021)
        )
        assert read_workbook(content) == (hostile(name, number),)
        with ZipFile(BytesIO(content)) as archive:
            sheets = [archive.read(part) for part in archive.namelist() if part.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in sheet or b"<f " in sheet or b"hyperlink" in sheet for sheet in sheets)


def hostile(name, number=0):
    """A profile with hostile texts wherever one may stand."""
    line = name if "\u2028" not in name else "x"
    note = Note(text=HOSTILE[number], source=Source(title=name, url=line))
    return attrs.evolve(
        NOTED,
        country=Country("XAA", line),
        territory=line,
        published=PublishedScore(value=1, mark=line),
        remarks=HOSTILE,
        notes={"prevention.video": note, "context": note},
    )


def test_what_would_become_a_formula_when_it_is_edited_is_marked_as_text():
    book = opened(template_bytes(attrs.evolve(NOTED, remarks=('=HYPERLINK("http://x")', "plain")), "en"))
    first, second = (book["Other remarks"].cell(row, 1) for row in (3, 4))
    assert (first.data_type, first.quotePrefix, first.number_format) == ("s", True, "@")
    assert (second.data_type, second.quotePrefix, second.number_format) == ("s", False, "@")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_of_any_kind_comes_back_from_its_parts(text):
    parts = list(parts_of(text))
    assert all(storable(part) for part in parts)
    assert text_of(parts) == text


def test_numbers_that_a_spreadsheet_would_round_are_written_as_text():
    answers = {
        "context.population": 2**53 - 1,
        "context.law_enforcement_budget": 0.1 + 0.2,
        "context.budget_per_prisoner_day": 1.7976931348623157e308,
        "context.budget_per_prisoner_year": 5e-324,
    }
    published = PublishedScore(value=-0.1 - 0.2, release=3)
    profile = attrs.evolve(NOTED.with_answers(answers), published=published)
    content = template_bytes(profile)
    assert read_workbook(content) == (profile,)
    assert all(isinstance(cell_of(opened(content), key).value, str) for key in answers)
    assert entry(opened(content), "published.value").value == "-0,30000000000000004"
    assert cell_of(opened(content), "response_mechanism.complaints").value == 838


def test_the_bytes_are_the_same_for_the_same_profile_and_the_date_is_the_one_given():
    assert template_bytes(NOTED) == template_bytes(NOTED)
    written = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001
    dated = template_bytes(NOTED, written=written)
    assert dated == template_bytes(NOTED, written=written)
    assert opened(dated).properties.created == written
    properties = opened(template_bytes(NOTED, "ru")).properties
    assert (properties.language, properties.creator) == ("ru", f"ptindex {__version__}")
    assert properties.title == "Индекс запрещения пыток: вопросник, Казахстан, right bank, 2022"


def test_last_year_must_be_an_earlier_year_of_the_same_country():
    with pytest.raises(ComparisonError) as caught:
        template_bytes(NOTED, previous=NOTED)
    assert str(caught.value) == (
        f"last year's answers are {NOTED.title}, and the workbook is {NOTED.title}: "
        "give answers of an earlier year, or the workbook a later year"
    )
    with pytest.raises(ComparisonError) as caught:
        template_bytes(PROFILE, previous=attrs.evolve(PROFILE, country=Country("KGZ", "Kyrgyzstan"), year=2021))
    said = "last year's answers are of another country: Kyrgyzstan 2021, not Kazakhstan 2022"
    assert str(caught.value) == said
    assert sentence(said, "ru") == ("ответы за прошлый год относятся к другой стране: Кыргызстан 2021, а не Казахстан 2022")


# What a person sees


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_has_its_list_with_every_answer_in_the_language(language):
    book = opened(template_bytes(NOTED, language))
    sheet = book.worksheets[2]
    for question in questions():
        cell = sheet.cell(row_of(sheet, question.key), 2)
        (check,) = (each for each in sheet.data_validations.dataValidation if cell.coordinate in each.cells)
        name, _, place = check.formula1.rpartition("!")
        left, top, _, bottom = range_boundaries(place)
        listed = [book[name.strip("'")].cell(row, left).value for row in range(top, bottom + 1)]
        assert listed == [each.wording(language) for each in question.options if each is not Unavailable.NOT_STATED]
        assert check.showErrorMessage == bool(question.scale)  # a number is no item of a list
        assert len(check.prompt) <= 255
        assert len(check.promptTitle) <= 32
        assert len(check.error or "") <= 255


def test_a_wrong_number_turns_red_and_an_empty_answer_yellow():
    book = opened(template_bytes(NOTED))
    sheet = book["Questionnaire"]
    rules = {str(each.sqref): [rule.formula[0] for rule in each.rules] for each in sheet.conditional_formatting}
    rating, people = (cell_of(book, key).coordinate for key in ("expert_survey.rating", "context.population"))
    assert "<=10" in rules[rating][0]
    assert "INT" not in rules[rating][0]
    assert "INT" in rules[people][0]
    numbers = sum(question.scale is None for question in questions())
    assert len(rules) == numbers + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_cells_to_fill_in_are_unlocked_and_nothing_has_a_password(language):
    book = opened(template_bytes(NOTED, language, previous=attrs.evolve(NOTED, year=2021)))
    assert book.security.lockStructure
    assert book.security.workbookPassword is None
    sheet = book.worksheets[2]
    for section in SECTION_NAMES:
        row = row_of(sheet, section)
        assert [sheet.cell(row, column).protection.locked for column in range(1, 12)] == [True] * 3 + [False] * 5 + [True] * 3
    for question in questions():
        row = row_of(sheet, question.key)
        assert [sheet.cell(row, column).protection.locked for column in range(1, 12)] == [True, False, True] + [False] * 5 + [
            True
        ] * 3
    for each in book.worksheets:
        assert each.protection.sheet
        assert each.protection.password is None
        assert each.page_setup.fitToWidth == 1
        assert each.sheet_properties.pageSetUpPr.fitToPage
        assert each.page_setup.paperSize == 9
    own = sheet.column_dimensions["L"]
    assert (own.min, own.max, own.protection.locked) == (12, 60, False)
    assert sheet.freeze_panes == "B3"
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.page_setup.orientation == "landscape"
    assert [each.title for each in book.worksheets if each.sheet_state == "hidden"] == [workbook_words.LISTS.wording(language)]


def test_the_sheet_of_long_texts_shows_only_when_there_are_any():
    assert opened(template_bytes(PROFILE))["Long texts"].sheet_state == "hidden"
    assert opened(template_bytes(attrs.evolve(PROFILE, remarks=("",))))["Long texts"].sheet_state == "visible"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_says_what_this_is_and_which_version_wrote_it(language):
    texts = [row[0].value for row in opened(template_bytes(PROFILE, language)).worksheets[0].iter_rows()]
    assert CAVEAT.wording(language) in texts
    assert workbook_words.GUIDE_VERSION.wording(language).format(__version__) in texts


def test_a_break_between_editions_is_said_beside_last_years_answers():
    later = attrs.evolve(NOTED, year=2020)
    book = opened(template_bytes(later, previous=attrs.evolve(NOTED, year=2019)))
    assert "Answer in 2019 (other edition of the questionnaire, not comparable)" in columns_of(book["Questionnaire"])
    guide = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert workbook_words.GUIDE_BREAK.en in guide
    same = opened(template_bytes(NOTED, previous=attrs.evolve(NOTED, year=2021)))
    assert "Answer in 2021" in columns_of(same["Questionnaire"])
    assert workbook_words.GUIDE_BREAK.en not in [row[0].value for row in same.worksheets[0].iter_rows()]
    assert cell_of(same, "prevention.video", "Answer in 2021").value == "Some but not all facilities are equipped"
    assert cell_of(same, "prevention.video", "Remark and source in 2021").value == (
        "visited\nNPM, 2022-03-04\nHolds for the day: 2022-12-31"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2019, 2025])
def test_the_codebook_has_every_question_with_every_answer(language, year):
    profile = CountryProfile(country=PROFILE.country, year=year)
    book = opened(template_bytes(profile, language))
    rows = list(book.worksheets[4].iter_rows(min_row=2, values_only=True))
    for question in questions():
        mine = [row for row in rows if row[0] == question.key]
        assert {row[1] for row in mine} == {question.label.wording(language)}
        scale = [(each.code, each.level) for each in question.scale or ()]
        assert [(row[4], row[5]) for row in mine] == (scale or [(None, None)])
        not_asked = workbook_words.NOT_ASKED.wording(language).format(year)
        assert all((not_asked in row[7]) == (question.since > year) for row in mine)
        hint = cell_of_hint(book, question.key)
        assert (not_asked in hint) == (question.since > year)
    assert {row[4] for row in rows[-len(Unavailable) :]} == {reason.code for reason in Unavailable}


def cell_of_hint(book, key):
    sheet = book.worksheets[2]
    return sheet.cell(row_of(sheet, key), 3).value


# What people do to it


@pytest.mark.parametrize(("language", "other"), [("en", "ru"), ("ru", "en")])
def test_answers_in_the_other_language_are_read(language, other):
    answers = {question.key: question.options[0] for question in questions()}
    book = opened(template_bytes(attrs.evolve(PROFILE, notes={}), language))
    sheet = book.worksheets[2]
    for key, answer in answers.items():
        sheet.cell(row_of(sheet, key), 2).value = answer.wording(other)
    assert read_workbook(saved(book)) == (PROFILE.with_answers(answers),)


def test_codes_numbers_as_text_and_blanks_are_read():
    def edit(book):
        cell_of(book, "prevention.video").value = "all"
        cell_of(book, "context.population").value = "19\u00a0854\u00a0000 "
        cell_of(book, "context.budget_per_prisoner_year").value = "€ 15,87 per year"
        cell_of(book, "context.police_officers").value = " \u00a0\n"
        entry(book, "year").value = " 2022 "
        entry(book, "published.value").value = "\u2212120,5"
        entry(book, "published.release").value = "3"
        entry(book, "country.iso3").value = " KAZ "

    (profile,) = read_workbook(edited(edit))
    assert profile.answer("prevention.video").code == "all"
    assert profile.answer("context.population") == 19_854_000
    assert profile.answer("context.budget_per_prisoner_year") == 15.87
    assert profile.answer("context.police_officers") is Unavailable.NOT_STATED
    assert (profile.year, profile.country.iso3, profile.published.value, profile.published.release) == (2022, "KAZ", -120.5, 3)


def test_a_whole_number_of_the_published_total_and_a_year_as_a_fraction_are_read():
    def edit(book):
        entry(book, "year").value = 2022.0
        entry(book, "published.value").value = "1 234"
        entry(book, "published.release").value = 4.0

    (profile,) = read_workbook(edited(edit))
    assert (profile.year, profile.published.value, profile.published.release) == (2022, 1234.0, 4)


def test_dates_are_read_from_cells_of_dates_and_from_text_and_numbers_and_dates_from_cells_of_text():
    def edit(book):
        cell_of(book, "prevention.video", "Date of the source").value = " 03.02.2021 "
        cell_of(book, "prevention.video", "Holds for the day").value = datetime(2021, 5, 6)  # noqa: DTZ001
        cell_of(book, "prevention.video", "Remark").value = 12
        cell_of(book, "prevention.video", "Source").value = 1.5
        cell_of(book, "prevention", "Remark").value = date(2021, 1, 2)
        cell_of(book, "prevention", "Source").value = 3.0
        cell_of(book, "context", "Remark").value = "pasted_x000D_\nfrom elsewhere"

    (profile,) = read_workbook(edited(edit))
    note = profile.notes["prevention.video"]
    assert note == Note(text="12", source=Source(title="1.5", date=date(2021, 2, 3)), as_of=date(2021, 5, 6))
    assert profile.notes["prevention"] == Note(text="2021-01-02", source=Source(title="3"))
    assert profile.notes["context"] == Note(text="pasted\nfrom elsewhere")


def test_rows_sorted_columns_moved_sheets_renamed_and_more_added_change_nothing():
    def edit(book):
        sheet = book["Questionnaire"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        random.Random(1).shuffle(rows)
        for number, row in enumerate(rows, 3):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
        sheet.insert_cols(1)
        sheet["A2"].value = "my own"
        sheet["A3"].value = "=1+1"
        sheet["Z9"].value = "=2+2"
        sheet.insert_rows(1, 3)
        sheet.title = "Анкета"
        book.move_sheet(sheet, -2)
        book.create_sheet("Mine", 0)["A1"] = "=HYPERLINK(1)"
        book.create_chartsheet("Chart").add_chart(BarChart())

    assert read_workbook(edited(edit)) == (NOTED,)


def test_sections_on_sheets_of_their_own_are_read_together():
    def edit(book):
        sheet, second = book["Questionnaire"], book.create_sheet("Second")
        second.append([cell.value for cell in sheet[2]])
        for row in [each for each in sheet.iter_rows(min_row=3) if each[8].value.startswith("prevention")]:
            second.append([cell.value for cell in row])
            for cell in row:
                cell.value = None

    assert read_workbook(edited(edit)) == (NOTED,)


def test_headings_of_sections_and_the_sheet_of_remarks_may_be_missing():
    def edit(book):
        del book["Other remarks"]
        sheet = book["Questionnaire"]
        sheet.delete_rows(row_of(sheet, "context"))

    assert read_workbook(edited(edit)) == (attrs.evolve(NOTED, remarks=()),)


def test_the_sheet_of_long_texts_may_be_left_alone_by_texts_that_are_written_over():
    profile = attrs.evolve(NOTED, remarks=("", "x" * 40_000))

    def edit(book):
        book["Other remarks"]["A3"].value = "short"
        book["Long texts"].append(["no number", "and no text"])
        book["Long texts"].append([7, 8])

    assert read_workbook(edited(edit, profile)) == (attrs.evolve(profile, remarks=("short", "x" * 40_000)),)


def test_merged_cells_beside_the_answers_change_nothing():
    assert read_workbook(edited(lambda book: book["Questionnaire"].merge_cells("L3:M9"))) == (NOTED,)
    assert read_workbook(edited(lambda book: book["Questionnaire"].merge_cells("A1:H1"))) == (NOTED,)


@pytest.mark.parametrize("part", ["12", '"cut off', "[" * 5_000])
def test_a_long_text_that_was_spoilt_is_said_where_it_is_referred_to(part):
    def edit(book):
        book["Long texts"]["B3"].value = part

    (problem,) = problems(edited(edit, attrs.evolve(NOTED, remarks=("_x0041_",), notes={})))
    assert str(problem) == (
        "sheet Other remarks, row 3, column A, $.remarks[0]: refers to a long text that is not there; write the text itself; "
        "given: '[[text 1]]'"
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 2, 28), date(1909, 12, 31), date(1910, 1, 1), date(9999, 12, 31)])
def test_every_date_is_kept_although_programs_count_days_differently(day):
    profile = attrs.evolve(NOTED, source=Source(title="Chronicle", date=day))
    assert read_workbook(template_bytes(profile)) == (profile,)


def test_a_workbook_with_macros_is_read_as_data():
    content = edited(lambda book: None)
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                )
            target.writestr(name, part)
        target.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 a macro")
    assert read_workbook(stream.getvalue()) == (NOTED,)


# Mistakes


def test_a_workbook_with_ten_different_mistakes_has_ten_problems_each_with_its_cell():
    def edit(book):
        entry(book, "country.iso3").value = "kaz"  # 1
        entry(book, "year").value = 1066  # 2
        entry(book, "source.date").value = "01.05"  # 3
        cell_of(book, "context.population").value = 2.9  # 4
        cell_of(book, "context.convicted_persons").value = "=1+1"  # 5
        cell_of(book, "response_mechanism.complaints", "Remark").value = "=A1"  # 6
        cell_of(book, "investigating_body.status").value = "Autonomus body subordinate to the Government"  # 7
        cell_of(book, "ratification.uncat").value = True  # 8
        cell_of(book, "prevention.video", "Source").value = None  # 9: the date of the source stays
        sheet = book["Questionnaire"]
        cell_of(book, "prevention.archive_access", "Key").value = "prevention.archive_acess"  # 10
        places.update({key: row_of(sheet, key) for key in (*KEYS, "prevention.archive_acess")})

    KEYS = (  # noqa: N806
        "context.population",
        "context.convicted_persons",
        "response_mechanism.complaints",
        "investigating_body.status",
        "ratification.uncat",
        "prevention.video",
    )
    places = {}
    found = problems(edited(edit))
    identity = {each.key: row for row, each in enumerate(IDENTITY, 3)}
    assert sorted((each.sheet, each.row, each.column, each.path) for each in found) == sorted(
        [
            ("Country and year", identity["country.iso3"], "B", "$.country.iso3"),
            ("Country and year", identity["year"], "B", "$.year"),
            ("Country and year", identity["source.date"], "B", "$.source.date"),
            ("Questionnaire", places["context.population"], "B", "$.context.population"),
            ("Questionnaire", places["context.convicted_persons"], "B", "$.context.convicted_persons"),
            ("Questionnaire", places["response_mechanism.complaints"], "D", "$.notes['response_mechanism.complaints'].text"),
            ("Questionnaire", places["investigating_body.status"], "B", "$.investigating_body.status"),
            ("Questionnaire", places["ratification.uncat"], "B", "$.ratification.uncat"),
            ("Questionnaire", places["prevention.video"], "E", "$.notes['prevention.video'].source.title"),
            ("Questionnaire", places["prevention.archive_acess"], "I", "$"),
        ]
    )
    suggestions = {each.path: each.suggestion for each in found if each.suggestion}
    assert suggestions == {
        "$.country.iso3": "KAZ",
        "$.investigating_body.status": "Autonomous body subordinate to the Government",
        "$": "prevention.archive_access",
    }
    assert all(each.given for each in found if each.path != "$.notes['prevention.video'].source.title")


def at(key, value, heading="Answer"):
    def edit(book):
        cell_of(book, key, heading).value = value

    return edit


def of(key, value):
    def edit(book):
        entry(book, key).value = value

    return edit


def error_value(book):
    cell = cell_of(book, "context.population")
    cell.value = "#REF!"
    assert cell.data_type == "e"


def deleted_row(book):
    sheet = book["Questionnaire"]
    sheet.delete_rows(row_of(sheet, "prevention.recording_liability"))


def repeated_row(book):
    sheet = book["Questionnaire"]
    source = row_of(sheet, "prevention.video")
    for cell in sheet[source]:
        sheet.cell(60, cell.column).value = cell.value


def merged_rows(book):
    book["Questionnaire"].merge_cells("B6:B7")


def merged_with_the_question(book):
    book["Questionnaire"].merge_cells("A6:B6")


def column_taken_out(book):
    book["Questionnaire"].delete_cols(4)


def column_twice(book):
    book["Questionnaire"]["K2"].value = "ответ"


def no_identity(book):
    del book["Country and year"]


def without_long_texts(book):
    cell_of(book, "prevention.video", "Remark").value = "[[text 9]]"


def too_long(book):
    book["Other remarks"]["A5001"].value = "far away"
    book["Other remarks"]["A5002"].value = "farther"


def line_without_key(book):
    book["Questionnaire"]["B70"].value = "stray"


def formula_for_a_key(book):
    cell_of(book, "context", "Key").value = '="context"'


def control_character(book):
    book["Other remarks"]["A3"].value = "a\x7fb"


VIDEO = "sheet Questionnaire, row 49, column B, $.prevention.video: "


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            at("context.population", "=B5"),
            (
                "sheet Questionnaire, row 4, column B, $.context.population: holds a formula; paste its value instead; "
                "given: '=B5'"
            ),
        ),
        (
            error_value,
            (
                "sheet Questionnaire, row 4, column B, $.context.population: holds an error of the spreadsheet; "
                "write the value again; given: '#REF!'"
            ),
        ),
        (
            at("context", "No data"),
            (
                "sheet Questionnaire, row 3, column B, $.context: stands beside a heading, which takes no answer; "
                "given: 'No data'"
            ),
        ),
        (
            at("prevention.video", True, "Remark"),
            "sheet Questionnaire, row 50, column D, $.notes['prevention.video'].text: is not text; given: TRUE",
        ),
        (
            at("prevention.video", "31.02.2022", "Date of the source"),
            (
                "sheet Questionnaire, row 50, column G, $.notes['prevention.video'].source.date: is no day of the calendar; "
                "look it up and write it as YYYY-MM-DD; given: '31.02.2022'"
            ),
        ),
        (
            at("prevention.video", True, "Holds for the day"),
            (
                "sheet Questionnaire, row 50, column H, $.notes['prevention.video'].as_of: is not a date; write it as "
                "YYYY-MM-DD; given: TRUE"
            ),
        ),
        (
            at("prevention.video", "=TODAY()", "Holds for the day"),
            (
                "sheet Questionnaire, row 50, column H, $.notes['prevention.video'].as_of: holds a formula; paste its value "
                "instead; given: '=TODAY()'"
            ),
        ),
        (
            at("prevention.video", "a\nb", "Address of the source"),
            (
                "sheet Questionnaire, row 50, column F, $.notes['prevention.video'].source.url: has a line break or a tab; "
                "write it on one line; given: 'a\\nb'"
            ),
        ),
        (
            deleted_row,
            (
                "sheet Questionnaire, $.prevention.recording_liability: has no row; write its key into an empty row, or copy "
                "the row from a new template"
            ),
        ),
        (
            repeated_row,
            (
                "sheet Questionnaire, row 60, column I, $.prevention.video: stands twice, first in row 50 of sheet "
                "Questionnaire; remove one of the two rows; given: 'prevention.video'"
            ),
        ),
        (
            merged_rows,
            "sheet Questionnaire, row 6, column B, $: is one of the merged cells B6:B7; unmerge them and fill in each",
        ),
        (
            merged_with_the_question,
            "sheet Questionnaire, row 6, column A, $: is one of the merged cells A6:B6; unmerge them and fill in each",
        ),
        (column_taken_out, "sheet Questionnaire, $: has no column with the heading 'Remark'"),
        (
            column_twice,
            (
                "sheet Questionnaire, row 2, column K, $: is a heading that stands twice, first in column B; rename or remove "
                "one of the columns; given: 'ответ'"
            ),
        ),
        (
            no_identity,
            "$: has no sheet with the headings 'Key' and 'Entry' ('Ключ' and 'Значение'), for the country and the year",
        ),
        (
            without_long_texts,
            (
                "sheet Questionnaire, row 50, column D, $.notes['prevention.video'].text: refers to a long text that is not "
                "there; write the text itself; given: '[[text 9]]'"
            ),
        ),
        (too_long, "sheet Other remarks, row 5001, $: has more than 5000 rows"),
        (
            line_without_key,
            (
                "sheet Questionnaire, row 70, column B, $: stands in a row without a key; write the key of what it belongs to, "
                "or empty the row; given: 'stray'"
            ),
        ),
        (
            formula_for_a_key,
            "sheet Questionnaire, row 3, column I, $: holds a formula; paste its value instead; given: '=\"context\"'",
        ),
        (of("year", "next year"), ("sheet Country and year, row 6, column B, $.year: is not a number; given: 'next year'")),
        (
            of("year", None),
            (
                "sheet Country and year, row 6, column B, $.year: is not a data year of the index, a whole number from 2019 to "
                "2100"
            ),
        ),
        (
            of("year", "=2020+2"),
            "sheet Country and year, row 6, column B, $.year: holds a formula; paste its value instead; given: '=2020+2'",
        ),
        (
            of("country.iso3", "=1"),
            "sheet Country and year, row 4, column B, $.country.iso3: holds a formula; paste its value instead; given: '=1'",
        ),
        (of("country.name", None), "sheet Country and year, row 5, column B, $.country.name: is empty"),
        (
            of("territory", "a\nb"),
            (
                "sheet Country and year, row 7, column B, $.territory: has a line break or a tab; write it on one line; "
                "given: 'a\\nb'"
            ),
        ),
        (of("published.value", None), "sheet Country and year, row 11, column B, $.published.value: is not a finite number"),
        (
            of("published.value", "12,345"),
            (
                "sheet Country and year, row 11, column B, $.published.value: can be read in more than one way; write the "
                "number alone, with no sign between its thousands, and add a zero where there are three decimals; "
                "given: '12,345'"
            ),
        ),
        (
            of("published.release", 1.5),
            "sheet Country and year, row 13, column B, $.published.release: is not the number of a release; given: 1.5",
        ),
        (
            of("source.title", None),
            (
                "sheet Country and year, row 8, column B, $.source.title: is empty, though an address or a date of the source "
                "stands beside; write the title of the source"
            ),
        ),
        (
            of("schema", "ptindex/workbook/2"),
            (
                "sheet Country and year, row 3, column B, $.schema: is of a newer version of ptindex: pip install --upgrade "
                "ptindex; given: 'ptindex/workbook/2'; allowed: ptindex/workbook/1"
            ),
        ),
        (
            of("schema", None),
            ("sheet Country and year, row 3, column B, $.schema: is not what the template wrote; allowed: ptindex/workbook/1"),
        ),
        (
            control_character,
            (
                "sheet Other remarks, row 3, column A, $.remarks[0]: has a control character or a broken one; remove it; "
                "given: 'a\\x7fb'"
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_workbook_is_said_in_full(edit, message):
    (problem,) = problems(edited(edit))
    assert str(problem) == message


def test_the_problem_with_an_answer_is_in_the_language_of_the_workbook():
    book = opened(template_bytes(PROFILE, "ru"))
    sheet = book.worksheets[2]
    sheet.cell(row_of(sheet, "prevention.video"), 2).value = 5
    (problem,) = problems(saved(book))
    assert problem.allowed[0] == next(iter(questions()[-3].options)).ru
    assert problem.place == "sheet Вопросник, row 50, column B, $.prevention.video"


def test_suggestions_for_keys_end_where_there_are_too_many_mistakes():
    def edit(book):
        sheet = book["Questionnaire"]
        for row in range(100, 160):
            sheet.cell(row, 9).value = "prevention.vidoe"

    found = problems(edited(edit))
    assert [each.suggestion for each in found] == ["prevention.video"] * 50 + [None] * 10


def test_a_row_of_the_country_that_is_gone_is_said_once():
    def edit(book):
        sheet = book["Country and year"]
        for key in ("country.name", "year", "published.value", "source.title", "notes.published.text"):
            sheet.delete_rows(row_of(sheet, key))
        sheet = book["Questionnaire"]
        sheet.delete_cols(5)

    assert [(each.sheet, each.path, each.message.split(";")[0]) for each in problems(edited(edit))] == [
        ("Country and year", f"$.{key}", "has no row")
        for key in ("country.name", "year", "source.title", "published.value", "notes.published.text")
    ] + [("Questionnaire", "$", "has no column with the heading 'Source'")]


# Files that are no questionnaire


def package(**parts):
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def with_part(content, name, change):
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for each in source.namelist():
            target.writestr(each, change(source.read(each)) if each == name else source.read(each))
    return stream.getvalue()


def other_workbook():
    book = Workbook()
    book.active.append(["Key", "Something else"])
    for _ in range(60):
        book.active.append(["a", "b"])
    return saved(book)


def many_sheets():
    book = Workbook()
    for number in range(70):
        book.create_sheet(f"s{number}")
    return saved(book)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "$: is no workbook of the kind .xlsx"),
        (b"Kazakhstan\n", "$: is no workbook of the kind .xlsx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "$: is an Office file of before 2007 (.xls, .doc), or one with a password: save it as .xlsx",
        ),
        (
            package(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "$: is an archive, no workbook: unpack it and give the file that is in it",
        ),
        (
            package(**{"xl/workbook.xml": " " * (25 * 2**20)}),
            "$: is larger than a questionnaire may be: more than 24 MiB when unpacked",
        ),
        (
            package(**{f"{number}.xml": "" for number in range(1001)}),
            "$: is larger than a questionnaire may be: more than 24 MiB when unpacked",
        ),
        (b"PK\x03\x04" + bytes(25 * 2**20), "$: is larger than a questionnaire may be, 24 MiB"),
        (
            package(**{"xl/workbook.xml": "", "xl/styles.xml": "<a/>" * 60_001}),
            "$: is larger than a questionnaire may be: more than 60000 elements",
        ),
        (
            package(**{"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": "\ufeff <a/>" + "<a/>" * 300_001}),
            "$: is larger than a questionnaire may be: more than 300000 elements",
        ),
        (
            other_workbook(),
            (
                "$: is no questionnaire workbook: no sheet has the headings 'Key' and 'Answer' ('Ключ' and 'Ответ'); make one "
                "with `ptindex template`"
            ),
        ),
        (many_sheets(), "$: has more than 60 sheets"),
        (b"PK\x03\x04 cut off", f"$: {DAMAGED}"),
    ],
    ids=range(12),
)
def test_a_file_that_is_no_questionnaire_is_refused_whole(content, message):
    (problem,) = problems(content)
    assert str(problem) == message


def test_a_workbook_with_a_bomb_of_entities_is_refused():
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    for name in ("xl/workbook.xml", "xl/worksheets/sheet3.xml", "xl/styles.xml"):
        (problem,) = problems(with_part(template_bytes(PROFILE), name, lambda part: bomb))
        assert problem.message == DAMAGED


_LONG = [b"a" * 200_000] * 3
PIECES = {
    "a comment": b"<!--%b-->" % b"<".join(_LONG),
    "an instruction": b"<?x %b?>" % b"<".join(_LONG),
    "an attribute": b'<x a="%b"/>' % b">".join(_LONG),
    "characters": b"<x><![CDATA[%b]]></x>" % b"<".join(_LONG),
    "a comment that seems to end": b"<x><![CDATA[<?]]></x><!-- %b -->" % b"?><?".join(_LONG),
    "what never ends": b"<!--%b" % b"<".join(_LONG),
}


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_that_would_take_its_square_is_refused(piece):
    content = with_part(template_bytes(PROFILE), "xl/worksheets/sheet1.xml", lambda part: part + PIECES[piece])
    (problem,) = problems(content)
    assert problem.message == "is larger than a questionnaire may be: more than 512 KiB in one piece"


def test_a_part_that_no_program_writes_so_is_refused_and_what_another_keeps_for_itself_is_left_alone():
    content = with_part(template_bytes(PROFILE), "xl/styles.xml", lambda part: part.decode().encode("utf-16"))
    (problem,) = problems(content)
    assert problem.message == DAMAGED
    kept = BytesIO(template_bytes(PROFILE))
    with ZipFile(kept, "a", ZIP_DEFLATED) as archive:
        archive.writestr("customXml/item1.xml", "<x>{}</x>".format("a" * 600_000).encode("utf-16"))
    assert read_workbook(kept.getvalue()) == (PROFILE,)


def test_absurd_sizes_in_a_workbook_cost_nothing():
    content = with_part(
        template_bytes(PROFILE),
        "xl/worksheets/sheet3.xml",
        lambda part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', part).replace(
            b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
    )
    assert [each.message for each in problems(content)] == [
        "is one of the merged cells A1:XFD1048576; unmerge them and fill in each",
        "has more than 5000 rows",
    ]


def test_a_damaged_workbook_ends_in_a_value_or_in_our_own_error():
    chance = random.Random(20190101)
    whole = template_bytes(NOTED)
    with ZipFile(BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(FUZZ // 6):
        read_or_refused(_damaged(whole, chance))
        # Inside, where no checksum finds it.
        name = chance.choice(list(parts))
        read_or_refused(package(**{**parts, name: _damaged(parts[name], chance)}))


def _damaged(content, chance):
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(damaged)), chance.randrange(len(damaged))
        match chance.randrange(4):
            case 0:
                del damaged[at : at + chance.randint(1, 9)]
            case 1:
                damaged[at], damaged[other] = damaged[other], damaged[at]
            case 2:
                damaged[at:at] = damaged[at : at + chance.randint(1, 40)]
            case _:
                damaged[at] = chance.choice(b'0123456789<>/="rtsvcfA \xd0\xff')
    return bytes(damaged)


def read_or_refused(content):
    try:
        return read_workbook(content)
    except ProfileError as error:
        return str(error)


CELLS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20).filter(lambda text: text < "\ufffe")
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.datetimes(min_value=datetime(1950, 1, 1))  # noqa: DTZ001
    | st.none()
)


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 12), CELLS), max_size=12), st.sampled_from([1, 2, 3]))
def test_anything_in_any_cell_ends_in_a_value_or_in_our_own_error(cells, sheet):
    def edit(book):
        for row, column, value in cells:
            book.worksheets[sheet].cell(row, column).value = value

    read_or_refused(edited(edit))


# Without the packages


@pytest.mark.parametrize("module", ["openpyxl", "defusedxml.ElementTree"])
def test_without_the_packages_it_is_said_what_to_install(monkeypatch, module):
    content = template_bytes(PROFILE)
    for name in [each for each in sys.modules if each.startswith("ptindex.formats.workbooks.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    for function in (lambda: template_bytes(PROFILE), lambda: read_workbook(content)):
        with pytest.raises(MissingExtraError, match=r"pip install 'ptindex\[excel\]'"):
            function()


def test_without_its_safe_parser_openpyxl_is_not_trusted(monkeypatch):
    # By its module, not by the package's attribute, which another import of it may have taken away.
    monkeypatch.setattr(import_module("ptindex.formats.workbooks.sheets"), "DEFUSEDXML", False)
    with pytest.raises(MissingExtraError):
        read_workbook(template_bytes(PROFILE))


def test_a_file_that_cannot_be_read_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_workbook(tmp_path / "none.xlsx")
    write_template(tmp_path / "one.xlsx", NOTED, "ru")
    assert read_workbook(str(tmp_path / "one.xlsx")) == (NOTED,)
