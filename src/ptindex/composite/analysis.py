"""The packages of the extra `analysis`, or the error that says what to install.

The modules that people import by name have numpy from here. It stands first among their imports, so that whoever has no numpy
reads what to install, and not which of our modules wanted it.
"""

from __future__ import annotations

from ..exceptions import needs

with needs("analysis"):
    import numpy as np
    import numpy.typing as npt
    import scipy  # noqa: F401 (whoever has the one and not the other learns it here as well)

__all__ = ["np", "npt"]
