"""Languages: what is known of them, syllables of words, and detection."""

from __future__ import annotations

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
