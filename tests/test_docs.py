"""What is documented: every public name, the two commands of the README, the examples of the documents, the citation."""

import inspect
import re
import subprocess
import sys
import tomllib
from datetime import date
from doctest import DocTestParser
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import FunctionType, ModuleType, SimpleNamespace

import altair as alt
import attrs
import pytest

import ptindex
from ptindex.cli import app
from ptindex.countries import known_countries
from ptindex.display import plot
from ptindex.formats import page as page_format
from ptindex.formats.spreadsheet import template_bytes

ROOT = Path(__file__).parent.parent
MODULES = ["ptindex", *(module.name for module in walk_packages(ptindex.__path__, "ptindex."))]
MEMBERS = (FunctionType, property, cached_property, classmethod, staticmethod)


def _public_names(module):
    for name in getattr(module, "__all__", ()):
        given = getattr(module, name)
        made_by_a_call = "<locals>" in getattr(given, "__qualname__", "")  # a value that happens to be a function
        if (inspect.isclass(given) or inspect.isroutine(given)) and not made_by_a_call:
            yield name, given
        if inspect.isclass(given) and given.__module__.startswith("ptindex"):
            for member, value in vars(given).items():
                if isinstance(value, MEMBERS) and not member.startswith("_"):
                    yield f"{name}.{member}", value


@pytest.mark.parametrize("name", MODULES)
def test_every_public_name_has_a_docstring(name):
    module = import_module(name)
    assert module.__doc__ or not getattr(module, "__all__", ()), f"{name} has none"
    bare = [each for each, given in _public_names(module) if not (getattr(given, "__doc__", None) or "").strip()]
    assert not bare


def test_the_readme_has_one_command_that_scores_and_one_that_tests():
    lines = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if "pip install" in line]
    assert lines == [
        "python3 -m venv .venv && .venv/bin/pip install '.[cli]' && .venv/bin/ptindex score",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest",
    ]


def test_the_version_and_the_fingerprints_of_the_documents_are_those_of_the_code():
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    version, day = re.search(r"^## (\S+) - (\S+)$", changes, re.MULTILINE).groups()
    assert version == ptindex.__version__
    for method in (ptindex.EQUAL_WEIGHTS, ptindex.CAUTIOUS, ptindex.EQUAL_INDICATORS):
        assert f"`{method.name}` {method.fingerprint[:12]}" in " ".join(changes.split())
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {version}\ndate-released: {day}\n" in citation


def test_each_release_says_what_changes_scores():
    releases = (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]
    assert releases
    assert all("\n### Changes that change scores\n" in release for release in releases)


