"""Everything that a person reads is in English and in Russian: a walk through the words, the results and the source."""

import ast
import html
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from zipfile import ZipFile

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import display_results
import ptindex as pt
import test_display_analyses
from ptindex.availability import availability
from ptindex.calibration import Hypothesis, calibrate
from ptindex.cli import run
from ptindex.composite import IndicatorMatrix, Model
from ptindex.composite.scoring import scores
from ptindex.declaration import Coded, Text, Unavailable
from ptindex.display import plot, tables_of
from ptindex.display.catalogue.files import FOREIGN
from ptindex.display.refusals import allowed_answers, error_text, problem_line
from ptindex.display.results.analysis_words import METHODS
from ptindex.display.sentences import CATALOGUE, sentence
from ptindex.display.site import write_site
from ptindex.experiments import robustness
from ptindex.published import published_scores
from ptindex.questionnaire import questions
from source_messages import PACKAGE, Source, UnreadableError

MODULES = sorted(PACKAGE.rglob("*.py"))
WORDS = re.compile(r"[A-Za-z]{2,}[^A-Za-z\s]*[ \u00a0]+[A-Za-z]{2,}")
PLACE = re.compile(r"\{(\d*)\}")
NAMED = re.compile(r"\{([a-z_]+)\}")
LETTERS = re.compile(r"[A-Za-z]{2}")

NAMES = {"CRITIC", "equal", "{}.profiles", "site.json", ".ptindex-unfinished-moving", "SOURCE_DATE_EPOCH"}
NAMES |= {"check", "experiment", "release", "report", "robustness"}
"""Filled into sentences and called so in both languages: a method, a strategy, an attribute, a file, a variable, commands."""


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


# The words themselves


def texts_in(value, where):
    """Every text in two languages in a value, with where it is; into our own classes and enumerations too."""
    if isinstance(value, Text | Coded):
        yield where, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts_in(each, f"{where}[{key!r}]")
    elif isinstance(value, tuple | list):
        for number, each in enumerate(value):
            yield from texts_in(each, f"{where}[{number}]")
    elif isinstance(value, type) and value.__module__.startswith("ptindex."):
        for name, each in vars(value).items():
            if not isinstance(each, type):
                yield from texts_in(each, f"{where}.{name}")


def every_text():
    for path in MODULES:
        if name_of(path) != "__main__.py":
            name = f"ptindex.{name_of(path).removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
            module = import_module(name)
            for attribute, value in vars(module).items():
                yield from texts_in(value, f"{name}.{attribute}")
    for question in questions():
        for attribute in ("label", "unit", "rate"):
            value = getattr(question, attribute)
            yield from texts_in(getattr(value, "label", value), f"{question.key}.{attribute}")


def places(template):
    """How many different things are filled into a template."""
    found = PLACE.findall(template)
    return max(map(int, found)) + 1 if any(found) else len(found)


def test_every_text_is_in_both_languages_and_takes_as_much_filled_in():
    found = dict(every_text())
    assert len(found) > 900
    for where, text in found.items():
        if LETTERS.search(PLACE.sub("", text.en)):
            assert re.search(r"[А-Яа-яЁё]", text.ru), where
        assert places(text.en) == places(text.ru), where
        assert set(NAMED.findall(text.en)) == set(NAMED.findall(text.ru)), where
        if not where.endswith(".OTHER_LANGUAGE"):  # a link to the other language is in that one
            assert not re.search(r"[А-Яа-яЁё]", text.en), where


def test_every_text_ends_alike_in_both_languages():
    for where, text in every_text():
        for sign in ".:?" if " " in text.en else ":?":  # one word may be an abbreviation in the other language
            assert text.en.endswith(sign) == text.ru.endswith(sign), f"{where}: {text.en} | {text.ru}"


# The sentences that are English where they are made


@pytest.fixture(scope="module")
def said():
    """Every sentence that the source says, with the places where it does, and the words filled into them."""
    source = Source()
    found = {}
    for where, template in (*source.messages(), *source.descriptions(), *source.allowed()):
        if LETTERS.search(PLACE.sub("", template)):
            found.setdefault(template, []).append(where)
    return found, {word for word in source.words if LETTERS.search(PLACE.sub("", word))}


