"""Languages: what is known of them, syllables of words, and detection."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import textgauge

GERMAN = "Die Kinder gingen nach Hause, als es zu regnen begann, und niemand wusste, wo der Hund geblieben war."
LISTS = Path(__file__).parents[2] / "test" / "data" / "syllables"


def test_languages() -> None:
    every = textgauge.languages()
    assert [language.tag for language in every] == sorted(language.tag for language in every)
    assert ("nb", "Norwegian Bokmål") in [(language.tag, language.name) for language in every]
    english = next(language for language in every if language.tag == "en")
    assert english.syllables and english.stop_words and english.metrics and english.detection


@pytest.mark.skipif(not LISTS.exists(), reason="the lists are not in the package")
@pytest.mark.parametrize("tag", ["de", "fr", "ru", "es"])
def test_syllables_of_lists(tag: str) -> None:
    for word in (LISTS / f"{tag}.txt").read_text("utf-8").split():
        assert textgauge.count_syllables(word.replace("-", ""), language=tag) == word.count("-") + 1, word


def test_syllables() -> None:
    assert textgauge.count_syllables("beautiful") == 3
    assert textgauge.count_syllables("") == 1
    assert textgauge.count_syllables("\ud800", language="de") == 1
    assert textgauge.count_syllables("table", profile="classic", language="tlh") == 2
    with pytest.raises(textgauge.Error) as raised:
        textgauge.count_syllables("a", language="tlh")
    assert raised.value.code == "ERR_TG_UNSUPPORTED"
    with pytest.raises(TypeError):
        textgauge.count_syllables(b"a")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="language"):
        textgauge.count_syllables("a", language="no tag")
    with pytest.raises(ValueError, match="detect_language"):
        textgauge.count_syllables("a", language="auto")


def test_spoken_numbers(tmp_path: Path) -> None:
    assert textgauge.count_syllables("1984") == 1
    assert textgauge.count_syllables("1984", spoken_numbers=True) == 5
    assert textgauge.count_syllables("1984", spoken_numbers=True, language="de") == 1
    file = tmp_path / "text"
    file.write_text("In 1984, 22 of 1,000", "utf-8")
    for spoken, count in [(False, 5), (True, 13)]:
        assert textgauge.analyze(file.read_bytes(), spoken_numbers=spoken).counts.syllables == count
        assert textgauge.analyze_file(file, spoken_numbers=spoken).counts.syllables == count
        assert list(textgauge.analyze_batch([file.read_bytes()], spoken_numbers=spoken).syllables) == [count]
        analyzer = textgauge.Analyzer(spoken_numbers=spoken)
        assert analyzer.write(file.read_bytes()).end_document().report().counts.syllables == count
        assert textgauge.Analyzer.load(analyzer.save()).report().counts.syllables == count
    with pytest.raises(TypeError, match="spoken_numbers"):
        textgauge.analyze("a", spoken_numbers=1)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="spoken_numbers"):
        textgauge.word_frequencies("a", spoken_numbers=True)  # type: ignore[call-arg]


def test_auto() -> None:
    german = textgauge.analyze(GERMAN, language="de")
    assert textgauge.analyze(GERMAN, language="auto") == german
    assert textgauge.analyze(GERMAN.encode("latin-1"), language="auto", encoding="latin-1") == german
    assert textgauge.analyze("12 34", language="auto").language == "und"
    text = GERMAN + " Am 3. Mai kam er, z. B. mit Dr. Maier, usw. zurück."
    ends = list(textgauge.boundaries(text, granularity="sentence", language="de"))
    assert ends != list(textgauge.boundaries(text, granularity="sentence", language="und"))
    assert list(textgauge.boundaries(text, granularity="sentence", language="auto")) == ends
    assert textgauge.count_segments(text, granularity="sentence", language="auto") == len(ends)
    found = list(textgauge.segment(text, granularity="sentence", language="auto"))
    assert found == list(textgauge.segment(text, granularity="sentence", language="de"))
    table = textgauge.word_frequencies(GERMAN, language="auto", stop_words=True)
    assert list(table) == list(textgauge.word_frequencies(GERMAN, language="de", stop_words=True))
    for call in [textgauge.Analyzer, lambda language: textgauge.analyze_batch([GERMAN], language=language)]:
        with pytest.raises(ValueError, match="detect_language"):
            call(language="auto")


def test_auto_of_files(tmp_path: Path) -> None:
    file = tmp_path / "text"
    german = textgauge.analyze(GERMAN, language="de")
    for mark, encoding in [(b"", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]:
        file.write_bytes(mark + GERMAN.encode(encoding))
        report = textgauge.analyze_file(file, language="auto")
        assert (report.language, report.counts.syllables) == ("de", german.counts.syllables)
    file.write_bytes(b"The cat is here. " + GERMAN.encode("latin-1"))
    assert textgauge.analyze_file(file, language="auto", encoding="latin-1", start=17) == german
    file.write_bytes(b"")
    assert textgauge.analyze_file(file, language="auto").language == "und"
    text = GERMAN * 200 + "The children went home, and nobody knew what had become of the dog. " * 20000
    file.write_text(text, "utf-8")
    assert textgauge.analyze_file(file, language="auto") == textgauge.analyze(text, language="de")
    table = textgauge.word_frequencies_file(file, language="auto", stop_words=True)
    assert list(table) == list(textgauge.word_frequencies(text, language="de", stop_words=True))


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind")
def test_auto_of_a_pipe() -> None:
    out, into = os.pipe()
    os.write(into, GERMAN.encode())
    os.close(into)
    assert textgauge.analyze_file(out, language="auto") == textgauge.analyze(GERMAN, language="de")
    os.close(out)


def test_detection() -> None:
    found = textgauge.detect_language(GERMAN)
    assert found.language == "de"
    assert 0.9 < found.confidence <= 1
    assert textgauge.detect_language(GERMAN.encode()) == found
    assert textgauge.detect_language(GERMAN.encode("utf-16-le"), encoding="utf-16-le") == found
    assert textgauge.detect_language(memoryview(GERMAN.encode("latin-1")), encoding="latin-1") == found
    assert textgauge.detect_language(GERMAN * 500) == textgauge.detect_language((GERMAN * 500).encode())
    for text in ["", "3.14159", "Τα παιδιά πήγαν σπίτι", "\ud800"]:
        assert textgauge.detect_language(text) == ("und", 0.0)
    with pytest.raises(TypeError):
        textgauge.detect_language(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        textgauge.detect_language("a", encoding="latin-1")
