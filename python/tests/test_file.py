"""analyze_file(): paths, descriptors and open files, in bounded memory."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, child

import textgauge
from textgauge import analyze, analyze_file

WEATHER = ROOT / "examples/weather.txt"
DATA = WEATHER.read_bytes()


def test_what_a_file_may_be() -> None:
    expected = analyze(DATA)
    assert analyze_file(WEATHER) == expected
    assert analyze_file(str(WEATHER)) == expected
    assert analyze_file(os.fsencode(WEATHER)) == expected
    with open(WEATHER, "rb") as file:
        assert analyze_file(file) == expected
        assert analyze_file(file.fileno()) == expected
        assert file.read() == DATA  # neither closed nor moved


def test_ranges() -> None:
    for start, end in [(0, 0), (0, 5), (3, None), (7, 100), (10**6, None), (5, 10**9)]:
        assert analyze_file(WEATHER, start=start, end=end) == analyze(DATA[start:end])


def test_options() -> None:
    assert analyze_file(WEATHER, top=1, counts=["words"], metrics=[]) == analyze(
        DATA, top=1, counts=["words"], metrics=[]
    )
    with pytest.raises(TypeError, match="'start' must be an int, not str"):
        analyze_file(WEATHER, start="0")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'start' must be an integer of 0 or more, not -1"):
        analyze_file(WEATHER, start=-1)
    with pytest.raises(ValueError, match="'end' must not be below 'start', not 4"):
        analyze_file(WEATHER, start=5, end=4)
    with pytest.raises(ValueError, match="'profile' must be one of"):
        analyze_file(WEATHER, profile="x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        analyze_file(WEATHER, granularity="word")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        analyze_file(5.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, codec: str) -> None:
    text = "Naïve words. 数 😀!"
    file = tmp_path / "text"
    file.write_bytes(text.encode(codec) if "16" not in codec else ("\ufeff" + text).encode(codec))
    marked = codec != "utf-8"
    assert analyze_file(file) == analyze("\ufeff" * marked + text)
    file.write_bytes(text.encode("latin-1", "ignore"))
    assert analyze_file(file, encoding="latin-1") == analyze("Naïve words.  !")


def test_large_files(tmp_path: Path) -> None:
    data = ("word " * 100 + "naïve 数\n").encode() * 5000
    (tmp_path / "text").write_bytes(data)
    assert len(data) > 2 << 20
    assert analyze_file(tmp_path / "text") == analyze(data)
    assert analyze_file(tmp_path / "text", start=1234567) == analyze(data[1234567:])


def test_errors_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        analyze_file(tmp_path / "none")
    with pytest.raises(OSError):
        analyze_file(tmp_path)
    with pytest.raises(OSError):
        analyze_file(987654)


def test_ill_formed_files(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"abc\xff")
    with pytest.raises(textgauge.Error) as caught:
        analyze_file(tmp_path / "text", invalid="error", start=1)
    assert (caught.value.code, caught.value.offset) == ("ERR_TG_INVALID", 2)


@pytest.mark.only(hasattr(os, "mkfifo"))
def test_pipes() -> None:
    for start, end in [(0, None), (5, 40), (1000, None)]:
        read, write = os.pipe()

        def feed(to: int = write) -> None:
            with open(to, "wb") as out:
                for at in range(0, len(DATA), 7):
                    out.write(DATA[at : at + 7])
                    out.flush()

        thread = threading.Thread(target=feed)
        thread.start()
        with open(read, "rb", buffering=0) as file:
            assert analyze_file(file, start=start, end=end) == analyze(DATA[start:end])
            file.read()
        thread.join()


GROWTH = """
import sys, textgauge
def peak():
    with open('/proc/self/status') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmHWM'))
before = peak()
textgauge.analyze_file(sys.argv[1], top=0)
print(peak() - before)
"""


@pytest.mark.figures
@pytest.mark.only(sys.platform.startswith("linux"))
def test_bounded_memory(tmp_path: Path) -> None:
    with open(tmp_path / "text", "wb") as out:
        out.write(b"Every word is here, again and again.\n" * 1000000)
    assert int(child(GROWTH, str(tmp_path / "text"))) < 8 << 10  # KiB, of 35 MiB


def test_the_signature_is_that_of_analyze() -> None:
    import inspect

    of_file: Any = inspect.signature(analyze_file).parameters
    of_text: Any = inspect.signature(analyze).parameters
    assert list(of_file)[:3] == ["file", "start", "end"]
    assert {n: p.default for n, p in of_file.items() if n not in ("file", "start", "end")} == {
        n: p.default for n, p in of_text.items() if n != "text"
    }