def test_every_sentence_of_an_error_or_an_analysis_has_its_russian(said):
    sentences, words = said
    known = {each.en for each in CATALOGUE}
    assert len(sentences) > 400
    assert {template: where for template, where in sentences.items() if template not in known} == {}
    assert words - known <= NAMES


def test_no_entry_of_the_catalogue_is_left_over_or_stands_twice(said):
    sentences, words = said
    assert {each.en for each in CATALOGUE} - {each.en for each in FOREIGN} <= {*sentences, *words}
    assert [template for template, times in Counter(each.en for each in CATALOGUE).items() if times > 1] == []
    assert [each.en for each in CATALOGUE if "{}{}" in each.en] == []  # nobody can tell where one ends and the other begins


def test_a_sentence_that_the_source_does_not_show_is_refused(tmp_path):
    def found(text):
        (tmp_path / "made.py").write_text(text, "utf-8")
        return [template for _, template in Source(tmp_path).messages()]

    assert found('def f(x):\n    return Problem(message=f"is {x}, not less")\n') == ["is {}, not less"]
    assert found('def f(x):\n    m = "a" if x else "b"\n    return Problem(message=m)\n') == ["a", "b"]
    assert found('def f(m):\n    raise ComparisonError(m)\n\nf("is new")\n') == ["is new"]
    assert found('T = {1: "one", 2: "two"}\n\ndef f(x):\n    return Problem(message=T[x])\n') == ["one", "two"]
    assert found('def g():\n    yield "x y"\n\ndef f():\n    return [Problem(message=m) for m in g()]\n') == ["x y"]
    for unknown in ("read()", "error.args[0]", "m", "'a'.join(x)", "x.y.z"):
        with pytest.raises(UnreadableError, match=r"made\.py:2"):
            found(f"def f(x):\n    return Problem(message={unknown})\n")


@given(st.sampled_from(CATALOGUE), st.lists(st.sampled_from(["KAZ 2022", "'some'", "$.x", "XTA", "Ё"]), min_size=9, max_size=9))
def test_a_sentence_is_found_whatever_is_filled_in(text, fills):
    english = PLACE.sub(lambda _: fills.pop(), text.en)
    russian = sentence(english, "ru")
    assert sentence(english, "en") == english
    assert re.search(r"[А-Яа-яЁё]", russian)
    assert "{}" not in russian


@given(st.text(max_size=60))
def test_what_is_no_sentence_of_ours_stands_as_it_is(given_text):
    assert sentence(f"§ {given_text} §", "ru") == f"§ {given_text} §"


def test_long_and_hostile_text_ends_soon():
    assert sentence("is not known" + ": a" * 100_000, "ru").count("a") >= 100_000
    assert len(sentence(" and , or none" * 20_000, "ru")) > 100_000


SAID = {
    "is not from 1 to 9": "не от 1 до 9",
    "is neither 0 nor a number from 1e-100 to 1e+100": "не 0 и не число от 1e-100 до 1e+100",
    "does not lie within its bounds, 61.5 to 64.5": "не лежит в своих границах, от 61,5 до 64,5",
    "Kazakhstan 2022 and Moldova 2023 are not the same country": "Казахстан 2022 и Молдова 2023 — не одна и та же страна",
    "entropy: 6 units for 3 indicators, fewer than 3 an indicator; read the result as a rough one": (
        "энтропия: взято единиц — 6, показателей — 3, менее 3 единиц на показатель; результат лишь приблизителен"
    ),
    "Atlantis 2022: 0 of 23 applicable indicators are known and equal weights (changed) asks for 50%; all that can be said is "
    "that the score lies from 0.00 to 100.00": (
        "Atlantis 2022: известно показателей — 0 из 23 применимых, а метод «равные веса (с изменениями)» требует 50\u00a0%; "
        "можно сказать лишь, что оценка лежит от 0,00 до 100,00"
    ),
    "is negative, and a rule of mine is not defined over negative values; normalise to 0 to 1 (alternative 'x')": (
        "отрицательно, а метод «a rule of mine» не определён для отрицательных значений; нормализуйте к шкале от 0 до 1 "
        "(вариант 'x')"
    ),
    "too wide to read: the intervals of weights, what is left out are wider than 0.2; take more runs (n = 32 halves them)": (
        "слишком широко для выводов: интервалы (веса, что исключается) шире 0,2; возьмите больше вычислений (при n = 32 они "
        "вдвое уже)"
    ),
    "levels: law, video: has no weight": "уровни: law, video: не имеет веса",
}


