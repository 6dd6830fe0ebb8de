"""Every path many times over: no memory, no reference stays behind."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SIZES, child

import textgauge
from textgauge import (
    Analyzer,
    analyze,
    analyze_batch,
    analyze_file,
    boundaries,
    count_segments,
    segment,
    word_frequencies,
    word_frequencies_file,
)

DATA = "Naïve words, 数 and 😀 here. ".encode() * 50
TEXTS: list[Any] = [DATA, DATA.decode(), "ascii words " * 200, "\ud800 x \ude00", bytearray(DATA), "", b""]


class Strange:
    def __index__(self) -> int:
        raise KeyError

    def __iter__(self) -> Any:
        yield "words"
        raise KeyError


def fails(function: Any, *args: Any, **options: Any) -> None:
    try:
        function(*args, **options)
    except Exception:
        return
    raise AssertionError("does not fail")


def one_round() -> None:
    for text in TEXTS:
        analyze(text).to_dict()
        analyze(text, counts=["words"], metrics=("lix",), top=2, language="de-AT")
        boundaries(text, granularity="word")
        count_segments(text)
        list(segment(text, granularity="sentence"))
        next(iter(segment(text)), None)
        segment(text).containing(30)
        Analyzer().write(text).write(text).clone().report()
        fails(analyze, text, invalid="x")
        fails(analyze, text, nothing=1)
        fails(analyze, text, counts=Strange())
        fails(analyze, text, top=Strange())
    analyze_batch(TEXTS)
    fails(analyze_batch, [*TEXTS, 5])
    fails(analyze_batch, Strange())
    for bad in (b"abc\xff", "abc\ud800"):
        fails(analyze, bad, invalid="error")
        fails(analyze_batch, ["a", bad], invalid="error")
        fails(Analyzer(invalid="error").write(bad).write, "x") if isinstance(bad, str) else fails(
            Analyzer(invalid="error").write, bad
        )
    fails(analyze, memoryview(DATA)[::2])
    fails(analyze, 5)
    with Analyzer() as analyzer:
        state = analyzer.write(DATA).end_document().save()
        analyzer.merge(Analyzer.load(state)).reset().write("x")
        fails(analyzer.save)
        fails(analyzer.merge, analyzer)
        fails(Analyzer.load, state[:-1])
    fails(analyzer.report)
    analyze_file(ROOT / "examples/weather.txt")
    for text in TEXTS:
        table = word_frequencies(text, ngram=2, stop_words=["a", "\ud800"])
        list(table), table.top(2), table.to_dict(), table.to_csv(), table.get("a"), "b" in table
        table.words, table.offsets, table.counts, table.errors
        fails(word_frequencies, text, stop_words=["a", 5])
        fails(word_frequencies, text, stop_words=["a"], ngram=9)
        fails(word_frequencies, text, stop_words=Strange())
        Analyzer(words={"stop_words": ["a"], "max_words": 3}).write(text).words().errors
        fails(Analyzer, words={"stop_words": ["a"], "ngram": 9})
    fails(word_frequencies, 5, stop_words=["a"])
    fails(word_frequencies, b"abc\xff", invalid="error")
    fails(word_frequencies("a").get, 5)
    fails(Analyzer().words)
    word_frequencies_file(ROOT / "examples/weather.txt", stop_words=True)
    counts = analyze("text").counts
    list(counts.items()), counts.get("x", 5), repr(counts), dir(counts), counts == {}, {**counts}
    fails(lambda: counts.nothing)  # type: ignore[attr-defined]
    textgauge.Measures(counts)
    fails(textgauge.Measures, 5)


def resident() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    raise AssertionError


@pytest.mark.figures
@pytest.mark.only(sys.platform.startswith("linux"))
def test_memory_stays_flat() -> None:
    one_round()
    for _ in range(max(20, SIZES.rounds // 10)):
        one_round()
    gc.collect()
    before = resident()
    for _ in range(SIZES.rounds // 2):
        one_round()
    gc.collect()
    assert resident() - before < 512  # KiB


def test_references_stay() -> None:
    watched = [
        textgauge.Counts,
        textgauge.Report,
        textgauge.Error,
        Analyzer,
        textgauge.Segments,
        textgauge.CommonWord,
        textgauge.counts,
        textgauge.counts[0],
        type(iter(segment(""))),
        type(boundaries("").obj),
        TEXTS[0],
        TEXTS[1],
        textgauge.Segment,
        textgauge.Note,
        textgauge.Columns,
        TEXTS[4],
        str.isascii,
        tuple.__new__,
    ]
    one_round()
    gc.collect()
    before = [sys.getrefcount(o) for o in watched]
    for _ in range(50):
        one_round()
    gc.collect()
    after = [sys.getrefcount(o) for o in watched]
    grown = [b - a for a, b in zip(before, after)]
    assert max(map(abs, grown)) <= 2, grown


@pytest.mark.only(hasattr(sys, "gettotalrefcount"))
def test_all_references() -> None:
    for _ in range(5):
        one_round()
    gc.collect()
    before = sys.gettotalrefcount()  # type: ignore[attr-defined]
    for _ in range(50):
        one_round()
    gc.collect()
    assert abs(sys.gettotalrefcount() - before) < 50  # type: ignore[attr-defined]


def test_the_module_goes_and_comes() -> None:
    code = """
import gc, sys
for _ in range(20):
    import textgauge
    textgauge.analyze('text'), textgauge.boundaries('text'), list(textgauge.segment('text'))
    keep = textgauge.analyze('kept').counts
    for name in [name for name in sys.modules if name.startswith('textgauge')]:
        del sys.modules[name]
    del textgauge
    gc.collect()
    assert keep.words == 1
"""
    assert child(code) == ""
