"""A static site about a panel: pages that open without a server, a network or a script, in English and Russian."""

from .directory import ReportDirectoryError
from .writing import write_site

__all__ = ["ReportDirectoryError", "write_site"]
