"""A matrix is read from any table, cannot be changed, and says all that is wrong with what it was given."""

import pickle
import sys
from decimal import Decimal
from math import inf, isnan, nan

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import profiles
from ptindex import EQUAL_WEIGHTS, StrategyError, example_profile, indicators
from ptindex.composite import Branch, IndicatorMatrix
from ptindex.exceptions import MissingExtraError, ProblemsError
from ptindex.indicators import definitions
from ptindex.matrices import from_profiles

ROWS = {"A": {"law": 1.0, "video": 0.2, "rating": None}, "B": {"law": 0.5, "video": nan, "rating": 7}}


@pytest.fixture
def matrix():
    return IndicatorMatrix.from_mapping(
        ROWS,
        tree={"rules": ["law"], "practice": ["video", "rating"]},
        polarity={"rating": -1},
        reasons={("B", "video"): "hard to access"},
        not_applicable=[("A", "rating")],
        years=[2021, 2022],
        groups=["north", "south"],
    )


def test_it_holds_what_was_given(matrix):
    assert matrix.units == ("A", "B")
    assert matrix.indicators == ("law", "video", "rating")
    assert matrix.values[0].tolist()[:2] == [1, 0.2]
    assert matrix.missing.tolist() == [[False, False, True], [False, True, False]]
    assert matrix.widens.tolist() == [[False, False, False], [False, True, False]]
    assert matrix.column("law").tolist() == [1, 0.5]
    assert matrix.tree.branches == ("index", "rules", "practice")
    assert dict(matrix.polarity) == {"law": 1, "video": 1, "rating": -1}
    assert repr(matrix) == "<IndicatorMatrix of 2 units x 3 indicators, 2 missing>"
    assert list(matrix.records()) == [
        {"unit": "A", "year": 2021, "group": "north", "law": 1, "video": 0.2, "rating": None},
        {"unit": "B", "year": 2022, "group": "south", "law": 0.5, "video": None, "rating": 7},
    ]


def test_it_is_a_value(matrix):
    again = pickle.loads(pickle.dumps(matrix))
    assert again == matrix
    assert hash(again) == hash(matrix)
    assert matrix != matrix.select(units=["A"])
    assert matrix != "a matrix"
    for array in (matrix.values, matrix.widens, again.values):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1


def test_what_was_given_can_change_without_it():
    values = np.array([[0.5]])
    matrix = IndicatorMatrix(units=["A"], indicators=["law"], values=values)
    values[0, 0] = 1
    assert matrix.values.tolist() == [[0.5]]
    assert matrix.tree == Branch("index", ("law",))


def test_select_keeps_what_belongs_to_what_is_left(matrix):
    part = matrix.select(indicators=["rating", "video"], units=["B"])
    assert part.units == ("B",)
    assert part.indicators == ("video", "rating")
    assert part.tree == Branch("index", (Branch("practice", ("video", "rating")),))
    assert part.reasons == {("B", "video"): "hard to access"}
    assert part.years == (2022,)
    assert part.groups == ("south",)
    assert matrix.select() == matrix
    with pytest.raises(ProblemsError) as caught:
        matrix.select(units=["C"], indicators=["vdeo"])
    assert str(caught.value).splitlines()[1:] == [
        "  1. $.units: is not a unit of this matrix; given: 'C'",
        "  2. $.indicators: is not an indicator of this matrix; given: 'vdeo'; did you mean 'video'?",
    ]
    with pytest.raises(ProblemsError, match="are none; a matrix has one at least"):
        matrix.select(units=[])


tables = st.dictionaries(
    st.text("abcde", min_size=1, max_size=4),
    st.tuples(*[st.none() | st.floats(-1e9, 1e9)] * 2).map(lambda cells: dict(zip(("law", "video"), cells, strict=True))),
    min_size=1,
    max_size=5,
)


