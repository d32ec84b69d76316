"""The page of the weights explorer as a text: what is in it, what is escaped, what it lets run, and what is refused."""

import json
import re
import sys
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import attrs
import pytest

import ptindex as pt
from ptindex.composite.aggregation import ByLevel, Minimum, Power
from ptindex.declaration import Dimension, Text, Unavailable
from ptindex.display.explorer import document, explorer_html
from ptindex.display.explorer import words as explorer_words
from ptindex.display.explorer.chart import bundle
from ptindex.display.explorer.numbers import sliders
from ptindex.display.frame import palette, sans, theme_script
from ptindex.questionnaire import questions

KAZAKHSTAN = pt.example_profile()
NASTY = "</script><script>window.evil = 1</script>\u202eevil\u2028& \u200b"


def named(iso3, name, **more):
    return attrs.evolve(KAZAKHSTAN, country=pt.Country(iso3, name), **more)


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of its scripts."""

    def __init__(self, html):
        super().__init__()
        self.found, self.scripts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, text):
        if self.scripts and self.cdata_elem == "script":
            self.scripts[-1] += text

    def of(self, tag):
        return [attributes for found, attributes in self.found if found == tag]


def data_of(html):
    return json.loads(Elements(html).scripts[1])


def test_each_dimension_has_a_slider_with_a_label_and_each_year_is_a_choice_latest_first():
    html = explorer_html([KAZAKHSTAN, attrs.evolve(KAZAKHSTAN, year=2024), attrs.evolve(KAZAKHSTAN, year=2019)])
    page = Elements(html)
    sliding = [each for each in page.of("input") if each["type"] == "range"]
    assert [each["id"] for each in sliding] == [dimension.code for dimension in Dimension]
    assert {each["for"] for each in page.of("label")} == {"year", *(each["id"] for each in sliding)}
    assert [each["value"] for each in page.of("option")] == ["2024", "2022", "2019"]
    assert explorer_words.BREAK.en in html
    assert explorer_words.BREAK.en not in explorer_html([KAZAKHSTAN]).split('id="data"')[0]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_caveat_method_fingerprint_and_version_stand_on_the_page(language):
    html = explorer_html([KAZAKHSTAN], language=language)
    assert f'<html lang="{language}">' in html
    for said in (pt.CAVEAT.wording(language), pt.EQUAL_WEIGHTS.fingerprint[:12], pt.__version__):
        assert said in html
    assert ("fingerprint" if language == "en" else "отпечаток") in html


def test_every_text_has_both_languages_with_the_same_gaps_to_fill():
    texts = [value for value in vars(explorer_words).values() if isinstance(value, Text)]
    assert len(texts) > 20
    for text in texts:
        assert text.en.strip()
        assert re.search("[а-я]", text.ru)
        assert text.en.count("{}") == text.ru.count("{}")


def test_the_same_profiles_give_the_same_bytes_in_any_order():
    several = [KAZAKHSTAN, named("KGZ", "Kyrgyzstan"), attrs.evolve(KAZAKHSTAN, year=2023)]
    assert explorer_html(several) == explorer_html(several[::-1])


def test_text_from_data_is_nowhere_markup():
    method = attrs.evolve(pt.EQUAL_WEIGHTS, name="<b>mine</b>")
    nasty = named("ATL", NASTY.replace("\u2028", " "), territory="<img src=x>")
    html = explorer_html([nasty], method, links={"<i>home</i>": 'index.html"><b>'})
    page = Elements(html)
    assert len(page.scripts) == 4
    assert not page.of("img")
    assert not page.of("b")
    assert not page.of("i")
    assert page.of("a")[1]["href"] == 'index.html"><b>'
    ((name, _places),) = data_of(html)["years"]["2022"]
    assert name.startswith("</script><script>window.evil = 1</script>[U+202E]evil & [U+200B], <img src=x>")
    inside = html.split('id="data">')[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(inside)


def test_only_its_own_scripts_may_run_and_nothing_be_loaded():
    html = explorer_html([KAZAKHSTAN])
    page = Elements(html)
    policy = next(each["content"] for each in page.of("meta") if each.get("http-equiv") == "Content-Security-Policy")
    sums = [b64encode(sha256(script.encode()).digest()).decode() for script in (page.scripts[0], *page.scripts[2:])]
    allowed = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert allowed["script-src"] == " ".join(f"'sha256-{each}'" for each in sums)
    assert allowed["default-src"] == "'none'"
    assert "unsafe-eval" not in policy
    assert not [each for tag, each in page.found if "src" in each or each.get("href", "#")[0] not in "#d"]


def test_nothing_but_pages_is_linked():
    kept = {"a": "index.html", "b": "../ru/x.html?a:b", "c": "https://example.org/#a:b", "d": "HTTP://x.org", "e": "a/b:c"}
    links = Elements(explorer_html([KAZAKHSTAN], links=kept, others={"ru": "../ru/explorer.html"}, here="index.html")).of("a")
    assert [each["href"] for each in links][1:] == [*kept.values(), "../ru/explorer.html"]
    assert [each["href"] for each in links if "aria-current" in each] == ["index.html"]
    assert [each["lang"] for each in links if "lang" in each] == ["ru"]
    refused = [
        "javascript:alert(1)",
        "JAVA\tSCRIPT:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "file:///etc",
        "",
        "\x01java:x",
    ]
    for address in refused:
        with pytest.raises(pt.exceptions.ArgumentError) as caught:
            explorer_html([KAZAKHSTAN], links={"x": address})
        assert str(caught.value) == f"$.links: is no relative address and none of http or https; given: {address!r}"
    with pytest.raises(pt.exceptions.ArgumentError, match="given: 'javascript:x'"):
        explorer_html([KAZAKHSTAN], others={"ru": "javascript:x"})


def test_a_panel_is_as_good_as_profiles_and_another_language_is_refused():
    assert explorer_html(pt.Panel([KAZAKHSTAN])) == explorer_html([KAZAKHSTAN]) == explorer_html(iter([KAZAKHSTAN]))
    with pytest.raises(pt.exceptions.ArgumentError, match=r"^\$\.language: is no language .*; given: 'de'; allowed: en, ru$"):
        explorer_html([KAZAKHSTAN], language="de")


def test_colours_and_typefaces_are_those_of_the_site():
    html = explorer_html([KAZAKHSTAN])
    assert palette() in html
    assert json.dumps(sans()) in json.dumps(data_of(html)["chart"])
    used = set(re.findall(r"var\((--[a-z-]+)\)", html.split("<style>")[1].split("</style>")[0]))
    assert used <= set(re.findall(r"(--[a-z-]+):", palette()))


def test_nothing_in_a_script_ends_it():
    for script in (theme_script(), bundle(), document._PACKAGE.joinpath("script.js").read_text("utf-8")):
        assert not re.search("</script|<!--", script, re.IGNORECASE)


def test_countries_of_one_name_are_told_apart():
    html = explorer_html([named("AAA", "Twin"), named("BBB", "Twin"), named("BBB", "Twin", territory="north")])
    assert [name for name, _ in data_of(html)["years"]["2022"]] == ["Twin (AAA)", "Twin (BBB)", "Twin, north"]


def test_equal_dimensions_are_kept_once():
    data = data_of(explorer_html([KAZAKHSTAN, named("KGZ", "Kyrgyzstan"), attrs.evolve(KAZAKHSTAN, year=2023)]))
    assert len(data["cells"]) == 6
    assert data["years"]["2022"][0][1] == data["years"]["2023"][0][1] == [*range(6)]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, (1.0, -1, 50)),
        ({"ratification": 6}, (6.0, -1, 200)),
        ({dimension.code: 0.02 for dimension in Dimension}, (0.02, -3, 50)),
        ({dimension.code: 1e100 for dimension in Dimension}, (1e100, 97, 200)),
        ({dimension.code: 1e-100 for dimension in Dimension}, (1e-100, -99, 50)),
    ],
)
def test_sliders_reach_well_past_the_weights_of_the_method_and_never_past_what_it_accepts(weights, expected):
    method = attrs.evolve(pt.EQUAL_WEIGHTS, weights=weights)
    slider = next(each for each in sliders(method) if each.dimension is Dimension.RATIFICATION)
    assert (slider.weight, slider.exponent, slider.positions) == expected
    attrs.evolve(method, weights={"ratification": float(f"{slider.positions}e{slider.exponent}")})
    attrs.evolve(method, weights={"ratification": float(f"1e{slider.exponent}")})


def test_a_dimension_switched_off_can_be_switched_on_and_one_without_any_weight_inside_cannot():
    inside = {key: 0 for key in pt.EQUAL_WEIGHTS.indicators if key.startswith("prevention.")}
    method = attrs.evolve(pt.EQUAL_WEIGHTS, weights={"ratification": 0, "prevention": 3, **inside, "ratification.uncat": 2})
    data = data_of(explorer_html([KAZAKHSTAN], method))
    assert {each["code"]: each["weight"] for each in data["dimensions"]} == {
        "response_mechanism": 1,
        "judicial_review": 1,
        "ratification": 0,
        "domestic_law": 1,
        "procedural_guarantees": 1,
    }
    assert data["otherWeights"] == {"prevention": 3, **inside, "ratification.uncat": 2}
    assert data["python"] == "strategy"
    assert 'id="alike"' in explorer_html([KAZAKHSTAN], method)
    assert 'id="alike"' not in explorer_html([KAZAKHSTAN])


def test_a_method_whose_only_weighing_dimension_is_the_sole_one():
    method = attrs.evolve(pt.EQUAL_WEIGHTS, indicators=("ratification.uncat",))
    assert [each["code"] for each in data_of(explorer_html([KAZAKHSTAN], method))["dimensions"]] == ["ratification"]


@pytest.mark.parametrize(
    ("aggregation", "between"), [(Power(0), 0), (Minimum(), None), (ByLevel(inside=Minimum(), between=Power(-1)), -1)]
)
def test_the_mean_over_dimensions_is_handed_to_the_page(aggregation, between):
    assert data_of(explorer_html([KAZAKHSTAN], attrs.evolve(pt.EQUAL_WEIGHTS, aggregation=aggregation)))["between"] == between


def test_a_profile_of_which_nothing_is_known_or_nothing_applies_has_its_cells_all_the_same():
    unknown = KAZAKHSTAN.with_answers({question.key: Unavailable.NO_DATA for question in questions()})
    nowhere = named("XXX", "Nowhere").with_answers({question.key: Unavailable.NOT_APPLICABLE for question in questions()})
    data = data_of(explorer_html([unknown, nowhere]))
    of = {name: [data["cells"][place] for place in places] for name, places in data["years"]["2022"]}
    assert {tuple(cell[:4]) for cell in of["Kazakhstan"]} == {(None, 0, 1, 0)}
    assert {tuple(cell) for cell in of["Nowhere"]} == {(None, None, None, 0, 0)}
    cautious = data_of(explorer_html([unknown], pt.CAUTIOUS))
    assert {tuple(cell[:4]) for cell in cautious["cells"]} == {(0, 0, 1, 0)}


class Own(pt.Composite):
    """A class that may score as it likes."""


@pytest.mark.parametrize("strategy", [Own(name="own", indicators=pt.EQUAL_WEIGHTS.indicators), pt.Points.symmetric(10)])
def test_only_a_composite_can_be_explored(strategy):
    with pytest.raises(pt.StrategyError) as caught:
        explorer_html([KAZAKHSTAN], strategy)
    assert str(caught.value).startswith("$: cannot be explored: only a Composite has weights by dimension; given: ")


def test_without_profiles_and_with_a_profile_twice_there_is_no_page():
    with pytest.raises(pt.ComparisonError, match=r"^an explorer needs a profile at least$"):
        explorer_html([])
    with pytest.raises(pt.ComparisonError, match=r"^given twice: KAZ 2022$"):
        explorer_html([KAZAKHSTAN, KAZAKHSTAN])


@pytest.mark.parametrize("package", ["jinja2", "altair", "vl_convert"])
def test_without_the_packages_of_the_report_the_extra_is_named(package, monkeypatch):
    document._template.cache_clear()
    bundle.cache_clear()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(pt.exceptions.MissingExtraError, match=r"pip install 'ptindex\[report\]'"):
        explorer_html([KAZAKHSTAN])
