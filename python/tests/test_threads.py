"""Threads: the GIL is let go, buffers stay, results are the same; and interpreters of their own."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from conftest import child

import textgauge
from textgauge import analyze, analyze_batch, boundaries, count_segments

DATA = ("Some words, naïve ones too. " * 20000).encode()


def test_the_same_results_from_many_threads() -> None:
    texts: list[Any] = [DATA, DATA.decode(), DATA[:999], "ascii " * 1000, bytearray(DATA)]

    def measure(n: int) -> Any:
        text = texts[n % len(texts)]
        return (
            analyze(text, top=3),
            boundaries(text, granularity="word").tolist()[-5:],
            count_segments(text, granularity="sentence"),
            analyze_batch([text, "x"]).words.tolist(),
        )

    expected = [measure(n) for n in range(len(texts))]
    with ThreadPoolExecutor(8) as pool:
        for n, result in enumerate(pool.map(measure, range(40))):
            assert result == expected[n % len(texts)]


@pytest.mark.parametrize(
    "work",
    [
        lambda data: analyze(data),
        lambda data: boundaries(data),
        lambda data: count_segments(data),
        lambda data: textgauge.Analyzer().write(data),
        lambda data: analyze_batch([data]),
    ],
    ids=["analyze", "boundaries", "count_segments", "write", "batch"],
)
def test_python_runs_beside_it_and_the_buffer_stays(work: Any) -> None:
    data = bytearray(DATA * 64)
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work(data)
        except BaseException as error:
            failed.append(error)

    beside = resized = 0
    thread = threading.Thread(target=run)
    thread.start()
    while thread.is_alive():
        beside += 1
        try:
            data.append(32)
            resized += 1
        except BufferError:
            pass
    thread.join()
    assert not failed
    assert beside - resized > 0  # while it worked: Python ran, and could not move the bytes
    data.append(32)


@pytest.mark.only(sys.version_info >= (3, 13))
@pytest.mark.parametrize("config", ["legacy", "isolated"])
def test_interpreters(config: str) -> None:
    code = f"""
import threading, _interpreters
code = "import textgauge as t; assert t.analyze('one two').counts.words == 2; t.Analyzer().write('x').report()"

def run():
    for _ in range(3):
        one = _interpreters.create({config!r})
        assert _interpreters.run_string(one, code) is None
        _interpreters.destroy(one)

exec(code)
threads = [threading.Thread(target=run) for _ in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
exec(code)
print("done")
"""
    assert child(code) == "done\n"
