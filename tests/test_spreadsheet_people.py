"""What people do to a questionnaire workbook by accident: each is said once, in words of their own, where they did it."""

import csv
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import attrs
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ptindex import Country, CountryProfile, Note, Panel, ProfileError, Source, example_profile
from ptindex.display.places import name_in_workbook
from ptindex.display.refusals import error_text
from ptindex.formats import csv as csv_format
from ptindex.formats import files
from ptindex.formats.results_workbook import write_results
from ptindex.formats.spreadsheet import read_workbook, template_bytes
from ptindex.formats.workbooks import words as workbook_words
from ptindex.questionnaire import questions
from test_spreadsheet import (
    LANGUAGES,
    NOTED,
    PROFILE,
    cell_of,
    edited,
    entry,
    opened,
    package,
    problems,
    row_of,
    saved,
    with_part,
)

VIDEO = "prevention.video"
UNASKED = tuple(question for question in questions() if question.since > 2019)


def russian(content):
    with pytest.raises(ProfileError) as caught:
        read_workbook(content)
    return error_text(caught.value, "ru")


# Days


@pytest.mark.parametrize("mac", [False, True])
@pytest.mark.parametrize("year", [1990, 2022, 2100])
def test_a_year_typed_into_a_cell_for_dates_is_no_day(mac, year):
    def edit(book):
        if mac:
            book.epoch = CALENDAR_MAC_1904
        cell = cell_of(book, VIDEO, "Date of the source")
        cell.value, cell.number_format = year, "yyyy-mm-dd"

    (problem,) = problems(edited(edit))
    assert problem.message.startswith("is a day before 1910, which a cell for dates makes of a year alone; write the day as")
    assert problem.given.startswith("190")


def test_a_year_in_a_cell_for_numbers_is_no_day():
    def edit(book):
        cell = cell_of(book, VIDEO, "Date of the source")
        cell.value, cell.number_format = 2022, "General"

    (problem,) = problems(edited(edit))
    assert problem.message == "is a year alone, which is no date; write it as YYYY-MM-DD"


@pytest.mark.parametrize("mac", [False, True])
@pytest.mark.parametrize("day", [date(1849, 5, 6), date(1905, 7, 14), date(1910, 1, 1), date(2022, 3, 4)])
def test_genuine_days_are_kept_in_books_of_either_calendar(mac, day):
    def edit(book):
        if mac:
            book.epoch = CALENDAR_MAC_1904

    profile = attrs.evolve(NOTED, source=Source(title="Chronicle", date=day))
    assert read_workbook(edited(edit, profile)) == (profile,)


def test_the_program_itself_warns_of_days_before_1910():
    sheet = opened(template_bytes(PROFILE))["Questionnaire"]
    checks = [each.formula1 for each in sheet.data_validations.dataValidation if each.type == "date"]
    assert checks == ["DATE(1910,1,1)"]


# Columns of one's own, and copies


