"""analyze_batch(): many texts, as columns."""

from __future__ import annotations

import ctypes
import math
import pickle
import struct
from typing import Any

import nanoarrow as na
import numpy as np
import pytest

import textgauge
from textgauge import analyze, analyze_batch

TEXTS = [
    "One two three. Four!",
    "",
    "naïve 数 words",
    "\ud800 \ud83d\ude00",
    "long " * 3000,
    "é" * 100000,
    b"bytes \xff",
    bytearray(b"more bytes"),
    None,
    np.str_("numpy"),
]


def rows_of(texts: Any, **options: Any) -> list[dict[str, Any]]:
    """What analyze() gives of each text, as a row of analyze_batch()."""
    rows = []
    for text in texts:
        report = analyze("" if text is None else text, **options)
        row = {**report.counts, **report.readability, **report.diversity}
        if report.reading_time:
            row["reading_time"] = report.reading_time.seconds
        rows.append(dict.fromkeys(row) if text is None else row)
    return rows


def check(columns: textgauge.Columns, rows: list[dict[str, Any]]) -> None:
    assert list(columns) == list(rows[0])
    for name, column in columns.items():
        assert column.readonly
        assert len(column) == len(rows)
        missing = -1 if name in textgauge.counts else None
        assert column.format == ("q" if missing else "d")
        found = [None if isinstance(value, float) and math.isnan(value) else value for value in column]
        assert found == [missing if row[name] is None else row[name] for row in rows]


def test_a_list() -> None:
    check(analyze_batch(TEXTS), rows_of(TEXTS))


@pytest.mark.parametrize("count", [1, 63, 511, 512, 513, 1500])
def test_groups(count: int) -> None:
    texts = [f"{'word ' * (n % 7)}{'é' if n % 3 == 0 else ''} {n}" for n in range(count)]
    check(analyze_batch(texts), rows_of(texts))
    check(analyze_batch(tuple(t.encode() for t in texts)), rows_of(texts))


def test_large_texts() -> None:
    texts = [b"word " * 500000, "small", b"many words " * 1000000, "é " * 300000]
    check(
        analyze_batch(texts, counts=["words", "bytes"], metrics=[]),
        rows_of(texts, counts=["words", "bytes"], metrics=[]),
    )


def test_options() -> None:
    texts = ["well-known words", b"bytes"]
    for options in (
        {"counts": ["words"], "metrics": ["lix", "reading_time"]},
        {"hyphens": "join", "language": "und"},
        {"profile": "classic"},
    ):
        check(analyze_batch(texts, **options), rows_of(texts, **options))
    assert analyze_batch([b"\xe9"], encoding="latin-1").letters.tolist() == [1]
    with pytest.raises(TypeError, match=r"analyze_batch\(\) got an unknown option 'top'"):
        analyze_batch(texts, top=5)  # type: ignore[call-arg]
    assert dict(analyze_batch(texts, counts=[], metrics=[])) == {}


def test_no_texts() -> None:
    columns = analyze_batch([], metrics="all")
    assert {len(column) for column in columns.values()} == {0}
    assert len(columns) == len(textgauge.counts) + len(textgauge.metrics)


def test_columns() -> None:
    columns = analyze_batch(["one two", "three"])
    assert isinstance(columns, textgauge.Columns)
    words = np.asarray(columns.words)
    assert (words.dtype, words.tolist(), words.flags.owndata, words.flags.writeable) == (np.int64, [2, 1], False, False)
    lix = np.asarray(columns["lix"])
    assert (lix.dtype, lix.tolist(), lix.flags.owndata) == (np.float64, [2.0, 1.0], False)
    assert {name: memoryview(column) for name, column in columns.items()} == dict(columns)
    with pytest.raises(TypeError):
        pickle.dumps(columns)


