"""The house as it is meant to stand: who imports whom, what an import costs, and a question named once."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import ptindex as pt
from ptindex.formats import codebook, page
from ptindex.formats.schema import profile_schema
from ptindex.questionnaire import questions

PACKAGE = Path(pt.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
EDGES = {"formats", "display", "cli", "commands", "__main__"}
# The doors: what hands edges on to people. Everything else inside knows no format and no display.
DOORS = {"__init__.py", "presentation.py", "examples.py"}


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


def imported(path):
    """The modules of the package that a module imports, wherever in it, by their dotted path inside the package."""
    package = path.relative_to(PACKAGE).parent.parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            yield from (".".join((*base, *(node.module or alias.name).split("."))) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("ptindex.") for alias in node.names if alias.name.startswith("ptindex."))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_nothing_inside_imports_an_edge(path):
    if name_of(path) in DOORS or name_of(path).split("/")[0].removesuffix(".py") in EDGES:
        return
    assert not [module for module in imported(path) if module.split(".")[0] in EDGES]


@pytest.mark.parametrize("path", sorted((PACKAGE / "composite").rglob("*.py")), ids=name_of)
def test_the_engine_imports_nothing_of_ours_but_errors_frozen_maps_the_version_and_the_door_to_the_display(path):
    assert {module.split(".")[0] for module in imported(path)} <= {
        "composite",
        "exceptions",
        "frozenmap",
        "presentation",
        "version",
    }


def test_importing_the_library_loads_attrs_and_cattrs_and_no_other_package():
    code = (
        "import sys; before = set(sys.modules); import ptindex; "
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)))"
    )
    finished = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert set(finished.stdout.split()) <= {"ptindex", "attr", "attrs", "cattr", "cattrs"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_has_one_job(path):
    limit = 480 if name_of(path) == "questionnaire.py" else 400
    assert len(path.read_text("utf-8").splitlines()) <= limit


def test_modules_are_handed_on_when_first_named():
    code = "import ptindex as pt; print(pt.testing.__name__, pt.rank.__name__)"
    finished = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout.split() == ["ptindex.testing", "rank"]


def test_what_is_loaded_when_first_named_is_listed_before():
    assert "rank" not in vars(pt)
    assert "rank" in dir(pt)


def test_every_public_name_is_there_and_is_what_its_module_hands_on():
    for name in pt.__all__:
        value = getattr(pt, name)
        if isinstance(value, type | FunctionType):
            assert getattr(import_module(value.__module__), name) is value
        elif isinstance(value, ModuleType):
            assert value.__name__ == f"ptindex.{name}"
    assert {"rank", "read_page", "experiments"} <= set(dir(pt))  # lazy names are offered before they are loaded
    with pytest.raises(AttributeError, match="no attribute 'scroe'"):
        pt.scroe  # noqa: B018


def _with_answer(question):
    profile = pt.CountryProfile(country=pt.Country("KAZ", "Kazakhstan"), year=2022)
    answer = next(iter(question.scale)) if question.scale else question.goalposts[0] if question.goalposts else 7
    return profile.with_answers({question.key: answer})


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.key)
def test_every_part_knows_every_question_from_its_one_declaration(question):
    profile = _with_answer(question)
    assert pt.loads(pt.dumps(profile)) == profile
    for language in ("en", "ru"):
        text = page.dumps(profile, language)
        assert question.label.wording(language) in text
        assert page.loads(text).profile == profile
        assert question.label.wording(language) in codebook.markdown(language)
    assert question.name in profile_schema()["properties"][question.section]["properties"]
    indicators = {each.question.key for each in pt.definitions().values()}
    assert (question.key in indicators) == bool(question.dimension and (question.scale or question.rate or question.goalposts))


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if name_of(path).split("/")[0] in {"formats", "display"} or path.name == "indicators.py"],
    ids=name_of,
)
def test_no_format_or_display_names_a_question(path):
    strings = {
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not strings & {question.key for question in questions()}
