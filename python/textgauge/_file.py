"""Files, in bounded memory. They are read by position, never mapped: one that shrinks only ends early."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from ._core import detect_language_of, file_analyzer, take_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Literal, Protocol, Union

    from ._core import Analyzer, WordTable
    from ._types import CountName, Encoding, MetricName, Report

    class HasFileno(Protocol):
        def fileno(self) -> int: ...

    File = Union[str, bytes, os.PathLike[str], os.PathLike[bytes], int, HasFileno]

PIECE = 1 << 20
WINDOW = 1 << 14  # bytes in which everything is that decides the language
_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def _position(name: str, value: int) -> int:
    if not isinstance(value, int):
        raise TypeError(f"'{name}' must be an int, not {type(value).__name__}")
    if value < 0:
        raise ValueError(f"'{name}' must be an integer of 0 or more, not {value}")
    return value


def _reader(fd: int, start: int) -> Callable[[int, int], bytes]:
    """What reads up to so many bytes at a place. The position of a file stays as it is where that can be had."""
    if hasattr(os, "pread"):
        return lambda size, at: os.pread(fd, size, at)
    os.lseek(fd, start, os.SEEK_SET)
    return lambda size, at: os.read(fd, size)


class _Deciding:
    """Takes the bytes of one file. Where the language is to be detected it keeps the first ones until they decide."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        self._kept = b""
        self._analyzer = None if options["language"] == "auto" else file_analyzer(**options)

    def _language(self) -> str:
        start, encoding = self._kept[:WINDOW], self._options["encoding"]
        if encoding is not None:
            return detect_language_of(start, encoding=encoding)[0]
        utf16 = _MARKS.get(start[:2])
        return detect_language_of(start.decode(utf16, "replace") if utf16 else start)[0]

    def _decide(self) -> Analyzer:
        analyzer = file_analyzer(**{**self._options, "language": self._language()})
        analyzer.write(self._kept)
        return analyzer

    def write(self, piece: bytes) -> None:
        if self._analyzer is None:
            self._kept += piece
            if len(self._kept) >= WINDOW:
                self._analyzer = self._decide()
        else:
            self._analyzer.write(piece)

    def end(self) -> Analyzer:
        if self._analyzer is None:
            self._analyzer = self._decide()
        self._analyzer.end_document()
        return self._analyzer


def _read(fd: int, start: int, end: int | None, deciding: _Deciding) -> None:
    regular = stat.S_ISREG(os.fstat(fd).st_mode)
    read = _reader(fd, start) if regular else lambda size, at: os.read(fd, size)
    at = start if regular else 0
    while end is None or at < end:
        piece = read(PIECE if end is None else min(PIECE, end - at), at)
        if not piece:
            break
        deciding.write(piece[max(start - at, 0) :])
        at += len(piece)


def _take(file: File, start: int, end: int | None, options: dict[str, Any]) -> Analyzer:
    deciding = _Deciding(options)
    if isinstance(file, (str, bytes, os.PathLike)):
        with open(file, "rb", buffering=0) as opened:
            _read(opened.fileno(), start, end, deciding)
    else:
        _read(file if isinstance(file, int) else file.fileno(), start, end, deciding)
    return deciding.end()


def _check_range(start: int, end: int | None) -> None:
    _position("start", start)
    if end is not None and _position("end", end) < start:
        raise ValueError(f"'end' must not be below 'start', not {end}")


def analyze_file(
    file: File,
    /,
    *,
    start: int = 0,
    end: int | None = None,
    profile: Literal["unicode", "classic"] = "unicode",
    language: str = "en",
    encoding: Encoding | None = None,
    top: int = 10,
    counts: Literal["all"] | Iterable[CountName] = "all",
    metrics: Literal["standard", "all"] | Iterable[MetricName] = "standard",
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
    hyphens: Literal["split", "join"] = "split",
    invalid: Literal["replace", "error"] = "replace",
    words_per_minute: float = 238,
    spoken_numbers: bool = False,
) -> Report:
    """Measure a file, in bounded memory; return a Report.

    file   a path (str, bytes, os.PathLike), a file descriptor, or an open file; these are neither closed nor, on POSIX,
           moved
    start  where to begin, in bytes
    end    where to end, without the byte there; None is the end of the file

    `language="auto"` is that of the first 4096 code points of the range, also of a pipe.

    It is UTF-8, or UTF-16 where the range begins with its byte order mark, if `encoding` does not say. The other
    options are those of analyze(). A file that ends early meanwhile is measured as far as it goes.

    Raises OSError, and what analyze() raises; the `offset` of an Error counts from `start`.
    """
    _check_range(start, end)
    options: dict[str, Any] = {
        "profile": profile,
        "language": language,
        "encoding": encoding,
        "top": top,
        "counts": counts,
        "metrics": metrics,
        "sentences": sentences,
        "line_breaks": line_breaks,
        "hyphens": hyphens,
        "invalid": invalid,
        "words_per_minute": words_per_minute,
        "spoken_numbers": spoken_numbers,
    }
    with _take(file, start, end, options) as analyzer:
        return analyzer.report()


def word_frequencies_file(
    file: File,
    /,
    *,
    start: int = 0,
    end: int | None = None,
    ngram: Literal[1, 2, 3, 4, 5] = 1,
    across_sentences: bool = False,
    stop_words: bool | Iterable[str] = False,
    min_length: int = 0,
    case: Literal["fold", "keep"] = "fold",
    numbers: Literal["keep", "drop", "mask"] = "keep",
    max_words: int | None = None,
    profile: Literal["unicode", "classic"] = "unicode",
    language: str = "en",
    encoding: Encoding | None = None,
    sentences: Literal["language", "uax29"] = "language",
    line_breaks: Literal["wrap", "break"] = "wrap",
    hyphens: Literal["split", "join"] = "split",
    invalid: Literal["replace", "error"] = "replace",
) -> WordTable:
    """Count the words of a file; return a WordTable.

    The file, its range and its encoding are as for analyze_file(), the other options as for word_frequencies(). Memory
    is by the distinct words, not by the file.

    Raises OSError, and what word_frequencies() raises.
    """
    _check_range(start, end)
    options: dict[str, Any] = {
        "profile": profile,
        "language": language,
        "encoding": encoding,
        "top": 0,
        "counts": (),
        "metrics": (),
        "sentences": sentences,
        "line_breaks": line_breaks,
        "hyphens": hyphens,
        "invalid": invalid,
        "words": {
            "ngram": ngram,
            "across_sentences": across_sentences,
            "stop_words": stop_words,
            "min_length": min_length,
            "case": case,
            "numbers": numbers,
            "max_words": max_words,
        },
    }
    with _take(file, start, end, options) as analyzer:
        return take_words(analyzer)
