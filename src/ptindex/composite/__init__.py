"""Composite indicators for any set of numbers from 0 to 1: aggregation and decomposition, knowing nothing of torture.

Steps are named as in the OECD/JRC *Handbook on Constructing Composite Indicators* (2008).
"""

from . import aggregation, decomposition

__all__ = ["aggregation", "decomposition"]
