"""Languages: what is known of each, and which of them a text is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ._core import detect_language_of, language_rows

if TYPE_CHECKING:
    from typing_extensions import Buffer

    from ._types import Encoding

_SYLLABLES, _SENTENCES, _STOP_WORDS, _METRICS = 1, 2, 4, 8


class Language(NamedTuple):
    """What is known of a language."""

    tag: str
    """BCP 47, such as 'de'."""
    name: str
    """In English."""
    syllables: bool
    """count_syllables() and the counts of syllables."""
    sentences: bool
    """Sentences have corrections of this language."""
    stop_words: bool
    """stop_words=True."""
    metrics: bool
    """Readability formulas that are made for it."""
    detection: bool
    """detect_language() can name it."""


class DetectedLanguage(NamedTuple):
    """The language of a text, and how sure that is."""

    language: str
    """A tag of languages(); 'und': none of them, or not to be told."""
    confidence: float
    """The probability that the model gives it, from 0.5 to 1; 0 for 'und'."""


def languages() -> list[Language]:
    """The languages that there are, by tag."""
    return [
        Language(
            tag,
            name,
            bool(known & _SYLLABLES),
            bool(known & _SENTENCES),
            bool(known & _STOP_WORDS),
            bool(known & _METRICS),
            True,
        )
        for tag, name, known in language_rows()
    ]


def detect_language(text: str | Buffer, /, *, encoding: Encoding | None = None) -> DetectedLanguage:
    """The language of a text, by its script, letter triples and words: of the first 4096 code points.

    It is meant for a sentence and more. Raises TypeError or ValueError for misuse.
    """
    return DetectedLanguage(*detect_language_of(text, encoding=encoding))
