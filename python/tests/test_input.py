"""What a text may be: str of every kind, and buffers of every kind, borrowed and given back."""

from __future__ import annotations

import array
import mmap
import sys
from typing import Any

import numpy as np
import pytest
from conftest import ROOT, SIZES, child

import textgauge
from textgauge import analyze, boundaries, count_segments, segment

TEXT = "Naïve words, 数 and 😀 here."
DATA = TEXT.encode()
EXPECTED = analyze(TEXT)
NOT_CONTIGUOUS = "the text must be a C-contiguous buffer: copy it, such as with bytes()"
FUNCTIONS = [
    analyze,
    lambda text: analyze(text, top=0),
    lambda text: boundaries(text).tolist(),
    count_segments,
    lambda text: [s[1:] for s in segment(text)],
]


@pytest.mark.parametrize(
    "make",
    [
        bytes,
        bytearray,
        memoryview,
        lambda data: memoryview(b"xx" + data + b"xx")[2:-2],
        lambda data: np.frombuffer(data, dtype=np.uint8),
        lambda data: np.frombuffer(data, dtype=np.uint8).reshape(1, -1),
        lambda data: array.array("b", data),
        lambda data: np.bytes_(data),
        lambda data: type("Bytes", (bytes,), {})(data),
    ],
    ids=[
        "bytes",
        "bytearray",
        "memoryview",
        "slice",
        "numpy",
        "numpy of two dimensions",
        "array",
        "numpy scalar",
        "subclass",
    ],
)
def test_buffers(make: Any) -> None:
    buffer = make(DATA)
    assert analyze(buffer) == EXPECTED
    for function in FUNCTIONS:
        assert function(buffer) == function(DATA)


def test_numbers_are_their_bytes() -> None:
    data = "words of two bytes!".encode("utf-16-le")
    for buffer in (array.array("H", data), np.frombuffer(data, dtype="<u2"), memoryview(data).cast("H")):
        assert analyze(buffer, encoding="utf-16-le") == analyze("words of two bytes!")
        assert boundaries(buffer, encoding="utf16le", granularity="word").tolist() == [10, 12, 16, 18, 24, 26, 36, 38]


def test_an_empty_buffer() -> None:
    for buffer in (b"", bytearray(), memoryview(b""), np.array([], dtype=np.uint8), array.array("H")):
        assert analyze(buffer) == analyze("")
        assert len(boundaries(buffer)) == count_segments(buffer) == len(list(segment(buffer))) == 0


