"""A program that mypy --strict passes, and whose mistakes it finds."""

from __future__ import annotations

import mmap

from text_analysis import analyze_text
from textgauge import (
    Analyzer,
    Columns,
    CountName,
    Counts,
    Error,
    Report,
    Segment,
    Segments,
    analyze,
    analyze_batch,
    analyze_file,
    boundaries,
    count_segments,
    counts,
    metrics,
    segment,
)


def words(report: Report) -> int:
    return report.counts.words


def ease(report: Report) -> float:
    value: float | None = report.readability.flesch_reading_ease
    return 0.0 if value is None else value


def use(data: bytes, mapped: mmap.mmap, names: list[CountName]) -> None:
    report = analyze("text", profile="classic", counts=names, metrics=["lix"], top=3, words_per_minute=200)
    total: int = words(report) + sum(count for _, count in report.top_words) + report.top_words[0].count
    of: Counts = analyze(mapped, encoding="utf-8").counts
    syllables: int | None = of.syllables
    print(total, of["words"], of.get("words", 0), syllables, ease(report), report.to_dict()["counts"])

    pieces: Segments[str] = segment("text", granularity="word")
    first: Segment[str] | None = pieces.containing(1)
    text: list[str] = [s.segment for s in pieces if s.is_word_like]
    raw: list[bytes] = [s.segment for s in segment(bytearray(data))]
    print(first and first.index + 1, text, raw, boundaries(data).tolist(), count_segments(data))

    columns: Columns = analyze_batch(["a", data, None])
    view: memoryview = columns.flesch_reading_ease
    print(view, columns["words"], counts, metrics)

    with Analyzer(top=5) as analyzer:
        state: bytes = analyzer.write("text").write(data, encoding="latin-1").end_document().save()
        print(Analyzer.load(state).merge(analyzer).clone().report(), analyze_file("file", start=5))

    stats = analyze_text("text")
    for word, count in stats.most_common_words:
        print(word.upper(), count + stats.word_count)

    try:
        analyze(data, invalid="error")
    except Error as error:
        code: str = error.code
        offset: int | None = error.offset
        print(code, offset)


def misuse() -> None:
    analyze(5)  # type: ignore[arg-type]
    analyze("text", profile="x")  # type: ignore[arg-type]
    analyze("text", granularity="word")  # type: ignore[call-arg]
    analyze("text", counts=["wrods"])  # type: ignore[list-item]
    print(analyze("text").counts.wrods)  # type: ignore[attr-defined]
    segment("text", encoding="utf-8")  # type: ignore[call-overload]
    analyze_batch(5)  # type: ignore[arg-type]
