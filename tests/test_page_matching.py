"""Wordings are told apart, letter by letter, and numbers are written so that they read back."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptindex.declaration import Unavailable
from ptindex.formats.numbers import Number, read_number, write_number
from ptindex.formats.pages.matching import Wordings, fold, resembles, similar_words, words_of
from ptindex.questionnaire import SECTIONS, TITLE, questions


def wordings(text):
    return [text.en, text.ru, *text.variants]


def near(one, other):
    first, second = words_of(fold(one)), words_of(fold(other))
    return len(first) == len(second) and all(map(similar_words, first, second))


SCALES = {question.scale for question in questions() if question.scale}


def test_options_are_never_near_each_other_but_for_one_pair_that_is_then_ambiguous():
    confusable = set()
    for scale in SCALES:
        for one, other in combinations([*scale, *Unavailable], 2):
            pairs = [(a, b) for a in wordings(one) for b in wordings(other)]
            if any(near(a, b) or near(b, a) for a, b in pairs):
                confusable.add((one.code, other.code))
    assert confusable == {("explicit", "implicit")}


def test_labels_headings_and_titles_are_never_near_each_other():
    labels = {fold(wording): question.label for question in questions() for wording in wordings(question.label)}
    texts = [*labels.items()]
    texts += [(fold(wording), section.heading) for section in SECTIONS for wording in wordings(section.heading)]
    texts += [(fold(wording), TITLE) for wording in wordings(TITLE)]
    for (one, text), (other, another) in combinations(texts, 2):
        assert text == another or not near(one, other), (one, other)


def test_a_garbled_wording_with_two_candidates_is_none():
    known = Wordings([("Explicit prohibition", 1), ("Implicit prohibition", 2)])
    assert known.find("Explicit prohibition", near=True).target == 1
    assert known.find("Implicit prohibitiom", near=True) is None
    assert known.find("Explikit prohibition", near=False) is None


def test_two_wordings_of_one_target_are_one_candidate():
    known = Wordings([("decison-making power", 1), ("decision-making power", 1)])
    assert known.find("decisiom-making power", near=True).target == 1


def test_a_wording_that_is_added_again_takes_the_new_meaning_in_the_copy_only():
    known = Wordings([("Power", 1)])
    copy = known.copy()
    copy.add("POWER", 2)
    assert copy.find("power", near=True).target == copy.find("powar", near=True).target == 2
    assert known.find("power", near=True).target == known.find("powar", near=True).target == 1


@pytest.mark.parametrize(
    ("given_word", "known", "expected"),
    [
        ("c1ear", "clear", True),
        ("c!ear", "clear", True),
        ("|aw", "law", True),
        ("n0", "no", True),
        ("сlеаr", "clear", True),  # Cyrillic letters among Latin ones
        ("examinatiom", "examination", True),
        ("examination!", "examination", True),
        ("not", "now", False),
        ("lo", "10", False),
        ("3", "8", False),
        ("3-rd", "8-rd", False),
        ("dependent", "independent", False),
        ("independent", "dependent", False),
        ("inconsistent", "consistent", False),
        ("atypical", "typical", False),
        ("unclear", "clear", False),
        ("wordless", "wordy", False),
        ("abcdxyz", "abcdefg", False),
        ("a" * 70, "a" * 69 + "b", False),
        ("независим", "зависим", False),
        ("документируетея", "документируется", True),
        ("недокументируется", "документируется", False),
    ],
)
def test_which_words_may_be_a_misreading(given_word, known, expected):
    assert similar_words(given_word, known) is expected


@given(st.sampled_from(["un", "in", "non", "dis", "a", "не", "без"]), st.text("abcdefgклмн", min_size=1, max_size=12))
def test_a_word_with_a_prefix_is_never_the_word_without(prefix, word):
    assert not similar_words(prefix + word, word) or fold(prefix + word) == fold(word)
    assert not similar_words(word, prefix + word)


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text) or len(fold(text)) > len(text)


def test_a_character_that_stands_for_a_sentence_stays_one():
    assert fold("\ufdfa" * 3) == "\ufdfa" * 3


def test_a_resemblance_needs_as_many_words_and_the_same_digits():
    assert resembles("Arter a write (ap to 3 floars)", "After a while (up to 3 hours)")
    assert not resembles("Arter a write (ap to 8 floars)", "After a while (up to 3 hours)")
    assert not resembles("Arter a write", "After a while (up to 3 hours)")
    assert not resembles("Arter a mot while", "After a while")
    assert not resembles("a" * 301, "a" * 301)


@given(st.integers(0, 2**53 - 1))
def test_a_count_reads_back(count):
    assert read_number(write_number(count), whole=True) == Number(count)


@given(st.floats(0, allow_nan=False, allow_infinity=False))
def test_a_figure_reads_back_to_the_last_digit_and_without_a_doubt(figure):
    assert read_number(write_number(figure), whole=False) == Number(figure + 0.0)


@given(st.text("0123456789 .,'-e"))
def test_any_text_is_a_number_or_none(text):
    for whole in (True, False):
        number = read_number(text, whole=whole)
        assert number is None or number.value >= 0
