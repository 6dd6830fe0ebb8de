"""word_frequencies(): what it gives, and what it refuses; tables, of files and of analyzers too."""

from __future__ import annotations

import csv
import gc
import io
import json
import re
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import ROOT

from textgauge import Analyzer, CommonWord, Error, WordTable, analyze, word_frequencies, word_frequencies_file

WEATHER = ROOT / "examples/weather.txt"
TEXT = 'Straße "x" STRASSE 1,000 x\u05d0"\u05d1 x'
WORDS = [("strasse", 2), ("x", 2), ("1,000", 1), ('x\u05d0"\u05d1', 1)]


def pairs(text: Any, **options: Any) -> list[tuple[str, int]]:
    return [(word, count) for word, count in word_frequencies(text, **options)]


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("The cat, THE dog; the end.", {}, [("the", 3), ("cat", 1), ("dog", 1), ("end", 1)]),
        ("", {}, []),
        ("The the The e\u0301", {"case": "keep"}, [("The", 2), ("the", 1), ("\u00e9", 1)]),
        ("1 2 x 3.14 1", {"numbers": "drop"}, [("x", 1)]),
        ("1 2 x 3.14 1", {"numbers": "mask"}, [("#", 4), ("x", 1)]),
        ("a bb Maße ccc", {"min_length": 3}, [("ccc", 1), ("maße", 1)]),
        ("The cat and THE dog", {"stop_words": ["THE", "And", ""]}, [("cat", 1), ("dog", 1)]),
        ("the cat", {"stop_words": iter(("the", "\ud800"))}, [("cat", 1)]),
        ("The cat is on the mat", {"stop_words": True}, [("cat", 1), ("mat", 1)]),
        ("Der Hund und the", {"stop_words": True, "language": "de"}, [("hund", 1), ("the", 1)]),
        ("A b a b. A b", {"ngram": 2}, [("a b", 3), ("b a", 1)]),
        ("A b a b. A b", {"ngram": 2, "across_sentences": True}, [("a b", 3), ("b a", 2)]),
        ("a b\nc d", {"ngram": 2, "line_breaks": "break"}, [("a b", 1), ("c d", 1)]),
        ("well-known, well", {"hyphens": "join"}, [("well", 1), ("well-known", 1)]),
        ("a b a", {"max_words": 2}, [("a", 2), ("b", 1)]),
        ("a b a", {"max_words": None, "stop_words": False}, [("a", 2), ("b", 1)]),
    ],
)
def test_options(text: str, options: dict[str, Any], expected: list[tuple[str, int]]) -> None:
    stops = options.get("stop_words")
    if not isinstance(stops, (bool, list, type(None))):
        options = {**options, "stop_words": list(stops)}
        assert pairs(text, **{**options, "stop_words": iter(options["stop_words"])}) == expected
    assert pairs(text, **options) == expected
    assert pairs(text.encode(), **options) == expected
    analyzer = Analyzer(
        **{name: value for name, value in options.items() if name in ("language", "line_breaks", "hyphens")},
        words={name: value for name, value in options.items() if name not in ("language", "line_breaks", "hyphens")},
    )
    for c in text:
        analyzer.write(c)
    assert list(analyzer.words()) == expected


def test_a_table() -> None:
    table = word_frequencies(TEXT)
    assert isinstance(table, WordTable)
    assert (len(table), table.size, table.total, table.exact, table.distinct) == (4, 4, 6, True, 4)
    assert repr(table) == "<textgauge.WordTable: 4 distinct words of 6>"
    assert list(table) == WORDS == table.top() == table.top(100)
    assert table.top(2) == WORDS[:2] == [CommonWord("strasse", 2), CommonWord("x", 2)]
    assert table.top(0) == []
    assert dict(table) == dict(WORDS)
    assert (table[0].word, table[-1].count) == ("strasse", 1)
    for i, (word, count) in enumerate(WORDS):
        for form in (word, word.upper()):
            assert (table.get(form), form in table, table.index_of(form)) == (count, True, i)
    for word in ("", "y", "\ud800", "#", "x" * 100000):
        assert (table.get(word), word in table, table.index_of(word)) == (0, False, -1)
    for index in (4, -5, 10**30):
        with pytest.raises(IndexError):
            table[index]