@given(tables)
def test_a_mapping_columns_a_frame_and_csv_give_the_same_matrix(rows):
    matrix = IndicatorMatrix.from_mapping(rows)
    columns = {name: [row[name] for row in rows.values()] for name in ("law", "video")}
    assert IndicatorMatrix.from_columns(columns, list(rows)) == matrix
    table = {"country": list(rows), **columns}
    schema = {"country": pl.String, "law": pl.Float64, "video": pl.Float64}
    for frame in (pl.DataFrame(table, schema=schema), pl.LazyFrame(table, schema=schema), pd.DataFrame(table)):
        assert IndicatorMatrix.from_frame(frame, unit="country") == matrix
    lines = [",".join("" if cell is None else repr(cell) for cell in row.values()) for row in rows.values()]
    text = "country,law,video\n" + "\n".join(f"{unit},{line}" for unit, line in zip(rows, lines, strict=True))
    assert IndicatorMatrix.from_csv(text) == matrix


def test_a_panel_names_unit_and_year():
    frame = pl.DataFrame({"iso3": ["KAZ", "KAZ"], "year": [2021, 2022], "region": ["a", None], "law": [1, 2], "n": [3, 4]})
    matrix = IndicatorMatrix.from_frame(frame, unit="iso3", year="year", group="region", indicators=["law"])
    assert matrix.units == ("KAZ 2021", "KAZ 2022")
    assert matrix.years == (2021, 2022)
    assert matrix.groups == ("a", "")
    assert matrix.indicators == ("law",)


def test_numbers_of_any_kind_are_taken():
    row = [Decimal("0.5"), np.float32(0.5), np.int64(1), 2, pd.array([3], dtype="Int64")[0]]
    matrix = IndicatorMatrix.from_columns({str(at): [value] for at, value in enumerate(row)}, ["A"])
    assert matrix.values.tolist() == [[0.5, 0.5, 1, 2, 3]]
    nullable = pd.DataFrame({"u": ["A", "B"], "law": pd.array([1, None], dtype="Int64")})
    assert isnan(IndicatorMatrix.from_frame(nullable, unit="u").values[1, 0])


def test_csv_is_read_from_a_file_too(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("\ufeffcountry, law\n\nA, 1\nB, NA\n", encoding="utf-8")
    for source in (path, str(path)):
        matrix = IndicatorMatrix.from_csv(source)
        assert matrix.indicators == ("law",)
        assert matrix.missing.tolist() == [[False], [True]]
    with pytest.raises(FileNotFoundError):
        IndicatorMatrix.from_csv(tmp_path / "none.csv")
    path.write_bytes(b"country,law\n\xff,1\n")
    with pytest.raises(ProblemsError, match="is no table of comma-separated values in UTF-8"):
        IndicatorMatrix.from_csv(path)
    with pytest.raises(ProblemsError, match="field larger than field limit"):
        IndicatorMatrix.from_csv("country,law\n" + "x" * 200_000)
    assert IndicatorMatrix.from_csv('country,law\n"A, or ""B""\nin two lines",1\n').units == ('A, or "B"\nin two lines',)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("\n", ["$: is empty; a table has a heading and rows"]),
        ("country,law\n", ["$.units: are none; a matrix has one at least; given: ()"]),
        ("country,law,law\nA,1,2\n", ["$: is the name of two columns; given: 'law'"]),
        ("country,law\nA,1,2\n", ["line 2, $: has 3 cells under 2 headings"]),
        (
            "country,law,video\nA,yes,1\nB,2,?\n",
            ["column law, line 2: is not a number; given: 'yes'", "column video, line 3: is not a number; given: '?'"],
        ),
        ("country,law\nA,1\nA,2\n", ["$.units: stands 2 times; each name stands once; given: 'A'"]),
        ("country,law\nA,inf\n", ["$['A']['law']: is not a finite number; given: inf"]),
    ],
)
def test_what_is_wrong_with_csv_is_said_by_line_and_column(text, problems):
    with pytest.raises(ProblemsError) as caught:
        IndicatorMatrix.from_csv(text)
    assert [str(problem) for problem in caught.value.problems] == problems


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(ProblemsError, match="is no column; given: 'contry'; did you mean 'country'"):
        IndicatorMatrix.from_csv("country,law\nA,1\n", unit="contry")
    with pytest.raises(ProblemsError, match="is no column; given: 'year'"):
        IndicatorMatrix.from_frame(pl.DataFrame({"country": ["A"]}), unit="country", year="year")
    with pytest.raises(ProblemsError, match="is not a year; given: 'last'"):
        IndicatorMatrix.from_csv("country,year,law\nA,last,1\n", year="year")