def test_a_mapped_file() -> None:
    with (
        open(ROOT / "examples/weather.txt", "rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        assert analyze(data) == analyze(bytes(data)) == textgauge.analyze_file(ROOT / "examples/weather.txt")


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (5, TypeError, "the text must be a str or a bytes-like object, not int"),
        (None, TypeError, "the text must be a str or a bytes-like object, not NoneType"),
        (["a"], TypeError, "the text must be a str or a bytes-like object, not list"),
        (np.int64(5), TypeError, "the text must be a buffer of at least one dimension, not a single number"),
        (
            np.array(["a"], dtype=object),
            TypeError,
            "the text must be a buffer of bytes or numbers, not of Python objects",
        ),
        (memoryview(DATA)[::2], BufferError, NOT_CONTIGUOUS),
        (np.zeros((4, 4), dtype=np.uint8)[:, 1], BufferError, NOT_CONTIGUOUS),
        (np.zeros((4, 4), dtype=np.uint8).T[1:], BufferError, NOT_CONTIGUOUS),
    ],
    ids=lambda v: "",
)
@pytest.mark.parametrize("function", [*FUNCTIONS, lambda v: textgauge.Analyzer().write(v)], ids=range(6))
def test_what_is_no_text(function: Any, value: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        function(value)
    assert (str(caught.value), type(caught.value)) == (message, error)


def test_a_released_memoryview() -> None:
    view = memoryview(DATA)
    view.release()
    with pytest.raises(ValueError, match="released"):
        analyze(view)


def test_buffers_are_given_back() -> None:
    data = bytearray(DATA)
    for function in FUNCTIONS:
        function(data)
        data.append(32)  # BufferError while it is exported
        del data[-1]
    with pytest.raises(textgauge.Error):
        analyze(data + b"\xff", invalid="error")
    with pytest.raises(TypeError):
        analyze(data, nothing=5)  # type: ignore[call-arg]
    data.append(32)


def test_a_walk_holds_its_buffer_until_it_ends() -> None:
    data = bytearray(DATA)
    walk = iter(segment(data))
    next(walk)
    with pytest.raises(BufferError):
        data.append(32)
    assert len(list(walk)) > 5
    data.append(32)
    walk = iter(segment(data))
    del walk
    data.append(32)


def test_an_encoding_beside_a_str() -> None:
    for function in (analyze, boundaries, count_segments, segment, textgauge.Analyzer().write):
        with pytest.raises(TypeError, match="'encoding' must be left out: a str is text already"):
            function("text", encoding="utf8")  # type: ignore[operator]
        function("text", encoding=None)  # type: ignore[operator]


def test_encodings() -> None:
    for name, codec in {"utf8": "utf-8", "utf16le": "utf-16-le", "latin1": "latin-1"}.items():
        data = "naïve wörds".encode(codec)
        assert (
            analyze(data, encoding=name).top_words
            == analyze(data, encoding=codec).top_words
            == analyze("naïve wörds").top_words
        )


# ── str ──


@pytest.mark.parametrize(
    "text", ["", "ascii words", "latïn words, it is", "數 words", "😀 words", "e\u0301\u0301 x", "\0\0 a"]
)
def test_every_kind_of_str(text: str) -> None:
    for text_ in (text, text * 1000, text * 100000, type("Str", (str,), {})(text)):
        assert analyze(text_) == analyze(text_.encode())
        for granularity in ("grapheme", "word", "sentence"):
            ends = boundaries(text_.encode(), granularity=granularity)
            points = boundaries(text_, granularity=granularity)
            assert len(ends) == len(points) == count_segments(text_, granularity=granularity)
            if len(text_) < 1000:
                assert points.tolist() == [len(text_.encode()[:end].decode()) for end in ends]


def test_a_str_is_left_as_it_is() -> None:
    text = "naïve " * 100
    size = sys.getsizeof(text)
    analyze(text)
    boundaries(text)
    list(segment(text))
    assert sys.getsizeof(text) == size  # no encoded copy is kept in it


@pytest.mark.parametrize("at", [0, 1, 255, 256, 4095, 65535, 65536, 65537, (1 << 20) - 1, 1 << 20, (1 << 20) + 1])
def test_places_behind_slices(at: int) -> None:
    text = "é" * at + "😀 wörd. " + "x" * 70000
    spots = [s for s in segment(text, granularity="word") if s.segment in ("😀", "wörd")]
    assert [(s.segment, s.index) for s in spots] == ([("😀", at), ("wörd", at + 2)])
    assert [
        text[a:b]
        for a, b in zip([0, *boundaries(text, granularity="sentence")], boundaries(text, granularity="sentence"))
    ] == [s.segment for s in segment(text, granularity="sentence")]


# ── Surrogates ──


def replaced(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


SURROGATES = [
    "\ud800",
    "\udc00",
    "a\ud83d\ude00b",
    "\ude00\ud83d",
    "\ud83d\ud83d\ude00\ude00",
    "é\ud800é",
    "x\udfff y\ud800",
    "\ud7ff\ue000\ud800",
]


@pytest.mark.parametrize(
    "text",
    [
        *SURROGATES,
        *("word " * 20000 + s + " é" for s in SURROGATES),
        *("é" * ((1 << 20) - 1) + s + s for s in SURROGATES[:3]),
        SURROGATES[2] * 70000,
    ],
    ids=range(20),
)
def test_a_surrogate_is_one_replacement_character(text: str) -> None:
    surrogates = sum("\ud800" <= c <= "\udfff" for c in text)
    report, like = analyze(text), analyze(replaced(text))
    assert report.counts.invalid_sequences == surrogates
    assert {**report.counts, "invalid_sequences": 0} == like.counts
    assert report[3:] == like[3:]
    for granularity in ("grapheme", "word", "sentence"):
        assert boundaries(text, granularity=granularity) == boundaries(replaced(text), granularity=granularity)
        assert count_segments(text, granularity=granularity) == count_segments(replaced(text), granularity=granularity)
        if len(text) < 1000:
            pieces = list(segment(text, granularity=granularity))
            assert "".join(s.segment for s in pieces) == text
    first = next(i for i, c in enumerate(text) if "\ud800" <= c <= "\udfff")
    with pytest.raises(textgauge.Error) as caught:
        analyze(text, invalid="error")
    assert (caught.value.code, caught.value.offset) == ("ERR_TG_INVALID", first)


@pytest.mark.parametrize("text", SURROGATES)
def test_surrogates_in_pieces(text: str) -> None:
    whole = analyze(text)
    for cut in range(len(text) + 1):
        analyzer = textgauge.Analyzer()
        assert analyzer.write(text[:cut]).write(text[cut:]).report() == whole
    single = textgauge.Analyzer()
    for c in text:
        single.write("").write(c)
    assert single.report() == whole


def test_a_surrogate_of_a_str_joins_no_bytes() -> None:
    for before, after in [(b"\x3d\xd8", "\ude00"), ("\ud83d", b"\x00\xde"), ("\ud83d", "\ude00")]:
        analyzer = textgauge.Analyzer(encoding="utf-16-le")
        analyzer.write(before).write(after)
        assert analyzer.report().counts.invalid_sequences == 2
    analyzer = textgauge.Analyzer(encoding="utf-16-le")
    analyzer.write(b"\x3d\xd8").write(b"\x00\xde")
    assert analyzer.report().counts.invalid_sequences == 0


# ── No copies ──

MAPPED = """
import mmap, os, sys, textgauge
size = int(sys.argv[1]) << 20
with open(sys.argv[2], 'rb') as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
    def anonymous():
        with open('/proc/self/status') as status:
            return next(int(line.split()[1]) for line in status if line.startswith('RssAnon')) >> 10
    before = anonymous()
    textgauge.analyze(data, top=0)
    textgauge.count_segments(data, granularity='sentence')
    print(anonymous() - before, len(data) >> 20)
    with open('/proc/self/status') as status:
        peak, = (int(line.split()[1]) >> 10 for line in status if line.startswith('VmHWM'))
    print(peak)
"""


@pytest.mark.figures
@pytest.mark.only(sys.platform.startswith("linux"))
def test_a_large_mapped_file_is_not_copied(tmp_path: Any) -> None:
    file = tmp_path / "text"
    line = b"Every word is here, again and again. " * 27 + b"\n"
    piece = line * ((1 << 20) // len(line) + 1)
    with open(file, "wb") as out:
        for _ in range(SIZES.mmap_mib):
            out.write(piece[: 1 << 20])
    grown, size, peak = map(int, child(MAPPED, str(SIZES.mmap_mib), str(file)).split())
    assert size == SIZES.mmap_mib
    assert grown < 8  # MiB
    assert peak < size + 64  # the pages of the file itself count here
