"""Analyzer: pieces, documents, merges, saved states, and its ends."""

from __future__ import annotations

import copy
import os
import pickle
import signal
import threading
from typing import Any

import pytest

import textgauge
from textgauge import Analyzer, Error, analyze


def code_of(function: Any, *args: Any, **options: Any) -> str:
    with pytest.raises(Error) as caught:
        function(*args, **options)
    return caught.value.code


def test_pieces_make_up_one_text() -> None:
    analyzer = Analyzer()
    assert analyzer.write("It's on").write(b"e te").write(memoryview(b"xt\xc3")).write(b"\xa9.") is analyzer
    assert analyzer.report() == analyze("It's one texté.")
    assert analyzer.write(" And").report() == analyze("It's one texté. And")


def test_documents_add() -> None:
    analyzer = Analyzer().write("one two").end_document().end_document().write("three").end_document()
    assert analyzer.report().counts.words == 3
    assert analyzer.report().counts.paragraphs == 2


def test_encodings_of_pieces() -> None:
    analyzer = (
        Analyzer(encoding="latin-1")
        .write(b"na\xefve ")
        .write("na\u00efve ")
        .write("na\u00efve".encode(), encoding="utf-8")
    )
    assert analyzer.report().top_words == (("naïve", 3),)
    with pytest.raises(TypeError, match="a str is text already"):
        analyzer.write("text", encoding="utf-8")
    assert analyzer.report().top_words == (("naïve", 3),)


def test_merges() -> None:
    texts = ["one two. three", "two naïve", "\ud800 x", ""]
    whole, parts = Analyzer(), [Analyzer().write(text).end_document() for text in texts]
    for text in texts:
        whole.write(text).end_document()
    first = Analyzer()
    for part in parts:
        assert first.merge(part) is first
    assert first.report() == whole.report()
    assert first.save() == whole.save()
    assert code_of(first.merge, first) == "ERR_TG_ARG"
    assert code_of(first.merge, Analyzer(hyphens="join")) == "ERR_TG_ARG"
    assert code_of(first.merge, Analyzer().write("open")) == "ERR_TG_STATE"
    with pytest.raises(TypeError, match="the other analyzer must be an Analyzer, not int"):
        first.merge(5)  # type: ignore[arg-type]
    assert first.report() == whole.report()


def test_a_copy() -> None:
    analyzer = Analyzer(encoding="utf-16-le").write("open \ud83d")
    twin = analyzer.clone()
    assert twin.report() == analyzer.report()
    assert twin.write("\ude00").report().counts.invalid_sequences == 2
    assert twin.write(b"x\0").report() != analyzer.report()
    with pytest.raises(TypeError):
        pickle.dumps(analyzer)
    with pytest.raises(TypeError):
        copy.copy(analyzer)


def test_saved_states() -> None:
    options: dict[str, Any] = {"counts": ["words", "letters"], "metrics": ["lix"], "top": 2, "profile": "classic"}
    analyzer = Analyzer(**options).write("one two three").end_document()
    state = analyzer.save()
    assert isinstance(state, bytes)
    for given in (state, bytearray(state), memoryview(state)):
        assert Analyzer.load(given).report() == analyzer.report()
    assert Analyzer.load(state).save() == state
    assert Analyzer.load(state, encoding="latin-1").write(b"\xe9").report().counts.letters == 12
    assert code_of(Analyzer.load(state, invalid="error").write, b"\xff ") == "ERR_TG_INVALID"
    assert code_of(Analyzer.load, b"") == "ERR_TG_FORMAT"
    assert code_of(Analyzer.load, state[:-1]) == "ERR_TG_FORMAT"
    assert code_of(Analyzer.load, state[:-1] + bytes([state[-1] ^ 1])) == "ERR_TG_FORMAT"
    assert code_of(analyzer.write("open").save) == "ERR_TG_STATE"
    with pytest.raises(TypeError, match="the state must be a bytes-like object, not str"):
        Analyzer.load("text")  # type: ignore[arg-type]
    with pytest.raises(
        TypeError, match=r"load\(\) got an unknown option 'top'. The known options are 'encoding', 'invalid'"
    ):
        Analyzer.load(state, top=5)  # type: ignore[call-arg]


def test_damaged_states() -> None:
    state = Analyzer().write("one two three " * 20).end_document().save()
    for at in range(len(state)):
        damaged = bytearray(state)
        damaged[at] ^= 0x40
        assert code_of(Analyzer.load, damaged) in ("ERR_TG_FORMAT", "ERR_TG_VERSION")


