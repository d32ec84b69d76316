"""The codebook knows every question, option and indicator without naming one."""

import csv
import io
from io import BytesIO

import pytest

from ptindex.declaration import LANGUAGES, Answer, Unavailable
from ptindex.examples import example_profile
from ptindex.formats import codebook
from ptindex.formats.spreadsheet import template_bytes
from ptindex.indicators import definitions
from ptindex.questionnaire import SECTIONS, questions

RECORDS = list(codebook.records())
MARKDOWN = {language: codebook.markdown(language) for language in LANGUAGES}
every_question = pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


@every_question
def test_the_records_have_every_question_with_everything_declared_of_it(question):
    rows = [row for row in RECORDS if row["key"] == question.key]
    answers = [row for row in rows if row["kind"] == "answer"]
    assert [(row["code"], row["level"], row["wording_en"], row["wording_ru"]) for row in answers] == [
        (option.code, option.level, option.en, option.ru) for option in question.scale or ()
    ]
    assert [row["code"] for row in rows if row["kind"] == "reason"] == [reason.code for reason in Unavailable]
    assert [row["number"] for row in rows if row["kind"] == "number"] == ([] if question.scale else [question.allowed[0]])
    for row in rows:
        assert (row["label_en"], row["label_ru"]) == (question.label.en, question.label.ru)
        assert (row["label_attested_en"], row["since"]) == ("en" in question.label.attested, question.since)
        assert row["on_page"] == question.on_page
        law = question.reference
        assert (row["reference_en"], row["reference_ru"]) == (("", "") if law is None else (law.en, law.ru))
        assert row["aspect"] == (question.aspect.code if question.aspect else "")


@every_question
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markdown_has_every_question_and_option(question, language):
    text = MARKDOWN[language]
    assert f"### {question.label.wording(language)} (`{question.key}`)" in text
    assert question.reference is None or question.reference.wording(language) in text
    for option in question.options:
        attested = {"en": ("no", "yes"), "ru": ("нет", "да")}[language][language in option.attested]
        level = f"{option.level:.3g}" if isinstance(option, Answer) else None
        row = [line for line in text.splitlines() if line.startswith(f"| `{option.code}` | {level or ''}")]
        assert any(option.wording(language) in line and line.endswith(f"| {attested} |") for line in row)


@pytest.mark.parametrize("key", definitions())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_is_named_beside_its_question(key, language):
    definition = definitions()[key]
    assert f"`{key}`" in MARKDOWN[language]
    assert any(key in row["indicators"].split(", ") for row in RECORDS if row["key"] == definition.question.key)
    if definition.base:
        assert any(row["rate_base"] == definition.base.key for row in RECORDS if row["key"] == definition.question.key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_has_a_heading(language):
    for section in SECTIONS:
        assert f"\n## {section.heading.wording(language)}\n" in MARKDOWN[language]


def test_the_csv_reads_back_row_for_row():
    rows = rows_of(codebook.csv())
    assert [(row["key"], row["code"], row["wording_ru"]) for row in rows] == [
        (row["key"], row["code"] or "", row["wording_ru"] or "") for row in RECORDS
    ]
    assert {row["level"] for row in rows} == {"", "0", "0.333333", "0.5", "0.666667", "1"}
    assert {row["attested_ru"] for row in rows if row["kind"] != "number"} == {"no"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_csv_in_one_language_leaves_the_other_out(language):
    (header, *_), other = codebook.csv(language).splitlines(), {"en": "ru", "ru": "en"}[language]
    assert not header.endswith(f"_{other}")
    wordings = [getattr(option, other) for question in questions() for option in question.scale or ()]
    assert not any(f"{wording}," in codebook.csv(language) for wording in wordings)


def test_a_csv_in_russian_is_as_excel_set_to_russian_takes_it():
    rows = list(csv.DictReader(io.StringIO(codebook.csv("ru"), newline=""), delimiter=";"))
    assert len(rows) == len(RECORDS)
    assert not any(letter in "".join(rows[0]) for letter in "abcdefghijklmnopqrstuvwxyz_")
    assert {row["Уровень"] for row in rows} == {"", "0", "0,333333", "0,5", "0,666667", "1"}
    assert {row["Вид"] for row in rows} == {"ответ", "число", "причина отсутствия ответа"}
    assert {row["Какое число"] for row in rows} == {"", "целое число от 0", "число от 0", "число от 0 до 10"}
    assert {row["Пределы шкалы"] for row in rows} == {"", "от 0 до 10"}
    assert {row["На странице страны"] for row in rows} == {"да", "нет"}


def test_a_csv_in_english_says_in_words_which_numbers_are_taken():
    assert {row["number"] for row in rows_of(codebook.csv("en"))} == {
        "",
        "a whole number from 0",
        "a number from 0",
        "a number from 0 to 10",
    }


def test_a_bar_does_not_end_a_cell_of_markdown():
    assert codebook._row("a|b") == r"| a\|b |"


def test_the_law_behind_a_question_is_named_in_the_language_of_the_reader():
    assert "правовая основа: КПП, статья 16" in MARKDOWN["ru"]
    assert "legal reference: UNCAT, article 16" in MARKDOWN["en"]
    english, russian = (codebook.csv(language) for language in LANGUAGES)
    assert "reference_ru" not in english
    assert "UNCAT" not in russian.replace("uncat", "")


def test_the_questionnaire_in_russian_names_the_law_in_russian():
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(BytesIO(template_bytes(example_profile(), "ru")))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert any("КПП, статья 16" in cell for cell in cells)
    assert not [cell for cell in cells if "article" in cell]