def test_arrays() -> None:
    table = word_frequencies(TEXT)
    views = (table.words, table.offsets, table.counts)
    del table
    gc.collect()
    words, offsets, counts = views
    assert [(view.format, view.readonly) for view in views] == [("B", True), ("i", True), ("Q", True)]
    assert [
        (bytes(words[offsets[i] : offsets[i + 1]]).decode(), count) for i, count in enumerate(counts.tolist())
    ] == WORDS
    assert word_frequencies(TEXT).errors is None
    empty = word_frequencies(b"")
    assert (empty.words.tolist(), empty.offsets.tolist(), empty.counts.tolist(), list(empty)) == ([], [0], [], [])


def test_numpy() -> None:
    table = word_frequencies(TEXT)
    counts, offsets, words = np.asarray(table.counts), np.asarray(table.offsets), np.asarray(table.words)
    assert (counts.dtype, offsets.dtype, words.dtype) == (np.uint64, np.int32, np.uint8)
    assert counts.sum() == table.total
    assert np.split(words, offsets[1:-1])[0].tobytes() == b"strasse"


def test_dicts_and_csv() -> None:
    table = word_frequencies(TEXT)
    expected = {"size": 4, "total": 6, "words": [{"word": word, "count": count} for word, count in WORDS]}
    assert json.loads(json.dumps(table.to_dict())) == expected
    assert table.to_csv() == 'word,count\nstrasse,2\nx,2\n"1,000",1\n"x\u05d0""\u05d1",1\n'
    assert list(csv.reader(io.StringIO(table.to_csv())))[1:] == [[word, str(count)] for word, count in WORDS]
    assert word_frequencies("").to_csv() == "word,count\n"


def test_bounded_memory() -> None:
    text = " ".join(f"w{i % 30 if i % 1000 < 900 else i}" for i in range(3000))
    exact = dict(word_frequencies(text))
    table = word_frequencies(text, max_words=50)
    assert (len(table), table.total, table.exact) == (50, 3000, False)
    assert abs(table.distinct / len(exact) - 1) < 0.1
    assert table.errors is not None
    assert table.errors.format == "Q"
    for (word, count), error in zip(table, table.errors.tolist()):
        assert count - error <= exact[word] <= count
    assert list(table.to_dict()) == ["size", "total", "exact", "distinct", "words"]
    assert list(table.to_dict()["words"][0]) == ["word", "count", "error"]
    assert table.to_csv().startswith("word,count,error\nw")
    with pytest.raises(Error) as caught:
        Analyzer(words={"max_words": 3}).merge(Analyzer(words={"max_words": 3}))
    assert caught.value.code == "ERR_TG_BOUNDED"


def test_an_independent_count() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    ascii_text = re.sub(r"[^A-Za-z \n]", " ", text)
    expected = Counter(ascii_text.lower().split())
    table = word_frequencies(ascii_text * 50)
    assert dict(table) == {word: 50 * count for word, count in expected.items()}
    assert list(table) == sorted(dict(table).items(), key=lambda item: (-item[1], item[0]))


def test_texts_of_several_pieces() -> None:
    n = 300000
    assert pairs("naïve 数 and 😀 more. " * n) == [("and", n), ("more", n), ("naïve", n), ("数", n)]
    assert pairs(b"plain words, here; " * n, ngram=3) == [
        ("plain words here", n),
        ("here plain words", n - 1),
        ("words here plain", n - 1),
    ]
    assert pairs("a\ud800\ude00b " * n, ngram=2) == [("a b", n), ("b a", n - 1)]
    with pytest.raises(Error) as caught:
        word_frequencies("naïve " * 300000 + "\ud800", invalid="error")
    assert (caught.value.code, caught.value.offset) == ("ERR_TG_INVALID", 1800000)


def test_analyzers() -> None:
    analyzer = Analyzer(words=True, top=1)
    plain = Analyzer(top=1)
    for each in (analyzer, plain):
        each.write("The ca").write("t. the").end_document().write(b" dog the")
    assert list(analyzer.words()) == [("the", 3), ("cat", 1), ("dog", 1)]
    assert analyzer.report() == plain.report()
    assert list(analyzer.write("s").words()) == [("the", 2), ("cat", 1), ("dog", 1), ("thes", 1)]
    assert list(Analyzer.load(analyzer.end_document().save()).words()) == list(analyzer.words())
    assert list(analyzer.reset().words()) == []
    for options in ({}, {"words": False}):
        with pytest.raises(Error) as caught:
            Analyzer(**options).words()
        assert caught.value.code == "ERR_TG_STATE"
    strict = Analyzer(words=True, invalid="error").write(b"a\xc3")
    with pytest.raises(Error) as caught:
        strict.words()
    assert caught.value.code == "ERR_TG_INVALID"