def test_a_frame_needs_its_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "narwhals", None)
    with pytest.raises(MissingExtraError, match=r"ptindex\[frames\]"):
        IndicatorMatrix.from_frame(None, unit="country")


def problems_of(call):
    with pytest.raises(ProblemsError) as caught:
        call()
    return [str(problem) for problem in caught.value.problems]


def test_all_cells_that_are_no_numbers_come_at_once():
    rows = {"A": {"law": "1", "video": True, "x": 10**400}, "B": {"law": 1}}
    assert problems_of(lambda: IndicatorMatrix.from_mapping(rows)) == [
        "$['B']: lacks an indicator; None says missing; given: 'video'",
        "$['B']: lacks an indicator; None says missing; given: 'x'",
        "$['A']['law']: is not a number; given: '1'",
        "$['A']['video']: is not a number; given: True",
    ]
    assert problems_of(lambda: IndicatorMatrix.from_mapping({"A": {"law": 10**400}})) == [
        "$['A']['law']: is not a finite number; given: inf"
    ]
    assert problems_of(lambda: IndicatorMatrix.from_mapping({"A": 3, "B": [1]})) == [
        "$: is not a mapping of indicators to values; given: 3",
        "$: is not a mapping of indicators to values; given: [1]",
    ]
    assert problems_of(lambda: IndicatorMatrix.from_mapping([1])) == ["$: is not a mapping of indicators to values; given: [1]"]
    assert problems_of(lambda: IndicatorMatrix.from_columns({"law": [1], "video": [1, 2]}, ["A", "B"])) == [
        "$['law']: has 1 values for 2 units"
    ]
    assert problems_of(lambda: IndicatorMatrix.from_mapping({})) == [
        "$.units: are none; a matrix has one at least; given: ()",
        "$.indicators: are none; a matrix has one at least; given: ()",
    ]


