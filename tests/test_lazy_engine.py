"""The engine comes when it is asked for, and says what to install where its packages are not there."""

import subprocess
import sys
from types import ModuleType

import pytest

from ptindex import EQUAL_WEIGHTS, composite, example_profile
from ptindex.composite import aggregation
from ptindex.exceptions import MissingExtraError
from ptindex.matrices import from_profiles, model_of

NEED_NOTHING = ("aggregation", "decomposition", "tree")

WITHOUT_NUMPY = """
import sys
sys.modules["numpy"] = sys.modules["scipy"] = None
import ptindex as pt
print(round(pt.score(pt.example_profile()).value, 2))
from ptindex.composite.aggregation import Power
try:
    from ptindex.composite import IndicatorMatrix
except pt.MissingExtraError as error:
    print(error)
"""


def test_one_profile_is_scored_without_numpy():
    done = subprocess.run([sys.executable, "-c", WITHOUT_NUMPY], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["63.4", "this needs packages that are not installed: pip install 'ptindex[analysis]'"]


def test_importing_the_package_imports_no_numpy():
    code = "import sys, ptindex, ptindex.composite, ptindex.matrices; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.fixture
def _without_numpy(monkeypatch):
    for name in [name for name in sys.modules if name.startswith("ptindex.composite.") and "aggregation" not in name]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)


@pytest.mark.usefixtures("_without_numpy")
def test_what_needs_numpy_says_so():
    for call in (
        lambda: composite.__getattr__("matrix"),
        lambda: composite.__getattr__("scores"),
        lambda: aggregation.__getattr__("arithmetic"),
        lambda: from_profiles([example_profile()]),
        lambda: model_of(EQUAL_WEIGHTS),
    ):
        with pytest.raises(MissingExtraError, match=r"pip install 'ptindex\[analysis\]'"):
            call()


DOORS = [name for name in composite.__all__ if isinstance(getattr(composite, name), ModuleType) and name not in NEED_NOTHING]

IMPORT_WITHOUT = """
import sys
sys.modules["{absent}"] = None
from ptindex.exceptions import MissingExtraError
for name in {names}:
    try:
        __import__("ptindex.composite." + name)
    except MissingExtraError as error:
        print(name, error.extra)
"""


@pytest.mark.parametrize("absent", ["numpy", "scipy"])
def test_a_module_of_the_engine_that_is_imported_by_its_name_says_what_to_install(absent):
    code = IMPORT_WITHOUT.format(absent=absent, names=DOORS)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"{name} analysis" for name in DOORS]
    assert "sensitivity" in DOORS


def test_another_missing_module_is_no_missing_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "ptindex.composite.tree", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        composite.__getattr__("tree")
    assert not isinstance(caught.value, MissingExtraError)
    monkeypatch.setitem(sys.modules, "ptindex.composite.rules.voting", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        aggregation.__getattr__("copeland")
    assert not isinstance(caught.value, MissingExtraError)


def test_every_name_is_there_and_no_other():
    for name in composite.__all__:
        assert getattr(composite, name) is not None
    assert set(composite.__all__) <= set(dir(composite))
    for name in aggregation.__all__:
        assert getattr(aggregation, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'matrx'"):
        _ = composite.matrx