def test_files(tmp_path: Path) -> None:
    data = WEATHER.read_bytes()
    for options in ({}, {"ngram": 2}, {"stop_words": True, "min_length": 4}):
        expected = pairs(data, **options)
        assert list(word_frequencies_file(WEATHER, **options)) == expected
        with open(WEATHER, "rb") as file:
            assert list(word_frequencies_file(file, **options)) == expected
    assert list(word_frequencies_file(WEATHER, start=4, end=50)) == pairs(data[4:50])
    marked = tmp_path / "marked"
    marked.write_bytes(("\ufeff" + "naïve " * 200000).encode("utf-16-le"))
    assert list(word_frequencies_file(marked)) == [("naïve", 200000)]
    marked.write_bytes(b"abc \xff")
    with pytest.raises(Error) as caught:
        word_frequencies_file(marked, invalid="error")
    assert caught.value.offset == 4
    with pytest.raises(FileNotFoundError):
        word_frequencies_file(tmp_path / "none")
    with pytest.raises(ValueError, match="'end' must not be below 'start'"):
        word_frequencies_file(WEATHER, start=2, end=1)


def test_misuse() -> None:
    for options, error, message in [
        ({"ngram": 6}, ValueError, "'ngram' must be an integer from 1 to 5, not 6"),
        ({"ngram": 0}, ValueError, "'ngram'"),
        ({"ngram": "2"}, TypeError, "'ngram' must be an int, not str"),
        ({"min_length": -1}, ValueError, "'min_length' must be an integer from 0 to 4294967295"),
        ({"max_words": 0}, ValueError, "'max_words' must be an integer from 1"),
        ({"max_words": 2**32}, ValueError, "'max_words'"),
        ({"case": "up"}, ValueError, "'case' must be one of 'fold', 'keep'"),
        ({"numbers": "no"}, ValueError, "'numbers' must be one of 'keep', 'drop', 'mask'"),
        ({"numbers": 1}, TypeError, "'numbers' must be a str"),
        ({"across_sentences": 1}, TypeError, "'across_sentences' must be a bool"),
        ({"stop_words": "the"}, TypeError, "'stop_words' must be a bool or an iterable of str, not str"),
        ({"stop_words": 5}, TypeError, "'stop_words' must be a bool or an iterable of str, not int"),
        ({"stop_words": ["a", 5]}, TypeError, "every item of 'stop_words' must be a str, not int"),
        ({"stop_words": ["a"] * 65537}, ValueError, "'stop_words' must be at most 65536 words"),
        ({"stop_words": ["é" * 2**19, "b"]}, ValueError, "'stop_words' must be at most 1048576 bytes"),
        ({"top": 3}, TypeError, r"word_frequencies\(\) got an unknown option 'top'"),
        ({"words": True}, TypeError, "unknown option"),
        ({"encoding": "utf-8"}, TypeError, "'encoding' must be left out"),
    ]:
        with pytest.raises(error, match=message):
            word_frequencies("", **options)
    with pytest.raises(TypeError, match="the text must be a str or a bytes-like object, not int"):
        word_frequencies(5)  # type: ignore[arg-type]
    for language in ("und", "tlh"):
        with pytest.raises(Error) as caught:
            word_frequencies("a", stop_words=True, language=language)
        assert caught.value.code == "ERR_TG_UNSUPPORTED"
    for words, error in [
        (5, TypeError),
        ("x", TypeError),
        ({"top": 1}, TypeError),
        ({5: 1}, TypeError),
        ({"ngram": 9}, ValueError),
    ]:
        with pytest.raises(error):
            Analyzer(words=words)  # type: ignore[arg-type]
    table = word_frequencies("a")
    for word in (5, None, b"a"):
        with pytest.raises(TypeError, match="the word must be a str"):
            table.get(word)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            assert word in table  # type: ignore[operator]
    with pytest.raises(ValueError, match="'n' must be an integer of 0 or more"):
        table.top(-1)
    with pytest.raises(TypeError):
        table.top("1")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        WordTable()
    with pytest.raises(AttributeError):
        table.size = 5  # type: ignore[misc]
    with pytest.raises(TypeError):
        analyze("a", words=True)  # type: ignore[call-arg]


def test_threads() -> None:
    table = word_frequencies(" ".join(f"w{i}" for i in range(2000)))
    found: list[int] = []

    def look() -> None:
        found.append(sum(table.get(f"W{i}") for i in range(2000)) + len(list(table)))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [4000] * 4
