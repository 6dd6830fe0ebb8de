"""The small classic API of textgauge, for programs written to it.

Words are split on white space, trimmed of what is neither letter nor number, and lower-cased; sentences end at . ! ?;
syllables are runs of aeiouy. The numbers are those of the profile "classic" of textgauge.
"""

from __future__ import annotations

from typing import NamedTuple

from textgauge import analyze

__all__ = ["TextStats", "analyze_text"]

KEPT = 5  # most common words


class TextStats(NamedTuple):
    """The statistics of one text.

    word_count            white-space words with a letter, digit or other alphanumeric in them
    sentence_count        the non-blank pieces between . ! ?
    flesch_kincaid_score  the Flesch Reading Ease, in spite of the name; 0.0 without words or sentences
    most_common_words     at most 5 words with their counts, by count, then by the word's bytes
    """

    word_count: int
    sentence_count: int
    flesch_kincaid_score: float
    most_common_words: tuple[tuple[str, int], ...]

    def get_most_common_words(self) -> list[tuple[str, int]]:
        """The most_common_words as a list of the caller's own."""
        return list(self.most_common_words)


def analyze_text(text: str) -> TextStats:
    """Measure a text. A surrogate in it counts as U+FFFD. Raises TypeError if it is no str."""
    if not isinstance(text, str):
        raise TypeError(f"the text must be a str, not {type(text).__name__}")
    report = analyze(text, profile="classic", counts=("words", "sentences"), metrics=("flesch_reading_ease",), top=KEPT)
    return TextStats(
        report.counts.words,
        report.counts.sentences,
        report.readability.flesch_reading_ease or 0.0,
        tuple((word, count) for word, count in report.top_words),
    )
