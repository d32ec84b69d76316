"""Which country, year and published total a page is about."""

from __future__ import annotations

from attrs import define, evolve

from ...countries import Country, known_countries
from ...exceptions import Problem, nearest, shown
from ...profile import PublishedScore
from .header import Header
from .ledger import Fate, Ledger
from .wordings import Vocabulary

__all__ = ["CountryOnPage"]


@define
class CountryOnPage:
    """Takes the headers of a page as they come; the first stands. `iso3` is what the caller said, and goes before the page."""

    vocabulary: Vocabulary
    ledger: Ledger
    iso3: str | None
    header: Header | None = None
    country: Country | None = None
    published: PublishedScore | None = None
    unknown_name: str | None = None

    def _code(self, header: Header) -> str | None:
        return header.iso3 or self.vocabulary.country_code(header.name)

    def is_named_by(self, header: Header, first_line: str, *, at_the_top: bool) -> bool:
        """Whether a header of some lines belongs to a country."""
        if self._code(header):
            return True
        # A name that no list knows is taken on the caller's word, at the top of the page and from one line only.
        at_the_top = at_the_top and len(header.name) <= len(first_line)
        if at_the_top and self.iso3 is None and self.unknown_name is None:
            self.unknown_name = header.name
        return at_the_top and self.iso3 is not None and self.header is None

    def is_another(self, header: Header) -> bool:
        """Whether a header names another country or another year than the page did."""
        if self.header is None or self.country is None:
            return False
        code = self._code(header)
        same = code in (self._code(self.header), self.country.iso3) if code else header.name == self.header.name
        return not same or header.year != self.header.year

    def take(self, start: int, line: str, header: Header) -> Fate:
        """Takes a header; what became of its line."""
        if self.header is not None:
            return self._further(start, line, self.header, header)
        self._set(start, line, header)
        return "country"

    def _set(self, start: int, line: str, header: Header) -> None:
        code = self._code(header)
        self.header = header
        if self.iso3 is not None and code and code != self.iso3:
            self.ledger.add("conflict", start, f"is not {self.iso3}, which was given and stands", header.name, "$.country")
        if self.iso3 in known_countries() and code is None and header.name:
            message = f"is no name of {self.iso3} that is known here, and is taken on the word of who gave the code"
            self.ledger.add("approximate", start, message, header.name, "$.country")
        iso3 = self.iso3 or code or ""
        self.country = Country(iso3, header.name or _name_of(iso3))
        self._take_total(start, line, header)

    def _take_total(self, start: int, line: str, header: Header) -> None:
        self.published = header.published
        if header.published is not None and header.doubtful:
            message = f"has a sign that may also set thousands apart, read as {header.published.value}"
            self.ledger.add("approximate", start, message, line, "$.published.value")

    def _further(self, start: int, line: str, first: Header, header: Header) -> Fate:
        same = self._code(first) == self._code(header) and first.year == header.year
        if same and self.published is None and header.published is not None:
            self._take_total(start, line, header)
            return "country"
        if same and header.published in (None, self.published):
            self.ledger.add("repeated", start, "says again what the page said before", line)
            return "repeated"
        self.ledger.add("conflict", start, "differs from the country, year or total before it, which stand", line)
        return "conflict"

    def missing(self) -> list[Problem]:
        """What to say about a page without a country or a year."""
        if self.iso3 is not None:
            return [Problem(path="$.year", message="no data year stands on the page; write it as in 'Kazakhstan 2022'")]
        problem = Problem(
            path="$.country",
            message="no country that is known stands on the page with its data year, as in 'Kazakhstan 2022'; "
            "write the country's code (ISO 3166-1 alpha-3) beside its name, as in 'Testland (XTA) 2022', or pass iso3=",
        )
        if self.unknown_name is None:
            return [problem]
        names = [name for record in known_countries().values() for name in record.names]
        return [evolve(problem, given=shown(self.unknown_name), suggestion=nearest(self.unknown_name, names))]


def _name_of(iso3: str) -> str:
    record = known_countries().get(iso3)
    return iso3 if record is None else record.en
