"""What every display of a ranking says of those that are not ranked, and that a country alone has no place in it."""

import attrs
import pytest

import ptindex as pt
from ptindex.declaration import LANGUAGES
from ptindex.display import plot, words
from ptindex.display.explorer import explorer_html
from ptindex.display.explorer import words as explorer_words
from ptindex.display.figures import said
from ptindex.display.html import html_of
from ptindex.display.plots.canvas import counted
from ptindex.display.site import write_site
from ptindex.display.tables import tables_of
from ptindex.display.text import text_of
from ptindex.formats.results_workbook import write_results

KAZAKHSTAN = attrs.evolve(pt.example_profile(), published=None)
BETTER = attrs.evolve(
    KAZAKHSTAN.with_answers({"expert_survey.rating": 10, "prevention.video": pt.VideoCoverage.ALL}),
    country=pt.Country("XAA", "Atlantis"),
)
SILENT = pt.CountryProfile(country=pt.Country("XAB", "Silentia"), year=2022)
WITH_SILENT = (KAZAKHSTAN, BETTER, SILENT)
ALONE = (KAZAKHSTAN, SILENT)

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def shows(text, sentence):
    return "".join(sentence.split()) in "".join(text.split())


def shown(profiles, language, directory):
    """Every display of the ranking as text, by its name."""
    ranking = pt.rank(profiles)
    write_site(profiles, directory, languages=[language])
    site = directory / language
    return {
        "text": text_of(tables_of(ranking, language)),
        "notebook": html_of(tables_of(ranking, language), language),
        "plot": plot.ranking(ranking, language=language).description,
        "overview": (site / "index.html").read_text("utf-8"),
        "year": (site / "year-2022.html").read_text("utf-8"),
        "country": (site / "KAZ-2022.html").read_text("utf-8"),
    }


@in_both_languages
def test_wherever_places_are_shown_it_is_said_that_who_is_not_ranked_may_come_in(language, tmp_path):
    ranking = pt.rank(WITH_SILENT)
    assert [(row.best_rank, row.worst_rank) for row in ranking.rows] == [(1, 2), (2, 3)]
    sentence = said(words.RANK_BOUNDS_UNRANKED, language)
    for name, text in shown(WITH_SILENT, language, tmp_path / "with").items():
        assert shows(text, sentence), name
    for name, text in shown(WITH_SILENT[:2], language, tmp_path / "without").items():
        assert not shows(text, sentence), name


@in_both_languages
def test_a_country_alone_has_no_place_in_any_display(language, tmp_path):
    words_of_a_rank = said(words.RANK, language), said(words.RANKING, language)
    assert not pt.rank(ALONE).compares
    for name, text in shown(ALONE, language, tmp_path).items():
        assert "63.40" in text or "63,40" in text, name
        for word in words_of_a_rank:
            assert word not in text.replace(said(words.UNRANKED, language), ""), name


def test_the_workbook_has_places_of_two_countries_and_none_of_one(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    for profiles, expected in ((WITH_SILENT, [(1, 1, 2), (2, 2, 3), (None,) * 3]), (ALONE, [(None,) * 3] * 2)):
        write_results(tmp_path / "results.xlsx", pt.Panel(profiles))
        rows = [*openpyxl.load_workbook(tmp_path / "results.xlsx")["Ranks"].iter_rows(values_only=True)]
        head = next(at for at, row in enumerate(rows) if "Best rank" in row)
        places = [rows[head].index(name) for name in ("Rank", "Best rank", "Worst rank")]
        assert [tuple(row[at] for at in places) for row in rows[head + 1 :]] == expected


def test_a_country_alone_has_no_place_in_records_but_keeps_it_in_experiments_which_compare_methods():
    places = [[row[name] for name in ("rank", "best_rank", "worst_rank")] for row in pt.rank(ALONE).records()]
    assert places == [[None] * 3] * 2
    both = pt.experiments.compare_strategies(ALONE, [pt.EQUAL_WEIGHTS, pt.CAUTIOUS])
    assert [row["rank"] for row in both.records() if not row["reason"]] == [1, 1]


@in_both_languages
def test_the_explorer_knows_the_same_sentence(language):
    html = explorer_html(WITH_SILENT, language=language)
    assert said(words.RANK_BOUNDS_UNRANKED, language) in html
    assert said(explorer_words.SCORES, language, "{}") in html


def test_the_plot_has_room_for_every_place_that_is_possible():
    chart = plot.ranking(pt.rank(WITH_SILENT)).to_dict()
    last = max(row["x2"] for rows in chart["datasets"].values() for row in rows if "x2" in row and row["x2"] < 5)
    assert last == 3
    assert '"domain": [0.5, 3.5]' in str(chart).replace("'", '"')


@pytest.mark.parametrize("count", range(1, 60))
def test_an_axis_of_places_begins_with_the_first_and_ends_with_the_last(count):
    ticks = counted(count, "").ticks
    assert (ticks[0], ticks[-1]) == (1, count)
    assert len(ticks) <= 14
    assert list(ticks) == sorted(set(ticks))
