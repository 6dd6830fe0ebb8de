"""The bridge program, word for word, and what the package says of itself."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

import text_analysis
import textgauge
from text_analysis import analyze_text


def test_the_bridge(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_bytes((ROOT / "test/bridge/main.py").read_bytes())
    done = subprocess.run(
        [sys.executable, "-X", "dev", "main.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (ROOT / "test/bridge/expected.txt").read_text(encoding="utf-8")


def test_text_analysis() -> None:
    stats = analyze_text("Hello, hello world! Straße")
    assert (stats.word_count, stats.sentence_count) == (4, 2)
    assert stats.most_common_words == (("hello", 2), ("straße", 1), ("world", 1))
    assert stats.get_most_common_words() == list(stats.most_common_words)
    assert stats.flesch_kincaid_score == 206.835 - 1.015 * (4 / 2) - 84.6 * (7 / 4)
    assert analyze_text("") == (0, 0, 0.0, ())
    assert analyze_text(" . ! ") == (0, 0, 0.0, ())
    assert len(analyze_text("a b c d e f g").most_common_words) == 5
    with pytest.raises(TypeError, match="the text must be a str, not bytes"):
        analyze_text(b"text")  # type: ignore[arg-type]
    assert analyze_text("a\ud800b").word_count == 1
    with pytest.raises(AttributeError):
        stats.word_count = 5  # type: ignore[misc]


def test_the_docstrings() -> None:
    for module in (textgauge, text_analysis):
        assert doctest.testmod(module).failed == 0


def test_the_version_is_that_of_the_header() -> None:
    header = (ROOT / "include/textgauge.h").read_text(encoding="utf-8")
    found = re.search(r'^#define TG_VERSION_STRING "(.+?)"', header, re.MULTILINE)
    assert found
    assert textgauge.__version__ == found[1]


@pytest.mark.parametrize("page", ["python/README.md", "docs/PYTHON.md", "README.md"])
def test_pages_tell_the_truth(page: str, tmp_path: Path) -> None:
    examples = re.findall(
        r"^```python\n(.*?)^```\n\n^```\n(.*?)^```$",
        (ROOT / page).read_text(encoding="utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    assert examples
    for code, output in examples:
        done = subprocess.run(
            [sys.executable, "-X", "dev", "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr, done.stdout) == (0, "", output)


def test_the_example() -> None:
    text = "Rain, rain, go away. Come again another day."
    done = subprocess.run(
        [sys.executable, "-X", "dev", str(ROOT / "examples/python/report.py")],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "words 8",
        "grade 3.67",
        "note gunning_fog: The text has fewer words than the published sample.",
        "note smog: The text has fewer sentences than the published sample.",
        "rain 2",
        "again 1",
        "another 1",
        "the first of 2 sentences: Rain, rain, go away.",
    ]
