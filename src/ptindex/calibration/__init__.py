"""What the published totals say about the table of points that is not public: every table that fits, not a guess at one.

The set of all tables that agree with what was published, as in UTA and robust ordinal regression. Sources: E. Jacquet-Lagrèze
and J. Siskos, "Assessing a set of additive utility functions for multicriteria decision-making, the UTA method", *European
Journal of Operational Research* 10 (1982); S. Greco, V. Mousseau and R. Słowiński, "Ordinal regression revisited: multiple
criteria ranking using a set of additive value functions", *European Journal of Operational Research* 191 (2008).
"""

from .fitting import Calibration, calibrate
from .inputs import Hypothesis, Observation, StatedChange
from .ranges import Counts, Range

__all__ = ["Calibration", "Counts", "Hypothesis", "Observation", "Range", "StatedChange", "calibrate"]