def foreign_headings(sheet):
    """Every heading that another sheet has in either language."""
    own = {"Questionnaire": {"key", "answer"}, "Country and year": {"key", "value"}}.get(sheet, {"remark_line"})
    named = {
        "answer": workbook_words.ANSWER,
        "value": workbook_words.VALUE,
        "key": workbook_words.KEY,
        "remark_line": workbook_words.REMARK_LINE,
        "kept_number": workbook_words.KEPT_NUMBER,
        "kept_part": workbook_words.KEPT_PART,
    }
    texts = [text for name, text in named.items() if name not in own]
    if sheet != "Questionnaire":
        texts += [workbook_words.REMARK, workbook_words.SOURCE_TITLE, workbook_words.SOURCE_DATE, workbook_words.AS_OF]
    return [wording for text in texts for wording in (text.en, text.ru)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_column_of_ones_own_may_have_the_heading_of_another_sheet(language, number):
    content = template_bytes(NOTED, language)
    title = opened(template_bytes(NOTED)).sheetnames[number]
    headings = foreign_headings(title)
    assert len(headings) > 5

    def edit(book):
        for column, heading in enumerate(headings, 12):
            book.worksheets[number].cell(2, column).value = heading
            book.worksheets[number].cell(4, column).value = "my own"

    book = opened(content)
    edit(book)
    assert read_workbook(saved(book)) == (NOTED,)


@pytest.mark.parametrize("title", ["Questionnaire", "Country and year", "Other remarks", "Long texts"])
def test_a_copied_sheet_is_one_problem(title):
    profile = attrs.evolve(NOTED, remarks=("a line", "_x0041_"))

    def edit(book):
        book.copy_worksheet(book[title])

    (problem,) = problems(edited(edit, profile))
    assert str(problem) == (f"sheet {title} Copy, $: is a second sheet like {title!r}; remove one of the two, or its headings")


def test_a_copy_of_an_empty_sheet_of_remarks_changes_nothing():
    profile = attrs.evolve(NOTED, remarks=())
    assert read_workbook(edited(lambda book: book.copy_worksheet(book["Other remarks"]), profile)) == (profile,)


# Messages


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (date(2025, 5, 1), "2025-05-01"),
        (datetime(2025, 5, 1, 12, 30), "2025-05-01 12:30:00"),  # noqa: DTZ001
        (time(12, 30), "12:30:00"),
        (timedelta(days=2), "2 days, 0:00:00"),
    ],
)
@pytest.mark.parametrize("key", ["context.population", "expert_survey.rating"])
def test_a_date_that_a_spreadsheet_made_of_a_number_is_said_so(key, value, given):
    def edit(book):
        cell_of(book, key).value = value

    (problem,) = problems(edited(edit))
    assert problem.message == "is a date that the spreadsheet made of a number; format the cell as a number and type it again"
    assert problem.given == given


def test_a_date_in_place_of_the_published_total_or_of_an_answer_in_words_is_said_too():
    def edit(book):
        entry(book, "published.value").value = date(2025, 5, 1)
        cell_of(book, VIDEO).value = date(2025, 5, 1)

    assert [(each.message.split(";")[0], each.given) for each in problems(edited(edit))] == [
        ("is a date that the spreadsheet made of a number", "2025-05-01"),
        ("is not an answer to this question", "2025-05-01"),
    ]


ACCOUNTING = '_-* #,##0.00\\ _₽_-;-* #,##0.00\\ _₽_-;_-* "-"??\\ _₽_-;_-@_-'
SHOWN_OTHERWISE = [
    (0.36, "0%", "36%"),
    (5, "0.00%", "500%"),
    (0.036, "0.0\\%;-0.0\\%", "3.6%"),
    (0.5, "[<1]0%;0", "50%"),
    (4, "#,##0.00 [$₽-419]", "4 ₽"),
    (4, '"$"#,##0_);("$"#,##0)', "4 $"),
    (4, '0" тыс."', "4 тыс."),
    (4, '0"000"', "4 000"),
    (4, "0,", "4"),
    (4, "0.0,,", "4"),
    (4, ";;;", "4"),
    (0, ACCOUNTING, "0"),
    (0, "#,###", "0"),
    (1, '"TRUE";"TRUE";"FALSE"', "1 TRUE"),
]
"""Numbers with formats by which a cell shows something else, and what it is said to show."""
SHOWN_AS_THEY_ARE = [
    *("General", "GENERAL", "@", "0", "0.00", "#,##0", "# ##0", "#,###", "0.00E+00", "##0.0E+0", "# ??/??", "# ??/100"),
    *("[Red]0.0", "0.00_);(0.00)", ACCOUNTING, "[$-419]0.00", "0;-0;0"),
]
FIGURE = ("Questionnaire", "expert_survey.rating", "Answer")
MONEY = ("Questionnaire", "context.budget_per_prisoner_day", "Answer")
COUNTS = [("Questionnaire", "judicial_review.convictions", "Answer")]
NUMBERED = [
    *(FIGURE, MONEY, *COUNTS),
    ("Country and year", "published.value", "Entry"),
    ("Country and year", "published.release", "Entry"),
    ("Country and year", "year", "Entry"),
]
WRITTEN = [
    ("Questionnaire", VIDEO, "Remark"),
    ("Questionnaire", VIDEO, "Source"),
    ("Country and year", "country.name", "Entry"),
    ("Country and year", "country.iso3", "Entry"),
]


