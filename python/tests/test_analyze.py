"""analyze(): what it gives, and what it refuses."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

import textgauge
from textgauge import analyze

TEXT = "It's a plain text. It's short, it is."


def test_a_report() -> None:
    report = analyze(TEXT, top=2)
    assert report.profile == "unicode"
    assert report.language == "en"
    assert report.counts.words == 8
    assert report.counts["words"] == 8
    assert report.counts.sentences == 2
    assert report.counts.unique_words == 7
    assert report.counts.bytes == 37
    assert report.readability.lix == 4.0
    assert report.diversity.type_token_ratio == 0.875
    assert report.reading_time.seconds == 8 * 60 / 238
    assert report.top_words == (("it's", 2), ("a", 1))
    assert report.top_words[0].word == "it's"
    assert report.top_words[0].count == 2
    assert {note.code for note in report.notes} == {"small-sample"}
    assert report.notes[0].metric in textgauge.metrics


def test_an_empty_text() -> None:
    report = analyze("")
    assert report.counts.words == 0
    assert report.readability.flesch_reading_ease is None
    assert ("flesch_reading_ease", "no-words") in {(note.metric, note.code) for note in report.notes}
    assert report == analyze(b"")


def test_names() -> None:
    report = analyze(TEXT)
    assert tuple(report.counts) == textgauge.counts
    assert (*report.readability, *report.diversity, "reading_time") == textgauge.metrics[:10]
    report = analyze(TEXT, metrics="all")
    assert {*report.readability, *report.diversity, "reading_time"} == set(textgauge.metrics)
    assert list(report.reading_time) == ["seconds"]


def test_what_is_not_asked_for_is_absent() -> None:
    report = analyze(TEXT, counts=["words"], metrics=("lix",), top=0)
    assert dict(report.counts) == {"words": 8}
    assert dict(report.readability) == {"lix": 4.0}
    assert len(report.diversity) == len(report.reading_time) == len(report.top_words) == 0
    with pytest.raises(AttributeError):
        report.counts.letters
    with pytest.raises(KeyError):
        report.counts["letters"]
    assert report.to_dict() == {
        "profile": "unicode",
        "language": "en",
        "counts": {"words": 8},
        "readability": {"lix": 4.0},
        "top_words": [],
        "notes": [],
    }


def test_another_language_has_no_syllables() -> None:
    report = analyze(TEXT, language="und")
    assert report.language == "und"
    assert report.counts.syllables is None
    assert report.readability.flesch_reading_ease is None


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({}, 2),
        ({"hyphens": "join"}, 1),
        ({"profile": "classic"}, 1),
        ({"hyphens": "split", "profile": "unicode", "invalid": "replace", "line_breaks": "break"}, 2),
        ({"language": "pt-BR", "sentences": "uax29", "words_per_minute": 1, "top": True}, 2),
        ({"counts": "all", "metrics": "all"}, 2),
        ({"counts": {"words", "letters"}, "metrics": iter(["lix"])}, 2),
    ],
)
def test_options(options: dict[str, Any], words: int) -> None:
    assert analyze("well-known", **options).counts.words == words


def test_words_per_minute() -> None:
    assert analyze("one two", words_per_minute=2).reading_time.seconds == 60.0


@pytest.mark.parametrize(
    ("error", "message", "options"),
    [
        (TypeError, "'profile' must be a str, not int", {"profile": 1}),
        (ValueError, "'profile' must be one of 'unicode', 'classic', not 'x'", {"profile": "x"}),
        (ValueError, "'line_breaks' must be one of 'wrap', 'break', not ''", {"line_breaks": ""}),
        (TypeError, "'hyphens' must be a str, not NoneType", {"hyphens": None}),
        (TypeError, "'sentences' must be a str, not bytes", {"sentences": b"uax29"}),
        (ValueError, "'invalid' must be one of 'replace', 'error', not 'ignore'", {"invalid": "ignore"}),
        (TypeError, "'language' must be a str, not int", {"language": 5}),
        (TypeError, "'top' must be an int, not float", {"top": 1.5}),
        (TypeError, "'top' must be an int, not str", {"top": "1"}),
        (ValueError, "'top' must be an integer from 0 to 4294967295, not -1", {"top": -1}),
        (ValueError, "'top' must be an integer from 0 to 4294967295, not 4294967296", {"top": 2**32}),
        (TypeError, "'words_per_minute' must be a number, not str", {"words_per_minute": "238"}),
        (ValueError, "'words_per_minute' must be a finite number above 0, not 0", {"words_per_minute": 0}),
        (ValueError, "'words_per_minute' must be a finite number above 0, not nan", {"words_per_minute": float("nan")}),
        (ValueError, "'words_per_minute' must be a finite number above 0, not inf", {"words_per_minute": float("inf")}),
        (ValueError, "'counts' must be 'all' or an iterable of names, not 'words'", {"counts": "words"}),
        (TypeError, "'counts' must be 'all' or an iterable of names, not int", {"counts": 5}),
        (TypeError, "every item of 'counts' must be a str, not int", {"counts": [5]}),
        (ValueError, "every item of 'counts' must be one of the names of textgauge.counts, not 'x'", {"counts": ["x"]}),
        (ValueError, "'metrics' must be 'standard', 'all' or an iterable of names, not 'lix'", {"metrics": "lix"}),
        (
            ValueError,
            "every item of 'metrics' must be one of the names of textgauge.metrics, not 'readingTime'",
            {"metrics": ["lix", "readingTime"]},
        ),
        (TypeError, "'encoding' must be a str or None, not int", {"encoding": 8}),
        (ValueError, "'encoding' must be one of 'utf-8', 'utf-16-le', 'latin-1', not 'utf-32'", {"encoding": "utf-32"}),
        (
            TypeError,
            "analyze() got an unknown option 'granularity'. The known options are 'profile', 'language', "
            "'encoding', 'top', 'counts', 'metrics', 'sentences', 'line_breaks', 'hyphens', 'invalid', "
            "'words_per_minute', 'spoken_numbers'",
            {"granularity": "word"},
        ),
    ],
)
def test_misuse(error: type[Exception], message: str, options: dict[str, Any]) -> None:
    with pytest.raises(error) as caught:
        analyze(b"text", **options)
    assert str(caught.value) == message
    assert type(caught.value) is error


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "englishes",
        "en_US",
        "en-",
        "-en",
        "en--US",
        "1a",
        "en-123456789",
        "é" * 2,
        "a\0",
        "\ud800a",
        "en" + "-a" * 127,
    ],
)
def test_no_language(tag: str) -> None:
    with pytest.raises(ValueError, match="'language' must be a BCP 47 language tag such as 'en' or 'pt-BR', not "):
        analyze("text", language=tag)


@pytest.mark.parametrize(
    "tag", ["en", "EN", "en-GB", "zh-Hant-TW", "und", "de-1996", "abcdefgh-x-12345678", "en" + "-a" * 126]
)
def test_a_language(tag: str) -> None:
    assert analyze("text", language=tag).language in ("de", "en", "und")


def test_how_it_is_called() -> None:
    with pytest.raises(TypeError, match=r"analyze\(\) takes exactly one positional argument \(0 given\)"):
        analyze()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"analyze\(\) takes exactly one positional argument \(2 given\)"):
        analyze("a", "b")  # type: ignore[misc]


def test_what_an_iterable_raises_reaches_the_caller() -> None:
    def names() -> Any:
        yield "words"
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        analyze("text", counts=names())

    class Top:
        def __index__(self) -> int:
            raise KeyError("top")

    with pytest.raises(KeyError, match="top"):
        analyze("text", top=Top())  # type: ignore[arg-type]


def test_a_report_is_a_value() -> None:
    report = analyze(TEXT)
    assert report == analyze(TEXT.encode())
    assert report != analyze(TEXT + "!")
    assert pickle.loads(pickle.dumps(report)) == report
    assert type(pickle.loads(pickle.dumps(report)).counts) is textgauge.Counts
    assert copy.deepcopy(report) == report
    assert json.loads(json.dumps(report.to_dict()))["top_words"][0] == {"word": "it's", "count": 2}
    assert "counts=Counts({'bytes': 37," in repr(report)
    with pytest.raises(AttributeError):
        report.counts = report.counts  # type: ignore[misc]
    with pytest.raises(AttributeError):
        report.counts.words = 5  # type: ignore[misc]
    with pytest.raises(TypeError):
        report.counts["words"] = 5  # type: ignore[index]
    with pytest.raises(TypeError, match="unhashable"):
        hash(report)


def test_measures_are_a_mapping() -> None:
    counts = analyze(TEXT).counts
    assert len(counts) == len(list(counts)) == len(textgauge.counts)
    assert "words" in counts
    assert "readability" not in counts
    assert counts.get("words") == 8
    assert counts.get("nothing") is None
    assert counts.get("nothing", 3) == 3
    assert dict(zip(counts.keys(), counts.values())) == dict(counts.items()) == dict(counts) == {**counts}
    assert counts == dict(counts)
    assert dict(counts) == counts
    assert counts != {}
    assert counts != 5
    assert {"words", "keys", "get"} <= set(dir(counts))
    made = textgauge.Measures({"a": 1})
    assert (made.get("a"), repr(made)) == (1, "Measures({'a': 1})")
    assert textgauge.Measures[int]
    with pytest.raises((TypeError, AttributeError)):
        textgauge.Measures(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        textgauge.Measures()  # type: ignore[call-arg]
    given = {"a": 1}
    made = textgauge.Measures(given)
    given["a"] = 2
    assert made["a"] == 1
    made.__reduce__()[1][0]["a"] = 3
    assert made["a"] == 1


def test_errors() -> None:
    with pytest.raises(textgauge.Error, match="at offset 4") as caught:
        analyze(b"abc \xff", invalid="error")
    error = caught.value
    assert (error.code, error.offset, error.index) == ("ERR_TG_INVALID", 4, None)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.code, again.offset) == (str(error), error.code, error.offset)
    assert type(error).__module__ == "textgauge"
    assert str(error)[0].isupper()


def test_the_version() -> None:
    assert textgauge.__version__.count(".") == 2
    assert textgauge.unicode_version == "17.0.0"
