"""The commands `experiment` and `robustness`: what they print, for people and for programs, and what they refuse."""

import json
import sys

import attrs
import pytest

import ptindex as pt
from ptindex.__main__ import main
from ptindex.display import as_html, as_text
from ptindex.experiments import robustness
from ptindex.formats import page

KZ = pt.example_profile()
TESTLAND = attrs.evolve(
    KZ.with_answers({"prevention.video": pt.VideoCoverage.ALL, "ratification.opcat": pt.TreatyStatus.NEITHER}),
    country=pt.Country("XTA", "Testland"),
)


@pytest.fixture
def files(tmp_path):
    """The names of files with two profiles."""
    names = []
    for profile in (KZ, TESTLAND):
        path = tmp_path / f"{profile.country.iso3}.json"
        path.write_text(pt.dumps(profile), "utf-8")
        names.append(str(path))
    return names


@pytest.fixture
def run(capsys):
    """A function that runs the command line and gives exit status, standard output and standard error."""

    def call(*arguments):
        status = main(arguments)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture
def weights(tmp_path):
    path = tmp_path / "weights.toml"
    path.write_text("[treaties]\nratification = 3\n\n[video]\nprevention.video = 4\n", "utf-8")
    return str(path)


def test_an_experiment_shows_every_part_that_was_asked_for(run, files, weights):
    status, out, err = run("experiment", *files, "--weights", weights, "--sweep", "prevention", "--leave-out")
    assert (status, err) == (0, "")
    assert "Weight set “treaties”" in out
    assert "23.0769%" in out
    assert "Ranks without each dimension and indicator" in out
    _, out, _ = run("experiment", *files, "--sweep", "prevention", "--sweep", "prevention.video", "--lang", "ru")
    assert out.count("Рейтинг при изменении веса") == 2
    assert "Weight set" not in out


def test_an_experiment_for_programs_is_one_document_a_line(run, files, weights):
    status, out, _ = run("experiment", *files, "--weights", weights, "--sweep", "prevention", "--leave-out", "--json")
    documents = [json.loads(line) for line in out.splitlines()]
    assert status == 0
    assert [each["experiment"] for each in documents] == ["weights", "sweep", "leave one out"]
    assert documents[0]["inputs"]["weight_sets"] == {"treaties": {"ratification": 3}, "video": {"prevention.video": 4}}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["experiment", "--leave-out"], "experiment needs files: country pages, JSON, CSV or workbooks"),
        (["experiment", "FILE"], "experiment needs something to try: --weights FILE, --sweep NAME or --leave-out"),
        (["robustness"], "robustness needs files: country pages, JSON, CSV or workbooks"),
    ],
)
def test_nothing_to_do_is_wrong_usage(run, files, arguments, said):
    given = [files[0] if each == "FILE" else each for each in arguments]
    assert run(*given) == (2, "", f"ptindex: {said}\n")


def test_what_is_wrong_with_weights_comes_with_the_name_of_the_file(run, files, tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[a]\npreventoin = 1\n", "utf-8")
    status, _, err = run("experiment", *files, "--weights", str(wrong))
    assert status == 1
    assert err.startswith(f"ptindex: {wrong}: $['a']: is not a dimension or an indicator of this strategy")
    assert run("experiment", *files, "--weights", str(tmp_path / "none.toml"))[0] == 1


def test_a_code_goes_to_the_pages_that_name_no_known_country(run, tmp_path):
    text = page.dumps(pt.example_profile())
    known, unknown = tmp_path / "known.txt", tmp_path / "unknown.txt"
    known.write_text(text, "utf-8")
    unknown.write_text("Atlantis 2022\n" + text.partition("\n")[2], "utf-8")
    for command in (("experiment", "--leave-out"), ("robustness", "--draws", "10")):
        assert "pass --iso3" in run(*command, str(known), str(unknown))[2]
        assert run(*command, str(known), str(unknown), "--iso3", "XAA")[0] == 0


def test_a_method_without_weights_and_mixed_years_are_refused(run, files, tmp_path):
    points = tmp_path / "points.json"
    points.write_text(pt.dumps(pt.Points.symmetric(10)), "utf-8")
    status, _, err = run("experiment", *files, "--leave-out", "--strategy", str(points))
    assert status == 1
    assert "has no weights by name" in err
    later = tmp_path / "later.json"
    later.write_text(pt.dumps(attrs.evolve(TESTLAND, year=2023)), "utf-8")
    assert "pass --mixed-years" in run("experiment", files[0], str(later), "--leave-out")[2]
    assert run("experiment", files[0], str(later), "--leave-out", "--mixed-years")[0] == 0


def test_what_was_hard_to_read_on_a_page_is_said(run, tmp_path):
    from ptindex.examples import example_page

    page = tmp_path / "page.txt"
    page.write_text(example_page(), "utf-8")
    status, out, err = run("experiment", str(page), "--sweep", "prevention")
    assert status == 0
    assert "line 53" in err
    assert "Kazakhstan 2022" in out


def test_robustness_shows_ranks_and_says_what_was_drawn(run, files):
    status, out, err = run("robustness", *files, "--draws", "300", "--seed", "7")
    assert (status, err) == (0, "")
    assert "What 300 draws from seed 7 varied" in out
    assert "How often each rank is taken" in out
    assert pt.CAVEAT.en[:40] in out
    assert "Как часто занимается каждое место" in run("robustness", *files, "--draws", "300", "--lang", "ru")[1]


def test_robustness_for_programs_carries_its_seed_and_is_the_same_again(run, files):
    first, again = (run("robustness", *files, "--draws", "200", "--seed", "7", "--json")[1] for _ in range(2))
    document = json.loads(first)
    assert first == again
    assert document["inputs"] | {"draws": 200, "seed": 7, "units": ["KAZ 2022", "XTA 2022"]} == document["inputs"]
    assert {row["unit"] for row in document["records"]} == {"KAZ 2022", "XTA 2022"}
    assert len(document["ranks"]) == 4
    assert len(document["pairs"]) == 2


def test_a_bar_is_drawn_on_a_terminal_alone(run, files, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("robustness", *files, "--draws", "200")[0] == 0


def test_robustness_shows_in_a_notebook():
    assert as_html(robustness([KZ, TESTLAND], draws=200)).count("<table") == 3


def test_a_unit_without_a_score_in_any_draw_has_no_quantiles():
    found = robustness([KZ, TESTLAND], draws=200)
    spread = attrs.evolve(found.uncertainty.units[0].score, median=None, low=None, high=None)
    units = (attrs.evolve(found.uncertainty.units[0], score=spread), *found.uncertainty.units[1:])
    assert "—" in as_text(attrs.evolve(found, uncertainty=attrs.evolve(found.uncertainty, units=units)))