PAGES = sorted(path.relative_to(ROOT).as_posix() for pattern in ("*.md", "ru/*.md") for path in (ROOT / "docs").glob(pattern))
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(page):
    return BLOCK.findall((ROOT / page).read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_no_example_of_the_documents_escapes_the_tests(page):
    # Only a block that is marked as Python or as a session is run; a prompt anywhere else would be prose.
    outside = BLOCK.sub("", (ROOT / page).read_text("utf-8"))
    others = "".join(text for language, text in _blocks(page) if language not in ("python", "console"))
    assert ">>>" not in outside + others
    assert "\n$ " not in outside + others
    assert all(text.startswith("$ ptindex ") for language, text in _blocks(page) if language == "console")
    assert all(">>> " in text for language, text in _blocks(page) if language == "python")


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_says_in_the_language_of_its_page_what_it_shows(page):
    for language, text in _blocks(page):
        if language.startswith("{picture} plot-") and not text:
            continue  # a plot says itself what it shows
        if language.startswith("{picture}"):
            alternative = re.search("^:alt: (.{60,})$", text, re.MULTILINE)
            assert alternative, language
            assert bool(re.search("[а-я]", alternative[1])) == ("/ru/" in page)
        assert not language.startswith(("{image}", "{figure}"))


@pytest.fixture
def pictures(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    return import_module("pictures")


def test_the_plots_of_the_documents_are_drawn_without_a_browser_and_say_what_they_show(pictures, tmp_path):
    (drawer,) = [each for each in pictures.DRAWERS if not each.needs]
    drawer.draw(tmp_path)
    assert {path.stem for path in tmp_path.glob("*.png")} == {path.stem for path in tmp_path.glob("*.txt")} == set(drawer.names)
    for path in tmp_path.glob("*.txt"):
        assert ("Неофициальн" in path.read_text("utf-8")) == path.stem.endswith("-ru")
    asked_for = {language.split()[-1] for page in PAGES for language, _ in _blocks(page) if language.startswith("{picture}")}
    assert asked_for == {name for each in pictures.DRAWERS for name in each.names}


def test_what_a_picture_would_show_is_told_where_there_is_no_program_to_draw_it(pictures, tmp_path, monkeypatch):
    pytest.importorskip("sphinx", reason="the extra docs is not installed; the gate runs this again with it")
    screenshots = import_module("screenshots")
    monkeypatch.setattr(screenshots, "GENERATED", tmp_path)
    settings = SimpleNamespace(env=SimpleNamespace(docname="plots"))
    for name in ("report-country", "plot-trend"):
        (tmp_path / f"{name}.txt").write_text("What it says of itself.", "utf-8")
        directive = object.__new__(screenshots.Picture)
        directive.arguments, directive.options = [name], {"alt": "What it shows."} if name == "report-country" else {}
        directive.state = SimpleNamespace(document=SimpleNamespace(settings=settings))
        shown = [node.astext() for node in directive.run()]
        assert shown[0].startswith("A picture belongs here.")
        assert shown[1] == ("What it shows." if name == "report-country" else "What it says of itself.")


def test_the_documents_name_renderers_that_show_a_chart_without_a_network():
    named = re.findall(r"alt\.renderers\.enable\(([^)]*)\)", (ROOT / "docs/plots.md").read_text("utf-8"))
    assert named == ['"svg"', '"html", template="inline"']
    chart = plot.contributions(ptindex.score(ptindex.example_profile()))
    for arguments in named:
        name, _, template = re.sub(r'"|template=', "", arguments).partition(", ")
        with alt.renderers.enable(name, **({"template": template} if template else {})):
            bundle = chart._repr_mimebundle_()
        ((kind, shown),) = bundle.items()
        assert kind == {"svg": "image/svg+xml", "html": "text/html"}[name]
        assert not re.search(r'(?:src|href)="https?://|cdn\.jsdelivr', shown)


@pytest.mark.parametrize("page", ["README.md", *PAGES])
def test_no_page_installs_from_a_registry_what_is_on_none(page):
    text = (ROOT / page).read_text("utf-8")
    assert not re.findall(r"pip install[^`\n]*ptindex\[", re.sub("needs packages that are not installed: .*", "", text))


def test_the_readme_has_a_row_for_each_extra_with_what_it_brings():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    rows = re.findall(r"^\| `([a-z]+)` \|[^|]+\| ([^|]+) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {name for name, _ in rows} == set(extras) - {"all", "dev", "docs", "test"}
    for name, brings in rows:
        packages = [re.split("[>=\\[]", each)[0] for each in extras[name]]
        assert all(each.removesuffix("2").removesuffix("-python") in brings.lower() for each in packages if each != "ptindex")


@pytest.mark.parametrize("page", ["docs/quickstart.md", "docs/ru/quickstart.md"])
def test_a_type_checker_has_nothing_to_say_of_the_quick_start(page, tmp_path):
    examples = [each for language, text in _blocks(page) if language == "python" for each in DocTestParser().get_examples(text)]
    program = tmp_path / "quickstart.py"
    program.write_text("".join(each.source for each in examples), "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", str(program)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_the_service_of_the_documents_refuses_a_workbook_that_it_cannot_read(monkeypatch):
    workbook = template_bytes(ptindex.example_profile())
    source = next(text for language, text in _blocks("docs/embedding.md") if language == "python")
    service = {}
    exec("".join(each.source for each in DocTestParser().get_examples(source)), service)  # noqa: S102 (our own page)
    assert service["answer"](workbook)[0] == "200 OK"
    for name in [name for name in sys.modules if name.startswith(("openpyxl", "ptindex.formats.workbooks", "defusedxml"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert service["answer"](workbook) == ("415 Unsupported Media Type", {"message": "send JSON, CSV or a page"})


LONGEST_LINE = 100
"""Of code, in characters: more is cut on a screen of 1300 pixels. What a command says may be longer; it wraps in a terminal."""

READ_BY_PEOPLE = [f"docs/{each}.md" for each in ("embedding", "expert-year", "panel", "plots", "quickstart")]


@pytest.mark.parametrize("page", READ_BY_PEOPLE + [page for page in PAGES if "/ru/" in page])
def test_no_line_of_code_is_cut(page):
    code = [line for _, text in _blocks(page) for line in text.splitlines() if line.startswith((">>> ", "... "))]
    assert not [line for line in code if len(line) > LONGEST_LINE]


@pytest.mark.parametrize("page", [page for page in PAGES if "/ru/" in page])
def test_a_russian_page_has_every_example_of_the_english_one(page):
    def shape(of):
        return [language for language, _ in _blocks(of) if language in ("python", "console")]

    def headings(of):
        return re.findall(r"^#+ ", BLOCK.sub("", (ROOT / of).read_text("utf-8")), re.MULTILINE)

    english = page.replace("/ru/", "/")
    assert shape(page) == shape(english)
    assert headings(page) == headings(english)


@pytest.mark.parametrize("page", [page for page in PAGES if "/ru/" in page])
def test_a_link_of_a_russian_page_says_where_it_leads_to(page):
    # Sphinx would fill in the English title; a reader of the file itself would see nothing.
    assert not re.findall(r"\[\]\([^)]*\)", (ROOT / page).read_text("utf-8"))


GUIDES = [f"docs/{each}.md" for each in ("quickstart", "expert-year", "ru/quickstart", "ru/expert-year")]


@pytest.mark.parametrize("page", GUIDES)
def test_who_installs_is_told_what_to_do_in_windows_and_in_each_new_terminal(page):
    text = (ROOT / page).read_text("utf-8")
    once, each_time = re.split("And each time|И каждый раз", text)
    assert once.count("pip install") == 2
    assert {"py -m venv .venv", "python3 -m venv .venv"} <= set(once.splitlines())
    assert "activate" not in once
    assert all(f"`{command}`" in each_time for command in (". .venv/bin/activate", r".venv\Scripts\activate"))


def test_the_year_of_an_expert_begins_with_a_workbook_and_shows_no_python_before_the_pictures():
    for page in ("docs/expert-year.md", "docs/ru/expert-year.md"):
        text = (ROOT / page).read_text("utf-8")
        assert ".json" not in text
        first = text.index("```python")
        assert "testland-2024.xlsx" in text[:first]
        assert text[first:].startswith("```python\n>>> import ptindex as pt\n")


def test_the_quick_start_is_there_in_russian_and_runs():
    assert "docs/ru/quickstart.md" in PAGES
    assert sum(text.count(">>> ") for _, text in _blocks("docs/ru/quickstart.md")) > 40


@pytest.mark.parametrize("page", ["README.md", *PAGES])
def test_every_command_that_is_named_exists(page):
    named = set(re.findall(r"(?:`|^\$ |^)ptindex ([a-z][a-z-]*)", (ROOT / page).read_text("utf-8"), re.MULTILINE))
    assert named <= set(app)


def test_every_page_is_in_the_table_of_contents():
    listed = {"docs/index.md"}
    for page in PAGES:
        trees = [text for language, text in _blocks(page) if language == "{toctree}"]
        listed |= {f"docs/{line}.md" for tree in trees for line in tree.split() if not line.startswith(":")}
    assert set(PAGES) <= listed


def test_the_reference_has_every_public_name():
    pages = [(ROOT / "docs" / name).read_text("utf-8") for name in ("api.md", "engine.md")]
    documented = set(re.findall(r"automodule:: (\S+)", "".join(pages)))
    undocumented = set()
    for name in ptindex.__all__:
        given = getattr(ptindex, name)
        module = given.__name__ if isinstance(given, ModuleType) else getattr(given, "__module__", None)
        if module and module.startswith("ptindex.") and not any(f"{each}.".startswith(f"{module}.") for each in documented):
            undocumented.add(name)
        if f"`{name}`" not in pages[0] and not isinstance(given, ModuleType):
            undocumented.add(name)
    assert not undocumented


def _commands():
    for page in ["README.md", *PAGES]:
        for block in (text for language, text in _blocks(page) if language == "sh"):
            yield from (re.split("[#>]", line)[0].strip() for line in block.splitlines() if line.startswith("ptindex "))


@pytest.fixture
def a_readers_files(tmp_path):
    """The files that the documents speak of: pages and documents of three countries, methods of one's own, weights."""
    kz = ptindex.example_profile()
    for name, iso3 in {"page": "KAZ", "a": "ARM", "b": "MDA", "c": "UKR"}.items():
        profile = attrs.evolve(kz, country=ptindex.Country(iso3, known_countries()[iso3].en))
        (tmp_path / f"{name}.txt").write_text(page_format.dumps(profile), "utf-8")
        (tmp_path / f"{name}.json").write_text(ptindex.dumps(profile), "utf-8")
    method = attrs.evolve(ptindex.EQUAL_WEIGHTS, name="prevention twice", weights={"prevention": 2.0})
    (tmp_path / "prevention-twice.json").write_text(ptindex.dumps(method), "utf-8")
    (tmp_path / "weights.toml").write_text("[treaties]\nratification = 3\n", "utf-8")
    (tmp_path / "my_methods.py").write_text("import ptindex\n\nFIRST_HOURS = ptindex.Points.symmetric(5)\n", "utf-8")
    ptindex.write_release(ptindex.Panel([kz]), tmp_path / "release.zip", title="A test", date=date(2026, 11, 24))
    return tmp_path


@pytest.mark.parametrize("command", list(_commands()))
def test_every_command_of_the_documents_works(command, a_readers_files):
    arguments = command.split()[1:]
    if arguments[0] in ("release", "convert"):  # what is there is not written over
        written = "release.zip" if arguments[0] == "release" else arguments[2]
        (a_readers_files / written).unlink(missing_ok=True)
    done = subprocess.run([sys.executable, "-m", "ptindex", *arguments], cwd=a_readers_files, capture_output=True, check=False)
    # `check` says by its status that there is something to look at, and the audit finds two things on this page.
    assert done.returncode == (1 if arguments[0] == "check" else 0), done.stderr.decode()
    assert done.stdout or any((a_readers_files / each).exists() for each in arguments[1:])
