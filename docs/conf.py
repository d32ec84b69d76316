"""Builds the documents without a network: `sphinx-build -n -W -b html docs docs/_build/html`."""

import sys
from pathlib import Path

from docutils.nodes import Element, TextElement
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ptindex import __version__
from ptindex.declaration import LANGUAGES
from ptindex.formats import codebook

project = "ptindex"
author = "The developers of ptindex"
project_copyright = "The developers of ptindex"
release = version = __version__
language = "en"

sys.path.insert(0, str(Path(__file__).parent))
extensions = ["myst_parser", "sphinx.ext.autodoc", "screenshots"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
default_role = "code"

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "undoc-members": False, "exclude-members": "__init__, __new__"}
python_use_unqualified_type_names = True

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["ptindex.css"]
html_title = f"ptindex {release}"
html_copy_source = False
html_show_sphinx = False

# Two classes of the engine and of the index share a name; in a signature Sphinx then links to the first.
suppress_warnings = ["ref.python"]

# Other libraries, whose inventories would have to be fetched, and aliases of types, which have no page of their own.
nitpick_ignore_regex = [
    ("py:class", r"(alt|altair|attr|attrs|cattrs|collections|datetime|enum|numpy|os|pathlib|types|typing)\..*"),
    ("py:class", r"(datetime|Path)"),
    ("py:class", r"(.*\.)?(Cell|Content|Converter|JsonConverter|Language|PageSource|Separator|T)"),
    # Aliases of types, and what a fitted or sampled value is inside: the functions that take them say what they are.
    ("py:class", r"(.*\.)?(ArrayLike|Column|Effect|Fitted|Floats|Groups|Masks|Method|PathLike|Rule|ScoreRange|Setting)"),
    ("py:class", r"(.*\.)?Fitted(Line|Logarithm|Order)"),
]


def _write_the_questionnaire() -> None:
    generated = Path(__file__).parent / "_generated"
    generated.mkdir(exist_ok=True)
    for each in LANGUAGES:
        (generated / f"questionnaire-{each}.md").write_text(codebook.markdown(each), encoding="utf-8")


def _resolve_by_last_name(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: TextElement) -> Element | None:
    """A name in a signature stands as the module imports it; it is documented under the module that defines it."""
    if node.get("refdomain") != "py":
        return None
    objects = env.domains.python_domain.objects
    last = node["reftarget"].rpartition(".")[2]
    found = [name for name in objects if name.rpartition(".")[2] == last and objects[name].objtype != "method"]
    if len(found) != 1:
        return None
    docname = node.get("refdoc", env.docname)
    return env.domains.python_domain.resolve_xref(env, docname, app.builder, "obj", found[0], node, content)


def _say_the_language(_app: Sphinx, pagename: str, _template: str, context: dict[str, object], _doctree: object) -> None:
    """A screen reader reads a Russian page as Russian."""
    if pagename.startswith("ru/") or pagename.endswith("-ru"):
        context["language"] = "ru"


def setup(app: Sphinx) -> None:
    _write_the_questionnaire()
    app.connect("html-page-context", _say_the_language)
    app.connect("missing-reference", _resolve_by_last_name)