def typed(places, value, number_format):
    """The workbook with a number in cells that have a format."""

    def edit(book):
        for sheet, key, heading in places:
            cell = cell_of(book, key, heading, sheet)
            cell.value, cell.number_format = value, number_format

    return edited(edit)


@pytest.mark.parametrize(("value", "number_format", "given"), SHOWN_OTHERWISE)
def test_a_number_that_its_cell_shows_otherwise_is_refused_in_every_column(value, number_format, given):
    found = problems(typed([*NUMBERED, *WRITTEN], value, number_format))
    assert [problem.given for problem in found] == [given] * len([*NUMBERED, *WRITTEN])
    number = "is shown otherwise than the number in the cell; format the cell as a number and type it again alone"
    if given.endswith("%"):
        number = "is a percentage; format the cell as a number and type again only the number that is asked for"
    text = "is a number that the cell shows otherwise; format the cell as text and type it again"
    assert sorted(problem.message for problem in found) == sorted([number] * len(NUMBERED) + [text] * len(WRITTEN))


@pytest.mark.parametrize("number_format", SHOWN_AS_THEY_ARE)
def test_a_number_that_its_cell_shows_as_it_is_is_read_whatever_the_format(number_format):
    (profile,) = read_workbook(typed([FIGURE, *COUNTS], 4, number_format))
    assert [profile.answer(key) for _, key, _ in [FIGURE, *COUNTS]] == [4, 4]


@pytest.mark.parametrize("number_format", ['#,##0.00" €"', "[$€-407] #,##0.00", '0.00" € в день"', '0.00" per day"'])
def test_the_currency_that_is_asked_for_may_stand_beside_a_sum_and_nowhere_else(number_format):
    (profile,) = read_workbook(typed([MONEY], 15.87, number_format))
    assert profile.answer("context.budget_per_prisoner_day") == 15.87
    (problem,) = problems(typed(COUNTS, 4, number_format))
    assert problem.given in ("4 €", "4 € в день", "4 per day")


def test_a_percentage_is_said_in_russian_with_its_cell():
    assert russian(typed([FIGURE], 0.36, "0%")).endswith(
        "это проценты; задайте ячейке числовой формат и заново введите само число, о котором спрашивается в вопросе; дано: 36%"
    )


def test_what_is_allowed_is_what_the_list_of_the_cell_has():
    def edit(book):
        cell_of(book, "context.population").value = True
        cell_of(book, VIDEO).value = "sum"

    count, choice = problems(edited(edit))
    assert count.given == "TRUE"
    assert count.allowed[0] == "a whole number, 0 or more"
    for problem in (count, choice):
        assert "No data" in problem.allowed
        assert "This input does not say" not in problem.allowed


def test_problems_stand_in_the_order_of_sheets_rows_and_columns():
    def edit(book):
        book["Other remarks"]["A3"].value = "a\x7fb"
        cell_of(book, VIDEO, "Holds for the day").value = "soon"
        cell_of(book, VIDEO, "Source").value = None
        cell_of(book, "context.population").value = "many"
        book["Questionnaire"].delete_rows(row_of(book["Questionnaire"], "prevention.archive_access"))
        entry(book, "year").value = "last"

    found = [(each.sheet, each.row or 0, each.column or "") for each in problems(edited(edit))]
    assert [sheet for sheet, _, _ in found] == ["Country and year", *["Questionnaire"] * 4, "Other remarks"]
    assert found[1:5] == sorted(found[1:5])
    assert found[1] == ("Questionnaire", 0, "")


