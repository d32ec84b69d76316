"""Which treaties a State can join by an act of its own: what is scored as printed is not always the State's to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .countries import member_of_council_of_europe
from .declaration import OpenTo
from .questionnaire import questions
from .scales import TreatyStatus

if TYPE_CHECKING:
    from .declaration import Question
    from .profile import CountryProfile

__all__ = ["closed_treaties", "is_open"]

_PARTY = (TreatyStatus.RATIFIED, TreatyStatus.ACCEDED)


def is_open(question: Question, profile: CountryProfile) -> bool:
    """Whether the State may become party to the treaty of a question; True for a question about no treaty.

    UNCAT is open to any State (article 25). OPCAT may be signed by those that signed UNCAT, and ratified or acceded to by
    its parties (article 27). The ECHR is open to members of the Council of Europe (article 59), the ECPT to members, and to
    others by invitation alone (article 18). Membership is that of 31 December of the data year.
    """
    if question.open_to is OpenTo.UNCAT_PARTIES:
        signs = profile.answer(question.key) is TreatyStatus.SIGNED
        return profile.ratification.uncat in (*_PARTY, *([TreatyStatus.SIGNED] if signs else []))
    if question.open_to is OpenTo.COUNCIL_OF_EUROPE:
        return member_of_council_of_europe(profile.country.iso3, profile.year)
    return True


def closed_treaties(profile: CountryProfile) -> tuple[Question, ...]:
    """The treaties that lie outside the State's own reach: it is no party, and it takes others to let it in.

    OPCAT is never among them, since a State can join UNCAT first.
    """
    return tuple(
        [
            question
            for question in _COUNCIL_OF_EUROPE
            if isinstance(status := getattr(profile.ratification, question.name), TreatyStatus)
            and status not in _PARTY
            and not is_open(question, profile)
        ]
    )


_COUNCIL_OF_EUROPE = tuple(question for question in questions() if question.open_to is OpenTo.COUNCIL_OF_EUROPE)