def test_all_that_is_wrong_with_a_structure_comes_at_once():
    given = {"units": ["A"], "indicators": ["law", "video"], "values": [[1.0, nan]]}
    wrong = {
        "tree": {"rules": ["lw"], "video": ["law"]},
        "polarity": {"law": 0, "vdeo": 1, "video": True},
        "reasons": {("C", "law"): "x", ("A", "lw"): "x", ("A", "law"): "x"},
        "widens": [[True, True]],
        "years": [1, 2],
        "groups": [],
    }
    assert problems_of(lambda: IndicatorMatrix(**given, **wrong)) == [
        "$.tree: names no indicator; given: 'lw'; did you mean 'law'?",
        "$.tree: leaves an indicator out; select(indicators=...) first; given: 'video'",
        "$.tree: calls a branch like an indicator; given: 'video'",
        "$.polarity['law']: is no polarity; given: 0; allowed: 1, -1",
        "$.polarity['video']: is no polarity; given: True; allowed: 1, -1",
        "$.polarity: is not an indicator of this matrix; given: 'vdeo'; did you mean 'video'?",
        "$.years: are not one for each of the 1 units; given: (1, 2)",
        "$.groups: are not one for each of the 1 units; given: ()",
        "$.widens: is True where a value is known",
        "$.reasons: is not a unit of this matrix; given: 'C'",
        "$.reasons: is not an indicator of this matrix; given: 'lw'; did you mean 'law'?",
        "$['A']['law']: has a value and a reason for missing",
    ]
    assert problems_of(lambda: IndicatorMatrix(**given, widens=[[True]])) == [
        "$.widens: has another shape than the values; given: (1, 1)"
    ]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"units": "A"}, "$.units: are none; a matrix has one at least; given: 'A'"),
        ({"indicators": ["law", ""]}, "$.indicators: is not a name; given: ''"),
        ({"values": [[1.0]]}, "$.values: are not 1 units x 2 indicators; given: (1, 1)"),
        ({"values": [[1.0], [1.0, 2.0]]}, "$.values: are not rows of numbers of one length; given: [[1.0], [1.0, 2.0]]"),
        ({"values": [[1.0, inf]]}, "$['A']['video']: is not a finite number; given: inf"),
        ({"values": [[1.0, -1e300]]}, "$['A']['video']: is not a finite number; given: -1e+300"),
        ({"polarity": 1}, "$.polarity: is not a mapping from names to 1 or -1; given: 1"),
        ({"reasons": ["x"]}, "$.reasons: is not a mapping from (unit, indicator) to texts; given: ['x']"),
        ({"reasons": {"A": "x"}}, "$.reasons: is not a unit with an indicator; given: 'A'"),
    ],
)
def test_a_malformed_matrix_is_refused(changed, problem):
    given = {"units": ["A"], "indicators": ["law", "video"], "values": [[1.0, nan]]}
    assert problems_of(lambda: IndicatorMatrix(**(given | changed))) == [problem]


def test_cells_that_do_not_apply_are_cells_that_are_missing():
    assert problems_of(lambda: IndicatorMatrix.from_mapping(ROWS, not_applicable=[("A", "law"), ("C", "law")])) == [
        "$['A']['law']: has a value and is said not to apply",
        "$.not_applicable: is no cell of this matrix; given: ('C', 'law')",
    ]


@given(st.lists(profiles(), min_size=1, max_size=3, unique_by=lambda each: (each.country.iso3, each.year, each.territory)))
def test_profiles_keep_their_reasons_and_what_widens(chosen):
    matrix = from_profiles(chosen)
    assert set(matrix.indicators) == set(EQUAL_WEIGHTS.indicators)
    assert matrix.years == tuple(profile.year for profile in chosen)
    for at, profile in enumerate(chosen):
        for each in indicators(profile):
            if each.key not in matrix.indicators:
                continue
            column = matrix.indicators.index(each.key)
            assert matrix.reasons.get((matrix.units[at], each.key)) == (each.reason and each.reason.code)
            assert matrix.widens[at, column] == bool(each.reason and each.reason.widens)
            assert isnan(matrix.values[at, column]) if each.level is None else matrix.values[at, column] == each.level
    assert matrix.tree.indicators == tuple(key for key in definitions() if key in EQUAL_WEIGHTS.indicators)


def test_profiles_are_one_at_least_and_each_once():
    with pytest.raises(ProblemsError, match="are none"):
        from_profiles([])
    with pytest.raises(ProblemsError, match="stands 2 times"):
        from_profiles([example_profile(), example_profile()])


def test_a_tree_has_every_name_once():
    for children, message in [
        ((), "has nothing under it"),
        ("law", "has nothing under it"),
        (("law", 3, ""), "is neither a branch nor the name of an indicator"),
        (("law", "law"), "has this name twice"),
        (("law", Branch("law", ("video",))), "has this name twice"),
        ((Branch("index", ("video",)),), "has this name twice"),
    ]:
        with pytest.raises(StrategyError, match=message):
            Branch("index", children)
    with pytest.raises(StrategyError, match="a branch has no name"):
        Branch(" ", ("law",))
    assert Branch("index", (Branch("a", ("x",)), "y")).only(["z"]) is None