def test_a_russian_reader_is_told_the_question_and_the_column_by_their_names():
    book = opened(template_bytes(NOTED, "ru"))
    sheet = book.worksheets[2]
    sheet.cell(row_of(sheet, "context.police_officers"), 7).value = "скоро"
    sheet.cell(row_of(sheet, "context.police_officers"), 5).value = "Отчёт"
    said = russian(saved(book))
    label = next(question.label.ru for question in questions() if question.key == "context.police_officers")
    assert f"«{label}», столбец «Дата источника»" in said
    assert "не дата; запишите её так: ГГГГ-ММ-ДД" in said


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("$.context.population", "“Population”, column “Answer”"),
        ("$.notes['context'].as_of", "“STATISTICS”, column “Holds for the day”"),
        ("$.notes['prevention.video'].text", "“Video surveillance”, column “Remark”"),
        ("$.country.iso3", "“Code of the country”"),
        ("$.notes['published'].text", "“Remark on the published total”"),
        ("$.notes['published'].source.date", "“Date of the source”"),
        ("$.notes['prevention.video'].mood", None),
        ("$.remarks[0]", None),
        ("$", None),
    ],
)
def test_every_place_of_a_workbook_has_the_name_that_stands_there(path, name):
    assert name_in_workbook(path, "en") == name


@pytest.mark.parametrize("name", ["Казахстан", "kazakhstan", "KZ "])
def test_the_code_of_a_country_that_is_named_is_suggested(name):
    def edit(book):
        entry(book, "country.iso3").value = name

    (problem,) = problems(edited(edit))
    assert problem.suggestion == ("KAZ" if len(name) > 3 else None)


@pytest.mark.parametrize("sign", ["-", "—", "–", "n/a", "N/A", "н/д"])
def test_a_sign_for_nothing_is_refused_with_a_reason_to_choose(sign):
    def edit(book):
        cell_of(book, "context.population").value = sign

    (problem,) = problems(edited(edit))
    assert problem.suggestion in ("No data", "Нет данных")


# Other files


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "is a Word document: save it as plain text"),
        ("xl/workbook.bin", "is a binary workbook (.xlsb): save it as .xlsx"),
        ("content.xml", "is an OpenDocument file (.ods, .odt): save a sheet as .xlsx, and a text as plain text"),
        (
            "SHA256SUMS",
            "is a release of ptindex: `ptindex verify` checks it; its profiles are in the profiles.json that is in it",
        ),
    ],
)
def test_an_archive_of_another_kind_is_named(part, said):
    (problem,) = problems(package(**{part: "x"}))
    assert problem.message == said


def test_strict_open_xml_is_said_with_what_to_save_instead():
    def strict(part):
        return part.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
        )

    (problem,) = problems(with_part(template_bytes(PROFILE), "xl/workbook.xml", strict))
    assert problem.message == "is saved as Strict Open XML: save it as “Excel Workbook (.xlsx)” instead"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_of_results_is_called_so(tmp_path, language):
    write_results(tmp_path / "results.xlsx", Panel([PROFILE]), language=language)
    (problem,) = problems((tmp_path / "results.xlsx").read_bytes())
    assert problem.message == "is a workbook of results, not a questionnaire; give the files that it was made of"


def table_of(text):
    book = Workbook()
    for row in csv.reader(StringIO(text)):
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    return book


@pytest.mark.parametrize("tidy", [True, False])
def test_a_table_of_csv_that_was_saved_as_a_workbook_is_read(tidy):
    kept = (attrs.evolve(NOTED, remarks=()), CountryProfile(country=Country("XAA", "Atlantis"), year=2023))
    if not tidy:
        kept = tuple(attrs.evolve(each, notes={}) for each in kept)
    text = csv_format.dumps_tidy(kept) if tidy else csv_format.dumps_wide(kept)
    content = saved(table_of(text))
    assert read_workbook(content) == csv_format.loads(text)
    assert files.loads(content).profiles == csv_format.loads(text)


