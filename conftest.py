"""Runs every example in the documents and the docstrings as a test, and lets no slow machine fail a property."""

from doctest import ELLIPSIS

from hypothesis import settings
from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_documents = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()], patterns=["README.md", "docs/*.md"]
)
_docstrings = Sybil(parsers=[DocTestParser()], path="src", patterns=["*.py"])

pytest_collect_file = (_documents + _docstrings).pytest()

settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")
