"""Measures text: counts, the most common words, readability, lexical diversity and Unicode boundaries, in one pass.

>>> import textgauge
>>> report = textgauge.analyze("It's a plain text. Measure it!")
>>> report.counts.words, report.counts.sentences
(6, 2)

The numbers are those of textgauge in every other language, to the bit.
"""

from __future__ import annotations

from ._core import (
    Analyzer,
    Measures,
    Segments,
    WordTable,
    analyze,
    analyze_batch,
    boundaries,
    count_segments,
    count_syllables,
    counts,
    metrics,
    segment,
    unicode_version,
    word_frequencies,
)
from ._core import version as __version__
from ._file import analyze_file, word_frequencies_file
from ._language import DetectedLanguage, Language, detect_language, languages
from ._types import (
    Columns,
    CommonWord,
    CountName,
    Counts,
    Diversity,
    Encoding,
    Error,
    Granularity,
    MetricName,
    Note,
    Readability,
    ReadingTime,
    Report,
    Segment,
    WordTableOptions,
)

__all__ = [
    "Analyzer",
    "Columns",
    "CommonWord",
    "CountName",
    "Counts",
    "DetectedLanguage",
    "Diversity",
    "Encoding",
    "Error",
    "Granularity",
    "Language",
    "Measures",
    "MetricName",
    "Note",
    "Readability",
    "ReadingTime",
    "Report",
    "Segment",
    "Segments",
    "WordTable",
    "WordTableOptions",
    "__version__",
    "analyze",
    "analyze_batch",
    "analyze_file",
    "boundaries",
    "count_segments",
    "count_syllables",
    "counts",
    "detect_language",
    "languages",
    "metrics",
    "segment",
    "unicode_version",
    "word_frequencies",
    "word_frequencies_file",
]
