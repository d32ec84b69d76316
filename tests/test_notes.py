"""The notes beside the answers that changed: which remark, source and day stood there before and stand there now."""

import json
from datetime import date

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import generators as g
import ptindex as pt
from ptindex.cli import run
from ptindex.display import as_html, as_text
from ptindex.display.figures import noted
from ptindex.display.results.scores import score_tables
from ptindex.display.text import text_of
from ptindex.notes import NoteChange
from ptindex.questionnaire import questions

VIDEO, CONVICTIONS, COMPLAINTS = "prevention.video", "judicial_review.convictions", "investigating_body.complaints"
OLD = pt.Note(
    text="Two prisons of three", source=pt.Source(title="Ombudsman", url="https://example.org"), as_of=date(2022, 12, 31)
)
NEW = pt.Note(text="All prisons", source=pt.Source(title="Annual report", date=date(2024, 2, 1)))
COURTS = pt.Note(source=pt.Source(title="Supreme Court"))


@pytest.fixture
def kz():
    return attrs.evolve(pt.example_profile(), notes={VIDEO: OLD, COMPLAINTS: COURTS, "context.population": OLD})


def following(kz, answers, **notes):
    return attrs.evolve(kz, year=2023, notes={**kz.notes, **notes}).with_answers(answers)


@settings(deadline=None)
@given(
    g.profiles(year=st.integers(2020, 2030)), g.notes, st.data(), st.sampled_from([pt.EQUAL_WEIGHTS, pt.Points.symmetric(1)])
)
def test_every_note_that_changed_stands_somewhere_in_the_change(before, notes, data, strategy):
    asked = data.draw(st.lists(st.sampled_from(questions()), max_size=4, unique=True))
    answers = {question.key: data.draw(g.answers(question)) for question in asked}
    after = attrs.evolve(before, notes=notes).with_answers(answers)
    try:
        change = pt.explain_change(before, after, strategy)
    except pt.NotEnoughDataError:
        assume(False)
    beside = {note.path: note for each in (*change.lines, *change.without_effect) for note in each.notes}
    alone = {note.path: note for note in change.notes_only}
    changed = {path for path in {*before.notes, *notes} if before.notes.get(path) != notes.get(path)}
    assert changed <= {*beside, *alone}
    assert not {*beside} & {*alone}
    assert {*alone} <= changed
    shown = {(each["path"], each["side"]) for each in change.note_records()}
    assert shown >= {(path, "after") for path in changed if path in notes}
    assert shown >= {(path, "before") for path in changed if path in before.notes}


def test_what_was_pasted_with_blanks_around_it_stands_without_them_in_a_line_of_its_own():
    source = pt.Source(title="Закон КР № 205 ", url=" https://example.org\t")
    note = pt.Note(text="\u00a0Обжаловать можно омбудсмену.  \n", source=source, as_of=date(2024, 2, 1))
    assert noted(note, "ru") == (
        "Обжаловать можно омбудсмену. Источник: Закон КР № 205, https://example.org; по состоянию на 2024-02-01"
    )
    assert noted(attrs.evolve(note, text="омбудсмену"), "ru").startswith("омбудсмену; Источник: ")
    with pytest.raises(pt.ProfileError, match="is empty"):
        pt.Source(title=" \n")
    with pytest.raises(pt.ProfileError, match="is not text"):
        pt.Note(text=1)


def test_an_answer_for_a_day_of_another_year_is_a_check(kz):
    days = {VIDEO: date(2022, 12, 31), CONVICTIONS: date(2019, 12, 31), COMPLAINTS: date(2035, 1, 1)}
    found = pt.audit(attrs.evolve(kz, notes={key: pt.Note(text="seen", as_of=day) for key, day in days.items()}))
    (new,) = set(found) - set(pt.audit(pt.example_profile()))
    assert (new.kind.code, new.questions) == ("check", (COMPLAINTS, CONVICTIONS))
    assert new.text.en == "the number of answers that hold for a day outside 2022: 2"
    assert list(pt.audit(kz)) == list(pt.audit(pt.example_profile()))


def test_a_line_has_the_notes_of_its_answer_before_and_after(kz):
    change = pt.explain_change(kz, following(kz, {VIDEO: pt.VideoCoverage.ALL}, **{VIDEO: NEW}))
    (line,) = change.lines
    assert line.notes == (NoteChange(path=VIDEO, before=OLD, after=NEW),)
    assert change.notes_only == ()