def test_what_is_wrong_with_a_table_in_a_workbook_is_said_with_its_sheet():
    book = table_of(csv_format.dumps_wide([attrs.evolve(NOTED, notes={}, remarks=())]))
    book.active["C2"].value = 1066
    (problem,) = problems(saved(book))
    assert (problem.sheet, problem.row, problem.column) == ("Sheet", 2, "year")
    book.active["C2"].value = "=2020+2"
    (problem,) = problems(saved(book))
    assert (problem.message, problem.row, problem.column) == ("holds a formula; paste its value instead", 2, "C")
    book.active["C2"].value = 2022
    book.active["A5003"].value = "KAZ"
    assert [each.message for each in problems(saved(book))] == ["has more than 5000 rows"]


@pytest.mark.parametrize("tidy", [True, False])
def test_a_table_in_a_workbook_has_no_numbers_shown_otherwise_and_nothing_but_texts_numbers_and_days(tidy):
    kept = attrs.evolve(NOTED, notes={}, remarks=())
    book = table_of(csv_format.dumps_tidy([kept]) if tidy else csv_format.dumps_wide([kept]))
    column = next(cell.column for cell in book.active[1] if cell.value in ("answer", "expert_survey.rating"))
    cell = book.active.cell(2, column)
    for value, number_format, given in [
        (0.36, "0%", "36%"),
        (4, "0,", "4"),
        (True, "General", "TRUE"),
        (time(12, 30), "h:mm", "12:30:00"),
    ]:
        cell.value, cell.number_format = value, number_format
        (problem,) = problems(saved(book))
        assert (problem.given, problem.row, problem.column) == (given, 2, cell.column_letter)


# What the template says


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_that_were_not_asked_are_not_among_the_unanswered(language):
    sheet = opened(template_bytes(CountryProfile(country=PROFILE.country, year=2019), language)).worksheets[2]
    (rule,) = (each for rules in sheet.conditional_formatting for each in rules.rules if "MATCH" not in each.formula[0])
    not_asked = workbook_words.NOT_ASKED.wording(language).format(2019)
    assert f'ISERROR(SEARCH("{not_asked}",$C3))' in rule.formula[0]
    assert UNASKED
    for question in UNASKED:
        assert not_asked in sheet.cell(row_of(sheet, question.key), 3).value


def test_a_name_that_turns_text_round_is_shown_as_its_numbers_in_titles():
    profile = attrs.evolve(PROFILE, country=Country("XAA", "Atl\u202eantis"))
    content = template_bytes(profile)
    assert "\u202e" not in opened(content).properties.title
    assert "[U+202E]" in opened(content)["Questionnaire"]["A1"].value
    assert read_workbook(content) == (profile,)


def test_a_tab_in_a_note_stays_in_its_cell():
    profile = attrs.evolve(PROFILE, notes={VIDEO: Note(text="one\ttwo\n\tthree")})
    content = template_bytes(profile)
    assert cell_of(opened(content), VIDEO, "Remark").value == "one\ttwo\n\tthree"
    assert read_workbook(content) == (profile,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_of_a_section_is_in_capitals(language):
    sheet = opened(template_bytes(PROFILE, language)).worksheets[2]
    headings = [row[0].value for row in sheet.iter_rows(min_row=3) if "." not in row[8].value]
    assert headings
    assert all(heading == heading.upper() for heading in headings)


def test_the_workbook_names_the_program_that_wrote_it():
    with ZipFile(BytesIO(template_bytes(example_profile()))) as archive:
        assert b"<Application>ptindex</Application>" in archive.read("docProps/app.xml")
    assert load_workbook(BytesIO(template_bytes(PROFILE))).properties.creator.startswith("ptindex ")
