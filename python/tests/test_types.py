"""Types: the package and a program that uses it pass mypy --strict, and the stub is what the C code has."""

from __future__ import annotations

import inspect
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import text_analysis
import textgauge

pytestmark = [pytest.mark.figures, pytest.mark.only(sys.version_info >= (3, 11))]


def run(cwd: Path, *command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_and_a_program() -> None:
    options = ["--strict", "--no-incremental", "--cache-dir=/dev/null"]
    run(ROOT / "python", "mypy", *options, "textgauge", "text_analysis", "tests/sample.py")


def test_the_stub(tmp_path: Path) -> None:
    run(tmp_path, "mypy.stubtest", "textgauge._core", "--allowlist", str(ROOT / "python/tests/stubtest-allowed.txt"))


def test_types_have_all_names() -> None:
    assert typing.get_args(textgauge.CountName) == textgauge.counts
    assert typing.get_args(textgauge.MetricName) == textgauge.metrics

    def names(of: Any) -> list[str]:
        return [name for name in of.__annotations__ if not name.startswith("_")]

    assert names(textgauge.Counts) == list(textgauge.counts)
    assert {*names(textgauge.Readability), *names(textgauge.Diversity), "reading_time"} == set(textgauge.metrics)
    assert names(textgauge.Columns) == [*textgauge.counts, *textgauge.metrics]
    assert names(textgauge.ReadingTime) == ["seconds"]


def test_everything_has_a_docstring_and_a_signature() -> None:
    public = [getattr(textgauge, name) for name in textgauge.__all__]
    things = [thing for thing in public if inspect.isclass(thing) or inspect.isroutine(thing)]
    things += [text_analysis, textgauge, *(getattr(text_analysis, name) for name in text_analysis.__all__)]
    for cls in (textgauge.Analyzer, textgauge.Measures, textgauge.Segments, textgauge.WordTable):
        things += [value for name, value in vars(cls).items() if not name.startswith("_") and callable(value)]
    assert len(things) > 30
    for thing in things:
        assert thing.__doc__, thing
        if inspect.isroutine(thing):
            assert inspect.signature(thing) is not None
            assert not thing.__doc__.startswith(thing.__name__ + "("), thing


def test_lint() -> None:
    files = [".", "../tools/setup-python.py", "../bench/python.py", "../examples/python"]
    run(ROOT / "python", "ruff", "check", "--no-cache", *files)
    run(ROOT / "python", "ruff", "format", "--check", "--no-cache", *files)
