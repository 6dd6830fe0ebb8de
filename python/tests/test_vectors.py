"""Every case of test/data/vectors.json, which every language runs. tools/vectors-to-c.mjs tells its format."""

from __future__ import annotations

import json
import struct
from typing import Any

import pytest
from conftest import ROOT, snake

import textgauge

VECTORS = json.loads((ROOT / "test/data/vectors.json").read_text(encoding="utf-8"))


def data_of(vector: dict[str, Any]) -> bytes:
    data = vector["text"].encode() if "text" in vector else bytes.fromhex(vector["hex"])
    return data * vector.get("repeat", 1)


def options_of(vector: dict[str, Any]) -> dict[str, Any]:
    def value(given: Any) -> Any:
        return [snake(name) for name in given] if isinstance(given, list) else given

    return {snake(name): value(given) for name, given in vector.get("options", {}).items()}


def bits(value: float | None) -> str | None:
    return None if value is None else struct.pack(">d", value).hex()


def metric(report: textgauge.Report, name: str) -> float | None:
    if name == "readingTime":
        return report.reading_time.get("seconds")
    return {**report.readability, **report.diversity}.get(snake(name))


def compare(report: textgauge.Report, expect: dict[str, Any]) -> None:
    counts = expect.get("counts", {})
    assert {name: report.counts.get(snake(name)) for name in counts} == counts
    metrics = expect.get("metrics", {})
    assert {name: bits(metric(report, name)) for name in metrics} == metrics
    if "topWords" in expect:
        assert [list(word) for word in report.top_words] == expect["topWords"]
    if "notes" in expect:
        notes = [[name and snake(name), code] for name, code in expect["notes"]]
        assert sorted(map(str, ([note.metric, note.code] for note in report.notes))) == sorted(map(str, notes))


def check(text: str | bytes, vector: dict[str, Any], options: dict[str, Any]) -> None:
    expect = vector["expect"]
    if "error" not in expect:
        return compare(textgauge.analyze(text, **options), expect)
    with pytest.raises(textgauge.Error) as caught:
        textgauge.analyze(text, **options)
    assert {"code": caught.value.code, "offset": caught.value.offset} == {"offset": None, **expect["error"]}
    return None


def test_there_are_some() -> None:
    assert len(VECTORS) > 100


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["name"])
def test_bytes(vector: dict[str, Any]) -> None:
    check(data_of(vector), vector, options_of(vector))


@pytest.mark.parametrize("vector", [v for v in VECTORS if "text" in v], ids=lambda v: v["name"])
def test_str(vector: dict[str, Any]) -> None:
    options = options_of(vector)
    assert options.pop("encoding", "utf8") == "utf8"
    check(data_of(vector).decode(), vector, options)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: v["name"])
def test_byte_by_byte(vector: dict[str, Any]) -> None:
    if "error" in vector["expect"]:
        return
    data = data_of(vector)
    analyzer = textgauge.Analyzer(**options_of(vector))
    for at in range(min(len(data), 2000)):
        analyzer.write(data[at : at + 1])
    compare(analyzer.write(data[2000:]).report(), vector["expect"])


CASES = [(v, g, e) for v in VECTORS for g, e in v["expect"].get("boundaries", {}).items()]


@pytest.mark.parametrize(
    ("vector", "granularity", "ends"), CASES, ids=lambda v: v["name"] if isinstance(v, dict) else ""
)
def test_boundaries(vector: dict[str, Any], granularity: Any, ends: list[int]) -> None:
    allowed = ("encoding", "language", "line_breaks", "sentences")
    options = {name: value for name, value in options_of(vector).items() if name in allowed}
    data = data_of(vector)
    assert textgauge.boundaries(data, granularity=granularity, **options).tolist() == ends
    assert textgauge.count_segments(data, granularity=granularity, **options) == len(ends)
    found = list(textgauge.segment(data, granularity=granularity, **options))
    assert [s.index + len(s.segment) for s in found] == ends
    assert b"".join(s.segment for s in found) == data
    if "text" in vector:
        options.pop("encoding", None)
        text = data.decode()
        points = [len(data[:end].decode()) for end in ends]
        assert textgauge.boundaries(text, granularity=granularity, **options).tolist() == points
        assert "".join(s.segment for s in textgauge.segment(text, granularity=granularity, **options)) == text