@pytest.mark.parametrize(
    ("texts", "error", "message"),
    [
        ("text", TypeError, "the texts must be a sequence of texts or an Arrow array, not str"),
        (b"text", TypeError, "the texts must be a sequence of texts or an Arrow array, not bytes"),
        (5, TypeError, "'int' object is not iterable"),
        (["a", 5], TypeError, "text 1 must be a str or a bytes-like object, not int"),
        (["a"] * 200 + [["b"]], TypeError, "text 200 must be a str or a bytes-like object, not list"),
        (
            [memoryview(b"abcd")[::2]],
            BufferError,
            "text 0 must be a C-contiguous buffer: copy it, such as with bytes()",
        ),
        (np.array([1, 2]), TypeError, "text 0 must be a buffer of at least one dimension, not a single number"),
    ],
    ids=range(7),
)
def test_misuse(texts: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        analyze_batch(texts)
    assert str(caught.value) == message


def test_an_encoding_beside_a_str() -> None:
    assert analyze_batch([b"a", None], encoding="utf-8").words.tolist() == [1, -1]
    with pytest.raises(TypeError, match="'encoding' must be left out: a str is text already"):
        analyze_batch([b"a", "b"], encoding="utf-8")


@pytest.mark.parametrize(
    ("bad", "offset"), [(b"ab\xff", 2), ("éa\ud800", 2), (b"a " * 3000000 + b"\xff", 6000000)], ids=range(3)
)
@pytest.mark.parametrize("index", [0, 1, 700])
def test_ill_formed_texts(bad: Any, offset: int, index: int) -> None:
    texts = ["fine"] * index + [bad] + ["é"] * 5
    assert analyze_batch(texts).invalid_sequences.tolist() == [0] * index + [1] + [0] * 5
    with pytest.raises(textgauge.Error, match=f"in text {index} at offset {offset}") as caught:
        analyze_batch(texts, invalid="error")
    error = caught.value
    assert (error.code, error.offset, error.index) == ("ERR_TG_INVALID", offset, index)
    assert pickle.loads(pickle.dumps(error)).index == index


def test_buffers_are_given_back() -> None:
    data = bytearray(b"text")
    analyze_batch([data] * 100)
    with pytest.raises(TypeError):
        analyze_batch([data, data, 5])  # type: ignore[list-item]
    data.append(32)


def test_what_an_iterator_raises_reaches_the_caller() -> None:
    class Texts:
        def __iter__(self) -> Any:
            yield "text"
            raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        analyze_batch(Texts())  # type: ignore[arg-type]


# ── Arrow ──

ARROW = [
    "One two three. Four!",
    "",
    None,
    "naïve 数 words",
    "of more than twelve bytes",
    "twelve bytes",
    None,
    "x" * 5000,
]


@pytest.mark.parametrize("schema", [na.string(), na.large_string(), na.binary(), na.large_binary()], ids=str)
def test_arrow(schema: Any) -> None:
    values = [text.encode() if "binary" in str(schema) and text is not None else text for text in ARROW]
    array = na.c_array(values, schema)
    assert hasattr(array, "__arrow_c_array__")
    for _ in range(2):
        check(analyze_batch(array), rows_of(ARROW))
    check(analyze_batch(array[2:7]), rows_of(ARROW[2:7]))
    assert len(analyze_batch(array[3:3]).words) == 0
    chunks = na.Array.from_chunks([array, array[1:4], array[0:0]])
    check(analyze_batch(chunks), rows_of(ARROW + ARROW[1:4]))


def test_arrow_of_other_things() -> None:
    for array in (na.c_array([1, 2], na.int32()), na.Array([1.5], na.float64())):
        with pytest.raises(
            TypeError, match="the texts must be an Arrow array of strings or binary, not of format '[ig]'"
        ):
            analyze_batch(array)


def test_arrow_with_an_encoding_and_errors() -> None:
    array = na.c_array([b"\xe9", b"a"], na.binary())
    assert analyze_batch(array, encoding="latin-1").letters.tolist() == [1, 1]
    assert analyze_batch(array).invalid_sequences.tolist() == [1, 0]
    with pytest.raises(textgauge.Error, match="in text 2 at offset 0") as caught:
        analyze_batch(na.Array.from_chunks([na.c_array([b"a", b"b"], na.binary()), array]), invalid="error")
    assert caught.value.index == 2


def test_a_consumed_stream() -> None:
    stream = na.c_array_stream(na.Array(["a", "b"], na.string()))
    assert analyze_batch(stream).words.tolist() == [1, 1]
    with pytest.raises((ValueError, RuntimeError), match="released"):
        analyze_batch(stream)


class Capsules:
    """A producer that hands out what it is given."""

    def __init__(self, capsules: Any) -> None:
        self.capsules = capsules

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        if isinstance(self.capsules, Exception):
            raise self.capsules
        return self.capsules


def test_producers_that_err() -> None:
    schema, array = na.c_array(["a"], na.string()).__arrow_c_array__()
    for capsules, error in [
        (5, TypeError),
        ((1, 2, 3), TypeError),
        ((1, 2), ValueError),
        ((array, schema), ValueError),
        (KeyError("mine"), KeyError),
    ]:
        with pytest.raises(error):
            analyze_batch(Capsules(capsules))
    assert analyze_batch(Capsules((schema, array))).words.tolist() == [1]


# ── A producer by hand, for what others do not make ──


class Schema(ctypes.Structure):
    _fields_ = [
        ("format", ctypes.c_char_p),
        ("name", ctypes.c_char_p),
        ("metadata", ctypes.c_char_p),
        ("flags", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


class Array(ctypes.Structure):
    _fields_ = [
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.POINTER(ctypes.c_char_p)),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


new_capsule = ctypes.pythonapi.PyCapsule_New
new_capsule.restype = ctypes.py_object
new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
RELEASE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(lambda _: None)


class Made(Capsules):
    """An array of these buffers, None being NULL."""

    def __init__(
        self, layout: bytes, length: int, buffers: list[bytes | None], offset: int = 0, nulls: int = -1
    ) -> None:
        release = ctypes.cast(RELEASE, ctypes.c_void_p)
        self.schema = Schema(layout, b"", None, 2, 0, None, None, release, None)
        self.array = Array(
            length,
            nulls,
            offset,
            len(buffers),
            0,
            (ctypes.c_char_p * len(buffers))(*buffers),
            None,
            None,
            release,
            None,
        )
        pointers = (ctypes.byref(self.schema), ctypes.byref(self.array))
        names = (b"arrow_schema", b"arrow_array")
        super().__init__(tuple(new_capsule(ctypes.cast(p, ctypes.c_void_p), n, None) for p, n in zip(pointers, names)))


@pytest.mark.parametrize("layout", [b"vu", b"vz"])
def test_views(layout: bytes) -> None:
    long = [b"of more than twelve bytes", b"another that is longer", b"x" * 5000]
    views = [
        struct.pack("<i12s", 12, b"twelve bytes"),
        struct.pack("<i4sii", len(long[0]), long[0][:4], 0, 3),
        struct.pack("<i12s", 0, b""),
        struct.pack("<i4sii", len(long[1]), long[1][:4], 1, 0),
        struct.pack("<i12s", 3, "数".encode()),
        struct.pack("<i4sii", len(long[2]), long[2][:4], 1, len(long[1])),
    ]
    data: list[bytes | None] = [b"".join(views), b"..." + long[0], long[1] + long[2], bytes(16)]
    texts = [b"twelve bytes", long[0], None, long[1], "数".encode(), long[2]]
    check(analyze_batch(Made(layout, 6, [b"\x3b", *data])), rows_of(texts))
    check(analyze_batch(Made(layout, 4, [b"\x3b", *data], offset=2)), rows_of(texts[2:]))
    check(analyze_batch(Made(layout, 6, [None, *data])), rows_of([text or b"" for text in texts]))
    check(analyze_batch(Made(layout, 6, [b"\0", *data], nulls=0)), rows_of([text or b"" for text in texts]))
    assert len(analyze_batch(Made(layout, 0, [None, None])).words) == 0


@pytest.mark.parametrize(
    ("layout", "ends", "data"),
    [
        (b"u", struct.pack("<2i", 3, 1), b"abc"),
        (b"z", struct.pack("<2i", -1, 1), b"abc"),
        (b"U", struct.pack("<2q", 5, 0), b"abc"),
        (b"vu", struct.pack("<i12s", -1, b""), b""),
        (b"vz", struct.pack("<i4sii", 20, b"", -1, 0), b""),
        (b"vz", struct.pack("<i4sii", 20, b"", 0, -1), b""),
    ],
)
def test_places_that_make_no_sense(layout: bytes, ends: bytes, data: bytes) -> None:
    with pytest.raises(ValueError, match="text 0 of the Arrow array has no place that makes sense"):
        analyze_batch(Made(layout, 1, [None, ends, data]))


def test_arrays_that_make_no_sense() -> None:
    for made in (
        Made(b"u", -1, [None, b"", b""]),
        Made(b"u", 1, [None, b""]),
        Made(b"u", 0, [None, b"", b""], offset=-1),
    ):
        with pytest.raises(ValueError, match="the Arrow array makes no sense"):
            analyze_batch(made)
    made = Made(b"u", 0, [None, b"", b""])
    made.array.release = None
    with pytest.raises(ValueError, match="the Arrow array has been released"):
        analyze_batch(made)