@pytest.mark.parametrize("english", SAID)
def test_sentences_are_said_in_russian_with_what_is_filled_in(english):
    assert sentence(english, "ru") == SAID[english]


# What the results show

CALIBRATED = calibrate(
    [
        pt.example_profile(),
        attrs.evolve(
            pt.example_profile(), country=pt.Country("XTA", "Testland"), published=pt.PublishedScore(value=500.0, release=6)
        ),
    ],
    Hypothesis(indicators=["prevention.video"], span=20, spans={"prevention.video": 5}, baseline=(0, 10), unseen=3),
)
OTHERS = {
    "clash": CALIBRATED,
    "nothing known": pt.rank([display_results.UNKNOWN]),
    "thin": pt.score(pt.example_profile(), attrs.evolve(pt.EQUAL_WEIGHTS, min_available=0)),
    "robustness": robustness([display_results.KAZAKHSTAN, display_results.LATER], draws=20),
    "weights": pt.experiments.weights_experiment(
        [display_results.KAZAKHSTAN, display_results.UNKNOWN], {"mine": {"prevention": 3.0}}, mixed_years=True
    ),
    "sweep": pt.experiments.sweep([display_results.KAZAKHSTAN], "prevention"),
    "leave out": pt.experiments.leave_one_out([display_results.KAZAKHSTAN]),
    "problems": tuple(question.problem("sum") for question in questions()),
}
QUIET = [
    attrs.evolve(display_results.KAZAKHSTAN, year=2019, published=None),
    display_results.KAZAKHSTAN,
    display_results.LATER,
    attrs.evolve(display_results.LATER, year=2025, published=None).with_answers({"prevention.video": Unavailable.WITHHELD}),
    attrs.evolve(display_results.LATER, country=pt.Country("XAA", "Atlantis")),
    display_results.UNKNOWN,
]
PANEL = pt.Panel(QUIET)
UNKNOWN_UNIT = IndicatorMatrix.from_mapping({"A": {"law": 1.0, "video": None}, "B": {"law": None, "video": None}})
OTHERS |= {
    "panel": PANEL,
    "trends": pt.trends(PANEL),
    "trend": pt.trends(PANEL).series[0],
    "rankings": pt.rankings(PANEL),
    "changes": pt.changes(PANEL),
    "changes across": pt.changes(PANEL, across_editions=True),
    "known by year": pt.availability_by_year(PANEL),
    "rank range": pt.experiments.rank_range(QUIET[2], [QUIET[2], QUIET[4]]),
    "strategies": pt.experiments.compare_strategies(QUIET[2:3], [pt.EQUAL_WEIGHTS, pt.CAUTIOUS]),
    "available": availability(QUIET[1]),
    "parts": pt.decompose(pt.EQUAL_WEIGHTS, QUIET[1], QUIET[2]),
    "published": published_scores(),
    "scores": scores(UNKNOWN_UNIT, Model(tree=UNKNOWN_UNIT.tree)),
    "matrix": UNKNOWN_UNIT,
    "indices": test_display_analyses.RESULTS["sensitivity"].indices,
    "error": pt.ProfileError([questions()[0].problem("sum")]),
}
RESULTS = {**display_results.RESULTS, **test_display_analyses.RESULTS, **OTHERS}
DATA = re.compile(
    r"'[^'\n]*'|«[^»]*»|\(?[a-z_0-9]+(?:\.[a-z_0-9]+)+\)?|\([a-z_0-9]+\)|https?://\S+|ptindex \S+|ISO 3166-1|Istanbul Protocol"
)
"""What is data in a display: what was given, in quotes; keys and codes; addresses; the version."""