def test_a_rate_has_the_notes_of_the_count_and_of_what_it_is_a_share_of(kz):
    (line,) = pt.explain_change(kz, following(kz, {CONVICTIONS: 9}, **{CONVICTIONS: NEW})).lines
    assert line.notes == (
        NoteChange(path=CONVICTIONS, before=None, after=NEW),
        NoteChange(path=COMPLAINTS, before=COURTS, after=COURTS),
    )


def test_a_note_without_a_remark_is_shown_as_its_source(kz):
    only = pt.Note(source=pt.Source(title="Order 114"), as_of=date(2022, 12, 31))
    after = following(
        kz, {VIDEO: pt.VideoCoverage.ALL, CONVICTIONS: 9}, **{VIDEO: only, CONVICTIONS: pt.Note(as_of=date(2022, 1, 1))}
    )
    text = as_html(pt.explain_change(kz, after))
    assert "<bdi>Source: Order 114; as of 2022-12-31</bdi>" in text
    assert "Note: Source" not in text
    russian = as_html(pt.explain_change(kz, after), "ru")
    assert "Источник: Order 114" in russian
    assert "Примечание: Источник" not in russian


def test_an_answer_without_an_effect_has_its_note_and_a_note_that_changed_alone_is_listed(kz):
    after = following(kz, {"context.population": 20_000_000}, **{VIDEO: NEW, "published": OLD, "prevention": NEW})
    change = pt.explain_change(kz, after)
    (answer,) = change.without_effect
    assert answer.notes == (NoteChange(path="context.population", before=OLD, after=OLD),)
    assert [each.path for each in change.notes_only] == ["prevention", VIDEO, "published"]


def test_the_notes_are_rows_for_a_data_frame(kz):
    change = pt.explain_change(kz, following(kz, {VIDEO: pt.VideoCoverage.ALL}, **{VIDEO: NEW}))
    assert list(change.note_records()) == [
        {
            "path": VIDEO,
            "side": "before",
            "text": "Two prisons of three",
            "source": "Ombudsman",
            "url": "https://example.org",
            "source_date": None,
            "as_of": "2022-12-31",
        },
        {
            "path": VIDEO,
            "side": "after",
            "text": "All prisons",
            "source": "Annual report",
            "url": "",
            "source_date": "2024-02-01",
            "as_of": None,
        },
    ]


def test_the_tables_of_a_change_show_the_notes_below_the_wordings(kz):
    after = following(kz, {VIDEO: pt.VideoCoverage.ALL, CONVICTIONS: 9}, **{VIDEO: NEW, "published": OLD, CONVICTIONS: OLD})
    html = as_html(pt.explain_change(kz, after))
    assert "<bdi>Note: Two prisons of three; Source: Ombudsman, https://example.org; as of 2022-12-31</bdi>" in html
    assert "<bdi>Note: All prisons; Source: Annual report, 2024-02-01</bdi>" in html
    assert f"<bdi>Source ({COMPLAINTS}): Supreme Court</bdi>" in html
    assert "Notes that changed beside what did not move" in html
    russian = as_text(
        pt.explain_change(kz, following(kz, {"context.population": 1}, published=OLD, prevention=NEW, **{VIDEO: NEW})), "ru"
    )
    assert "Изменились только примечания" in russian
    assert "Примечание: Two prisons of" in russian
    alone = russian.split("Изменились только примечания")[1]
    assert "Опубликованный итог" in alone
    assert VIDEO in alone


def test_the_tables_of_a_score_show_the_notes_beside_answers_and_gaps(kz):
    rating, staff = "expert_survey.rating", "context.penitentiary_employees"
    noted = attrs.evolve(kz, notes={**kz.notes, rating: NEW, staff: NEW}).with_answers({staff: pt.Unavailable.WITHHELD})
    text = text_of(score_tables(pt.score(noted), "en", noted))
    contributions, missing = text.split("What is missing and why")
    assert "Note: Two prisons" in contributions
    assert f"Note ({COMPLAINTS})" not in contributions
    assert missing.count("Note: All prisons") == 2
    assert "Note" not in text_of(score_tables(pt.score(noted), "en"))


def test_the_command_line_hands_the_notes_on(kz, tmp_path, capsys):
    after = following(kz, {VIDEO: pt.VideoCoverage.ALL}, **{VIDEO: NEW, "published": OLD})
    paths = []
    for profile in (kz, after):
        paths.append(tmp_path / f"{profile.year}.json")
        paths[-1].write_text(pt.dumps(profile), "utf-8")
    assert run(["compare", *map(str, paths), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [(each["path"], each["side"]) for each in document["notes"]] == [
        (VIDEO, "before"),
        (VIDEO, "after"),
        ("published", "after"),
    ]
    assert document["notes_only"] == ["published"]
