"""segment(), boundaries(), count_segments()."""

from __future__ import annotations

import gc
import pickle
import threading
import weakref
from typing import Any

import numpy as np
import pytest

import textgauge
from textgauge import boundaries, count_segments, segment


@pytest.mark.parametrize(
    ("text", "granularity", "pieces"),
    [
        ("can't stop", "word", ["can't", " ", "stop"]),
        ("3.14 and 1,000", "word", ["3.14", " ", "and", " ", "1,000"]),
        ("e\u0301👍🏽x\r\n", "grapheme", ["e\u0301", "👍🏽", "x", "\r\n"]),
        ("One. Two!\nthree", "sentence", ["One. ", "Two!\n", "three"]),
        ("", "word", []),
    ],
)
def test_segments(text: str, granularity: Any, pieces: list[str]) -> None:
    assert [s.segment for s in segment(text, granularity=granularity)] == pieces
    assert [s.segment for s in segment(text.encode(), granularity=granularity)] == [p.encode() for p in pieces]
    assert count_segments(text, granularity=granularity) == len(pieces)
    assert [text[s.index : s.index + len(s.segment)] for s in segment(text, granularity=granularity)] == pieces


def test_a_segment() -> None:
    first, second, _ = segment("can't stop", granularity="word")
    assert first == ("can't", 0, True) == textgauge.Segment("can't", 0, True)
    assert second == (" ", 5, False)
    assert next(iter(segment("a"))).is_word_like is None
    assert pickle.loads(pickle.dumps(first)) == first
    assert textgauge.Segment[str]
    assert textgauge.Segments[str]


def test_graphemes_by_default() -> None:
    assert count_segments("e\u0301e") == 2
    assert boundaries("e\u0301e").tolist() == [2, 3]


def test_walked_again_and_again() -> None:
    segments = segment("one two", granularity="word")
    assert list(segments) == list(segments)
    one, two = iter(segments), iter(segments)
    assert next(one) == next(two)
    assert iter(one) is one
    assert len(list(one)) == 2
    with pytest.raises(StopIteration):
        next(one)


def test_containing() -> None:
    text = "naïve wörds " * 5000
    segments = segment(text, granularity="word")
    for index in (0, 4, 5, 6, 30001, 59999):
        found = segments.containing(index)
        assert found is not None
        assert found.index <= index < found.index + len(found.segment)
        assert text[found.index :].startswith(found.segment)
    assert segments.containing() == next(iter(segments))
    assert segments.containing(-1) is None
    assert segments.containing(60000) is None
    assert segment("").containing() is None
    with pytest.raises(TypeError):
        segments.containing("a")  # type: ignore[arg-type]


def test_options() -> None:
    assert count_segments("One\nTwo", granularity="sentence") == 1
    assert count_segments("One\nTwo", granularity="sentence", line_breaks="break") == 2
    assert count_segments("One\nTwo", granularity="sentence", sentences="uax29") == 2
    assert count_segments(b"\xe9\xe8", encoding="latin-1") == 2
    assert boundaries("a😀".encode("utf-16-le"), encoding="utf-16-le", language="und").tolist() == [2, 6]
    for function in (segment, boundaries, count_segments):
        with pytest.raises(ValueError, match="'granularity' must be one of 'grapheme', 'word', 'sentence', not 'line'"):
            function("text", granularity="line")  # type: ignore[operator]
        with pytest.raises(TypeError, match="'granularity' must be a str, not int"):
            function("text", granularity=5)  # type: ignore[operator]
        with pytest.raises(TypeError, match=rf"{function.__name__}\(\) got an unknown option 'top'"):
            function("text", top=5)  # type: ignore[operator]


def test_boundaries_are_a_buffer() -> None:
    ends = boundaries("one two", granularity="word")
    assert isinstance(ends, memoryview)
    assert (ends.format, ends.itemsize, ends.readonly, ends.contiguous, ends.shape) == ("I", 4, True, True, (3,))
    array = np.asarray(ends)
    assert array.dtype == np.uint32
    assert not array.flags.owndata
    assert not array.flags.writeable
    assert np.shares_memory(array, np.asarray(ends))
    assert array.tolist() == list(ends) == [3, 4, 7]
    owner = ends.obj
    del ends
    gc.collect()
    assert array.tolist() == [3, 4, 7]
    with pytest.raises(TypeError):
        type(owner)()
    empty = boundaries("")
    assert (len(empty), empty.format, np.asarray(empty).size) == (0, "I", 0)


def test_nobody_makes_them() -> None:
    for made in (segment("text"), iter(segment("text"))):
        with pytest.raises(TypeError):
            type(made)()
        with pytest.raises(TypeError):
            pickle.dumps(made)


def test_lazily() -> None:
    walk = iter(segment("é word " * (10 << 20), granularity="word"))  # 70 MiB: encoding it whole would take its time
    assert next(walk).segment == "é"


def test_one_thread_at_a_time() -> None:
    walk = iter(segment("No end. " * 80000, granularity="sentence"))
    seen: list[int] = []
    errors: list[textgauge.Error] = []

    def work() -> None:
        while True:
            try:
                seen.append(next(walk).index)
            except StopIteration:
                return
            except textgauge.Error as error:
                errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == len(set(seen)) == 80000
    assert {error.code for error in errors} <= {"ERR_TG_STATE"}


def test_references_in_a_circle_go() -> None:
    class Bytes(bytes):
        walk: Any

    collected = []
    for make in (segment, lambda data: iter(segment(data)), lambda data: textgauge.Measures({"a": data})):
        data = Bytes(b"text")
        data.walk = make(data)

        class Watch:
            pass

        data.watch = Watch()  # type: ignore[attr-defined]
        weakref.finalize(data.watch, collected.append, 1)  # type: ignore[attr-defined]
        del data
    gc.collect()
    assert len(collected) == 3