def english_in(table):
    texts = (table.title, *table.columns, *table.notes, *(cell for row in table.rows for cell in row.cells))
    for text in texts:
        found = WORDS.search(DATA.sub("§", text))
        if found:
            yield text


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_shown_in_russian_has_no_english_sentence(name):
    assert [text for table in tables_of(RESULTS[name], "ru") for text in english_in(table)] == []


def test_every_result_that_has_a_display_is_looked_at():
    elsewhere = {"FileReading", "Release", "ReleaseCheck"}  # made of files, below
    looked_at = {each for result in RESULTS.values() for each in type(result).__mro__}
    assert {each.__name__ for each in tables_of.registry if each not in looked_at} == elsewhere


def test_a_release_and_what_is_wrong_with_it_have_no_english_sentence_in_russian(tmp_path):
    made = pt.write_release(PANEL, tmp_path / "release.zip", title="Выпуск", date=date(2026, 1, 2))
    with ZipFile(tmp_path / "release.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= {"extra.txt": b"", "scores.csv": b"iso3", "scores.json": files["scores.json"].replace(b"63.4", b"64.4")}
    del files["CITATION.txt"]
    with ZipFile(tmp_path / "altered.zip", "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    checked = pt.verify_release(tmp_path / "altered.zip", identifier="0" * 64)
    assert len(checked.findings) > 4
    for result in (made, pt.verify_release(tmp_path / "release.zip"), checked):
        assert [text for table in tables_of(result, "ru") for text in english_in(table)] == []


def given_texts():
    """What people wrote into the profiles: titles of sources, notes and remarks."""
    for profile in QUIET:
        for source in (profile.source, profile.published and profile.published.source):
            yield from (source.title,) if source else ()
        yield from profile.remarks


def test_the_pages_of_the_site_have_no_english_sentence_in_russian(tmp_path):
    write_site(PANEL, tmp_path, languages=("ru",))
    pages = sorted(tmp_path.rglob("ru/**/*.html"))
    assert len(pages) > 8
    ours = sorted({*given_texts(), "English version (английский)", "Read in English"}, key=len, reverse=True)
    for page in pages:
        text = re.sub(r"(?s)<(script|style|code|pre)\b.*?</\1>", "§", page.read_text("utf-8").replace("<wbr>", ""))
        attributes = re.findall(r"""(?:title|alt|aria-label)=["']([^"']*)""", text)
        for shown in (*re.split(r"<[^>]*>", text), *attributes):
            said = html.unescape(shown)
            for each in ours:
                said = said.replace(each, "§")
            assert not WORDS.search(DATA.sub("§", said)), f"{page.name}: {said}"


PLOTS = {
    "contributions": lambda: plot.contributions(pt.score(QUIET[1]), "ru"),
    "change": lambda: plot.change(pt.explain_change(QUIET[1], QUIET[2]), "ru"),
    "dimensions": lambda: plot.dimensions(pt.score(QUIET[2]), [pt.score(QUIET[4])], "ru"),
    "ranking": lambda: plot.ranking(pt.rank([*QUIET[4:], attrs.evolve(QUIET[2])], mixed_years=True), "ru"),
    "trend": lambda: plot.trend(pt.Panel(QUIET[:4]), language="ru"),
    "acceptability": lambda: plot.rank_acceptability(OTHERS["robustness"], "ru"),
    "sensitivity": lambda: plot.sensitivity(test_display_analyses.RESULTS["sensitivity"], "ru"),
    "sweep": lambda: plot.weight_sweep(OTHERS["sweep"], "ru"),
}


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_says_nothing_in_english_alone(name):
    told = []

    def walk(value, key=""):
        if isinstance(value, dict):
            for inner, each in value.items():
                walk(each, inner)
        elif isinstance(value, list):
            for each in value:
                walk(each, key)
        elif isinstance(value, str) and key not in {"font", "expr", "test", "filter", "$schema", "cursor", "factor"}:
            told.append(value)

    walk(PLOTS[name]().to_dict())
    assert any(re.search(r"[а-яё]", each) for each in told)
    assert [each for each in told if WORDS.search(DATA.sub("§", each)) and "datum" not in each] == []


# Literals that would reach a person in one language

SHOWING = [
    path
    for path in MODULES
    if name_of(path).startswith("display/") or re.match(r"formats/\w*(workbook|spreadsheet)|cli", name_of(path))
]
INSIDE = {"Text", "Parameter", "App", "command", "TypeError", "ValueError"}
"""Calls whose texts are no display: words in both languages, the help of the command line, mistakes of a programmer."""
CODE = re.compile(
    r'<[^>]*>?|[a-z-]+="[^"]*"?|[a-z-]+:[^;]+;?|\b(?:system-ui|sans-serif|[a-z]+-src)\b|\w+\[[^\]]*\]|(?:[A-Z]\w+ ?\w*, )+'
)
"""What in a string is not language: tags, attributes, styles, names of fonts, types."""


def literals(tree):
    """Each string of a module that could be shown: a template where something is filled in; no docstring, no text of ours."""
    within = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(each.value if isinstance(each, ast.Constant) else "{}" for each in node.values)
        else:
            continue
        around, parents = node, []
        while around in within:
            around = within[around]
            parents.append(around)
        called = {ast.unparse(each.func).split(".")[-1] for each in parents if isinstance(each, ast.Call)}
        if not isinstance(parents[0], ast.Expr | ast.JoinedStr) and not called & INSIDE:
            yield node.lineno, text


@pytest.mark.parametrize("path", SHOWING, ids=name_of)
def test_no_literal_is_shown_in_english_alone(path):
    known = {each.en for each in CATALOGUE} | {*METHODS, "pass iso3="}
    begun = {each.partition("{}")[0] for each in known}
    found = [
        (line, text)
        for line, text in literals(ast.parse(path.read_text("utf-8")))
        if not {text} & (known | begun) and WORDS.search(CODE.sub(" ", text))
    ]
    assert found == []


def test_a_literal_that_would_be_shown_is_found():
    shown = 'def f(x):\n    """A doc string."""\n    return Table(title="Most of it", rows=(Row((f"up to {x} more",)),))\n'
    assert [text for _, text in literals(ast.parse(shown))] == ["Most of it", "up to {} more"]
    assert [*literals(ast.parse('X = Text("Most of it", "Большая часть")'))] == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.html")), ids=name_of)
def test_a_template_has_no_words_of_its_own(path):
    text = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<style.*?</style>|<script.*?</script>", "", path.read_text("utf-8"))
    shown = re.sub(r"<[^>]*>", " ", text)
    assert re.findall(r"[A-Za-zА-Яа-яЁё]{2,}", shown.replace("&nbsp;", " ")) == []
    assert re.findall(r"""(?:title|alt|aria-label|placeholder)=["'][^"']*[A-Za-z]{3,} [A-Za-z]+""", text) == []


SHOWN_BY_SCRIPT = re.compile(r"^[A-Z][a-z]+ [a-z]|[a-z]{2,}[,.]? [a-z]+[,.]? [a-z]{2,}")
"""A word that begins with a capital, or three in a row: two small ones are names of classes."""
PYTHON = re.compile(r"import |from |print\(|\w+ = ")
"""What begins a line of a script that a reader can copy."""


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.js")), ids=name_of)
def test_a_script_has_no_words_of_its_own(path):
    code = re.sub(r"(?m)/\*(?s:.*?)\*/|//.*$|[\"']use strict[\"']", "", path.read_text("utf-8"))
    strings = [first or second or third for first, second, third in re.findall(r'"([^"\n]*)"|\'([^\'\n]*)\'|`([^`]*)`', code)]
    assert [each for each in strings if SHOWN_BY_SCRIPT.search(each) and not PYTHON.match(each)] == []


# What a person is told of an error


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
def test_what_is_allowed_is_said_in_the_readers_language_with_the_code(question):
    problem = question.problem("sum")
    for language in ("en", "ru"):
        allowed = allowed_answers(problem, language)
        assert len(allowed) == len(problem.allowed)
        for option in question.options:
            assert f"{option.wording(language)} ({option.code})" in allowed
            assert option.wording(language) in problem_line(problem, language)
    in_words = attrs.evolve(problem, allowed=tuple(option.en for option in question.options))
    assert allowed_answers(in_words, "ru") == tuple(option.ru for option in question.options)


def test_a_problem_is_one_line_with_its_place_in_the_readers_language():
    problem = attrs.evolve(questions()[0].problem(10**400), sheet="Ответы", row=7, column="C", suggestion="no_data")
    assert problem_line(problem, "ru") == (
        "лист Ответы, строка 7, столбец C, «Население», столбец «Ответ»: не подходит как ответ на этот "
        "вопрос; дано: число, в котором цифр примерно 401; допустимо: целое число от 0 до 2**53-1, "
        "В этом источнике не указано (not_stated), Нет данных (no_data), "
        "Данные труднодоступны и редко обновляются (hard_to_access), Данные не собираются (not_collected), Данные "
        "не раскрываются (withheld), Неприменимо (not_applicable); возможно, имелось в виду 'no_data'?"
    )


def test_errors_are_said_in_the_readers_language():
    one = pt.Problem(message="is empty", path="$.year", given="'weights: is empty'")
    other = attrs.evolve(one, message="stands twice")
    assert error_text(pt.ProfileError([one]), "ru") == "$.year: пусто; дано: 'weights: is empty'"
    assert error_text(pt.ProfileError([one, other]), "ru") == (
        "Проблем: 2\n  1. $.year: пусто; дано: 'weights: is empty'\n  2. $.year: встречается дважды; дано: 'weights: is empty'"
    )
    assert error_text(pt.ProfileError([one, other]), "en") == str(pt.ProfileError([one, other]))
    assert error_text(pt.MissingExtraError("excel"), "ru") == (
        "для этого нужны пакеты, которые не установлены: pip install 'ptindex[excel]'"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("score", "missing.txt", "--lang", "ru"), "missing.txt: нет такого файла или каталога"),
        (
            ("score", "--strategy", "equall", "--lang=ru"),
            "--strategy equall: такой метод неизвестен; возможно, имелось в виду equal?",
        ),
        (("robustness", "--lang", "ru"), "robustness нужны файлы: страницы стран, JSON, CSV или книги"),
        (("score", "bad.json", "--lang", "ru"), "bad.json: $.year: не год, за который составляется индекс"),
        (
            ("score", "page.txt", "--lang", "ru"),
            "укажите рядом с названием код страны (ISO 3166-1 alpha-3), как «Тестландия (XTA) 2022», или передайте --iso3",
        ),
        (("score", "page.txt"), "or pass --iso3"),
    ],
)
def test_the_command_line_says_errors_in_the_language_asked_for(arguments, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    document = pt.dumps(pt.example_profile()).replace('"year":2022', '"year":1800').replace('"year": 2022', '"year": 1800')
    (tmp_path / "bad.json").write_text(document, "utf-8")
    (tmp_path / "page.txt").write_text("Nowhere 2022\nVideo surveillance\tAll facilities are equipped\n", "utf-8")
    assert run(arguments) in {1, 2}
    assert said in capsys.readouterr().err


def test_doubts_about_a_page_are_told_in_the_language_asked_for(tmp_path, capsys):
    (tmp_path / "page.txt").write_text("Kazakhstan 2022\nVideo surveillance\tSome or other\n", "utf-8")
    assert run(("convert", str(tmp_path / "page.txt"), str(tmp_path / "out.json"), "--lang", "ru")) == 0
    assert "не распознано: не подходит как ответ на вопрос 'Video surveillance': 'Some or other'" in capsys.readouterr().err
