"""How people are shown numbers in each language: minus, decimal signs, thousands, signs of percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .declaration import Language

__all__ = ["count", "counted", "figure", "number", "percent", "typeset"]

_NARROW = "\u202f"
_MINUS = "\u2212"


def typeset(written: str, language: Language) -> str:
    """A number that Python has written, with a minus in place of a hyphen and the decimal sign of the language."""
    with_minus = written.replace("-", _MINUS)
    return with_minus.replace(".", ",") if language == "ru" else with_minus


def number(value: float, language: Language, *, signed: bool = False, decimals: int = 2) -> str:
    """A value with its decimals, two of them if nothing else is said; never a zero with a minus.

    >>> number(-0.001, "en"), number(-63.4, "ru"), number(1.5, "en", signed=True)
    ('0.00', '−63,40', '+1.50')
    """
    rounded = round(value, decimals) + 0.0
    sign = "+" if signed and rounded > 0 else ""
    return typeset(f"{sign}{rounded:.{decimals}f}", language)


def percent(share: float, language: Language, decimals: int = 0) -> str:
    """A share from 0 to 1 in percent; Russian sets the sign apart."""
    written = typeset(f"{share * 100:.{decimals}f}", language)
    return f"{written}%" if language == "en" else f"{written}\u00a0%"


def count(value: int) -> str:
    """A count with narrow spaces between thousands."""
    return f"{value:,}".replace(",", _NARROW)


def counted(value: int, noun: str) -> str:
    """A count with its English noun, as the `repr` of a result says it.

    >>> counted(1, "profile"), counted(0, "profile"), counted(2, "answer")
    ('1 profile', '0 profiles', '2 answers')
    """
    return f"{value} {noun}" if value == 1 else f"{value} {noun}s"


def figure(value: float, language: Language) -> str:
    """A figure with every digit that it has, and two decimals at least where it has any.

    >>> figure(0.03, "ru"), figure(15, "en"), figure(-0.5, "en")
    ('0,03', '15', '−0.50')
    """
    from decimal import Decimal  # not at the top: importing the library writes no figure

    whole, _, part = format(Decimal(repr(abs(value))), "f").partition(".")
    written = f"{'-' if value < 0 else ''}{count(int(whole))}"
    return typeset(f"{written}.{part:0<2}" if part.strip("0") else written, language)
