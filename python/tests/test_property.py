"""Properties of any text: how it comes and how it is cut say nothing."""

from __future__ import annotations

from typing import Any

from conftest import SIZES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import textgauge
from textgauge import Analyzer, analyze, analyze_batch, boundaries, count_segments, segment

properties = settings(
    max_examples=SIZES.examples, deadline=None, suppress_health_check=list(HealthCheck), database=None
)

ALPHABET = "aA.!?' \n-é\u0301數😀\u200d\u2029\ud83d\ude00\ufeff0"
TEXTS = (
    st.text()
    | st.text(st.sampled_from(ALPHABET))
    | st.text(st.characters(categories=["Cs", "L"]))
    | st.text(st.sampled_from("ab. \n"), min_size=500)
)
DATA = st.binary() | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
GRANULARITIES = st.sampled_from(["grapheme", "word", "sentence"])


@properties
@given(TEXTS, st.lists(st.integers(0, 10**6), max_size=6))
def test_cuts_of_a_str(text: str, places: list[int]) -> None:
    cuts = sorted(place % (len(text) + 1) for place in places)
    analyzer = Analyzer()
    for start, end in zip([0, *cuts], [*cuts, len(text)]):
        analyzer.write(text[start:end])
    assert analyzer.report() == analyze(text)


@properties
@given(DATA, st.lists(st.integers(0, 10**6), max_size=6), st.sampled_from(["utf-8", "utf-16-le", "latin-1"]))
def test_cuts_of_bytes(data: bytes, places: list[int], encoding: Any) -> None:
    cuts = sorted(place % (len(data) + 1) for place in places)
    analyzer = Analyzer(encoding=encoding)
    for start, end in zip([0, *cuts], [*cuts, len(data)]):
        analyzer.write(memoryview(data)[start:end])
    assert analyzer.report() == analyze(bytearray(data), encoding=encoding)


@properties
@given(TEXTS, GRANULARITIES)
def test_a_str_and_its_bytes(text: str, granularity: Any) -> None:
    text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    data = text.encode()
    assert analyze(text) == analyze(data)
    ends = boundaries(data, granularity=granularity)
    assert boundaries(text, granularity=granularity).tolist() == [len(data[:end].decode()) for end in ends]
    assert [s.segment.encode() for s in segment(text, granularity=granularity)] == [
        s.segment for s in segment(data, granularity=granularity)
    ]


@properties
@given(TEXTS, GRANULARITIES, st.integers(0, 600))
def test_segments_boundaries_and_counts_agree(text: str, granularity: Any, index: int) -> None:
    for text_ in (text, text * 50):
        segments = segment(text_, granularity=granularity)
        found = list(segments)
        assert "".join(s.segment for s in found) == text_
        ends = boundaries(text_, granularity=granularity).tolist()
        assert [s.index + len(s.segment) for s in found] == ends
        assert count_segments(text_, granularity=granularity) == len(ends)
        holder = [s for s in found if s.index <= index < s.index + len(s.segment)]
        assert segments.containing(index) == (holder[0] if holder else None)


@properties
@given(st.lists(TEXTS | DATA | st.none(), max_size=8))
def test_a_batch_is_its_texts(texts: list[Any]) -> None:
    columns = analyze_batch(texts, counts=["words", "invalid_sequences"], metrics=["lix"])
    reports = [None if text is None else analyze(text) for text in texts]
    assert columns.words.tolist() == [-1 if report is None else report.counts.words for report in reports]
    assert columns.invalid_sequences.tolist() == [
        -1 if report is None else report.counts.invalid_sequences for report in reports
    ]
    lix = [None if value != value else value for value in columns.lix]
    assert lix == [None if report is None else report.readability.lix for report in reports]


@properties
@given(st.lists(TEXTS, max_size=5), st.randoms())
def test_merges_in_any_order(texts: list[str], rng: Any) -> None:
    whole = Analyzer()
    parts = [Analyzer().write(text).end_document() for text in texts]
    for text in texts:
        whole.write(text).end_document()
    rng.shuffle(parts)
    merged = Analyzer()
    for part in parts:
        merged.merge(Analyzer.load(part.save()))
    assert merged.save() == whole.save()
    assert merged.report() == whole.report()


@properties
@given(TEXTS)
def test_the_first_surrogate_is_told(text: str) -> None:
    bad = [i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff"]
    try:
        analyze(text, invalid="error")
    except textgauge.Error as error:
        assert error.offset == bad[0]
    else:
        assert not bad