def test_ill_formed_input() -> None:
    analyzer = Analyzer(invalid="error").write("é ok ")
    with pytest.raises(Error) as caught:
        analyzer.write(b"ab\xff")
    assert (caught.value.code, caught.value.offset) == ("ERR_TG_INVALID", 8)
    for method in (analyzer.report, analyzer.end_document, analyzer.save, analyzer.clone, lambda: analyzer.write("x")):
        assert code_of(method) == "ERR_TG_STATE"
    assert analyzer.reset().write("fine").report() == analyze("fine")
    analyzer.reset().write("é ok ")
    with pytest.raises(Error) as caught:
        analyzer.write("éb\udc00")
    assert caught.value.offset == 9  # of the document as UTF-8
    analyzer.reset().write("éb\ud800")
    with pytest.raises(Error) as caught:
        analyzer.end_document()
    assert caught.value.offset == 3
    analyzer.reset().write(b"ok \xc3")
    with pytest.raises(Error) as caught:
        analyzer.report()
    assert (caught.value.code, caught.value.offset) == ("ERR_TG_INVALID", None)
    with pytest.raises(Error) as caught:
        analyzer.end_document()
    assert caught.value.offset == 3


def test_options_of_an_analyzer() -> None:
    with pytest.raises(TypeError, match="'top' must be an int, not str"):
        Analyzer(top="5")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"Analyzer\(\) got an unknown option 'x'"):
        Analyzer(x=5)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="takes exactly 0 arguments|takes no|positional"):
        Analyzer("text")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        type("Sub", (Analyzer,), {})
    report = Analyzer(counts=["words"], metrics=[], top=1).write("a a b").report()
    assert (dict(report.counts), report.top_words) == ({"words": 3}, (("a", 2),))


def test_its_end() -> None:
    with Analyzer() as analyzer:
        analyzer.write("text")
    for method in (
        analyzer.report,
        analyzer.end_document,
        analyzer.save,
        analyzer.clone,
        analyzer.reset,
        analyzer.__enter__,
        lambda: analyzer.write("x"),
        lambda: analyzer.merge(Analyzer()),
        lambda: Analyzer().merge(analyzer),
    ):
        with pytest.raises(Error, match="The analyzer is closed") as caught:
            method()
        assert caught.value.code == "ERR_TG_STATE"
    analyzer.close()
    with pytest.raises(KeyError), Analyzer() as other:
        raise KeyError
    assert code_of(other.report) == "ERR_TG_STATE"


def test_one_thread_at_a_time() -> None:
    analyzer, data = Analyzer(top=0), b"words and words " * (1 << 21)
    thread = threading.Thread(target=analyzer.write, args=(data,))
    thread.start()
    while True:  # until it works without the GIL
        try:
            analyzer.report()
        except Error:
            break
    for method in (
        analyzer.report,
        analyzer.close,
        analyzer.reset,
        lambda: Analyzer().merge(analyzer),
        lambda: analyzer.write("x"),
    ):
        with pytest.raises(Error, match="The analyzer is in use by another thread") as caught:
            method()
        assert caught.value.code == "ERR_TG_STATE"
    thread.join()
    assert analyzer.report().counts.words == 3 << 21


DATA = b"words and words " * (1 << 21)
TEXT = DATA.decode() + "é"
WORKS: dict[str, Any] = {
    "analyze": lambda: analyze(DATA),
    "analyze str": lambda: analyze(TEXT),
    "boundaries": lambda: textgauge.boundaries(DATA),
    "boundaries of str": lambda: textgauge.boundaries(TEXT),
    "count_segments": lambda: textgauge.count_segments(DATA),
    "analyze_batch": lambda: textgauge.analyze_batch([DATA[: 1 << 20]] * 32),
    "segment": lambda: textgauge.segment(DATA, granularity="word").containing(len(DATA) - 1),
    "write": lambda: Analyzer().write(DATA),
}


@pytest.mark.only(hasattr(signal, "setitimer"))
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_signals_are_looked_at_meanwhile(work: Any) -> None:
    seen: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda *_: seen.append(1))
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
        begun = len(seen)
        work()
        handled = len(seen) - begun
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert handled >= 3  # of one call that does not look, it would be one, at its end


class InterruptError(Exception):
    pass


@pytest.mark.only(hasattr(signal, "SIGUSR1"))
def test_a_signal_that_raises_ends_the_work() -> None:
    def raise_it(*_: object) -> None:
        raise InterruptError

    def interrupt() -> None:
        while True:  # until it works
            try:
                analyzer.report()
            except Error:
                return os.kill(os.getpid(), signal.SIGUSR1)

    analyzer = Analyzer()
    before = signal.signal(signal.SIGUSR1, raise_it)
    thread = threading.Thread(target=interrupt)
    try:
        thread.start()
        with pytest.raises(InterruptError):
            analyzer.write(DATA)
        thread.join()
    finally:
        signal.signal(signal.SIGUSR1, before)
    for method in (analyzer.report, analyzer.end_document, analyzer.save, lambda: analyzer.write("x")):
        with pytest.raises(Error, match="interrupted while it took a piece") as caught:
            method()
        assert caught.value.code == "ERR_TG_STATE"
    assert analyzer.reset().write("fine").report() == analyze("fine")
