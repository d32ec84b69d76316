"""What the law behind a question is called, in English and Russian: treaties and standards with their articles."""

from __future__ import annotations

from .declaration import Text

__all__ = ["ECHR", "ECPT", "ISTANBUL_PROTOCOL", "opcat_article", "principle", "uncat_article"]

ECPT = Text("ECPT, article 18 as amended by Protocol No. 1", "ЕКПП, статья 18 в редакции Протокола № 1")
ECHR = Text("ECHR, article 59", "ЕКПЧ, статья 59")
ISTANBUL_PROTOCOL = Text("Istanbul Protocol (United Nations, 2022 revision)", "Стамбульский протокол (ООН, редакция 2022 года)")


def uncat_article(article: int) -> Text:
    """An article of the Convention against Torture.

    >>> uncat_article(16).ru
    'КПП, статья 16'
    """
    return Text(f"UNCAT, article {article}", f"КПП, статья {article}")


def opcat_article(article: int) -> Text:
    """An article of the Optional Protocol to the Convention against Torture."""
    return Text(f"OPCAT, article {article}", f"ФПКПП, статья {article}")


def principle(number: int) -> Text:
    """A principle of the Body of Principles for the Protection of All Persons under Any Form of Detention or Imprisonment."""
    return Text(f"UN Body of Principles (1988), principle {number}", f"Свод принципов ООН (1988), принцип {number}")
