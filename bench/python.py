"""What the Python package costs, beside textstat and plain Python; medians, and ratios above 1 are in its favour.

pip install ./python -r python/requirements-bench.txt && python bench/python.py
"""

import collections
import gc
import mmap
import os
import platform
import statistics
import sys
import tempfile
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

import textgauge

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
THREADS = 8
MIB = 1 << 20


def book(size):
    """A text of about so many characters: the book of bench/kjv.sh if it is here."""
    kjv = ROOT / "build" / "kjv.txt"
    text = kjv.read_text(encoding="utf-8") if kjv.exists() else (ROOT / "README.md").read_text(encoding="utf-8") * 500
    return (text * (size // len(text) + 1))[:size]


def seconds(work, runs=RUNS):
    """The median of some runs, each with a text that nobody has seen: textstat remembers."""
    times = []
    for run in range(runs):
        gc.collect()
        begin = time.perf_counter()
        work(run)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def row(name, value, unit, more=""):
    print(f"{name:<58} {value:>11.2f} {unit:<8} {more}")


def textstat_report(textstat, text):
    """The same measures, where textstat has them."""
    return [
        textstat.char_count(text),
        textstat.letter_count(text),
        textstat.lexicon_count(text),
        textstat.sentence_count(text),
        textstat.syllable_count(text),
        textstat.monosyllabcount(text),
        textstat.polysyllabcount(text),
        textstat.long_word_count(text),
        textstat.reading_time(text),
        textstat.flesch_reading_ease(text),
        textstat.flesch_kincaid_grade(text),
        textstat.gunning_fog(text),
        textstat.smog_index(text),
        textstat.coleman_liau_index(text),
        textstat.automated_readability_index(text),
        textstat.lix(text),
        textstat.rix(text),
    ]


def reports(textstat):
    text = book(200_000)
    ours = seconds(lambda run: textgauge.analyze(f"{run} {text}"))
    theirs = seconds(lambda run: textstat_report(textstat, f"{run} {text}"), 3)
    words = seconds(lambda run: collections.Counter(f"{run} {text}".lower().split()).most_common(10))
    row("report of 200 KB: textgauge", ours * 1e3, "ms")
    row("report of 200 KB: textstat", theirs * 1e3, "ms", f"ratio {theirs / ours:.0f}")
    row("its words alone: Counter(text.lower().split())", words * 1e3, "ms", f"ratio {words / ours:.2f}")


def small(textstat):
    text = "The quick brown fox jumps over the lazy dog, again and again, until it is tired. Then it sleeps well."
    count = 5000
    ours = seconds(lambda run: [textgauge.analyze(f"{run} {i} {text}") for i in range(count)]) / count
    theirs = seconds(lambda run: [textstat_report(textstat, f"{run} {i} {text}") for i in range(count // 50)], 3)
    theirs /= count // 50
    texts = [f"{i} {text}" for i in range(count)]
    batch = seconds(lambda run: textgauge.analyze_batch(texts)) / count
    row(f"report of {len(text)} characters: textgauge.analyze", ours * 1e6, "µs")
    row("  one of many: textgauge.analyze_batch", batch * 1e6, "µs", f"ratio {ours / batch:.2f}")
    row("  textstat", theirs * 1e6, "µs", f"ratio {theirs / ours:.0f}")


def kinds():
    text = book(4 * MIB)
    data = text.encode()
    for name, work in {
        "analyze bytes": lambda run: textgauge.analyze(data),
        "analyze str, ASCII": lambda run: textgauge.analyze(text),
        "analyze str, not ASCII": lambda run, text=text + "é": textgauge.analyze(text),
        "boundaries of words": lambda run: textgauge.boundaries(data, granularity="word"),
        "count_segments of graphemes": lambda run: textgauge.count_segments(data),
        "segment by word, as objects": lambda run: collections.deque(textgauge.segment(text, granularity="word"), 0),
    }.items():
        row(f"{name}, 4 MiB", 4 / seconds(work, 5), "MiB/s")


def threads():
    """Eight threads, while another thread of Python wakes up every millisecond and counts."""
    data = book(4 * MIB).encode()
    ticks = []
    done = threading.Event()

    def tick():
        while not done.wait(0.001):
            ticks.append(1)

    def measure(workers):
        with ThreadPoolExecutor(workers) as pool:
            return seconds(lambda run: list(pool.map(textgauge.analyze, [data] * THREADS)), 5)

    beside = threading.Thread(target=tick)
    beside.start()
    one, many = measure(1), measure(THREADS)
    done.set()
    beside.join()
    row(f"{THREADS} texts of 4 MiB, 1 thread", one * 1e3, "ms")
    ratio = f"ratio {one / many:.2f} on {os.cpu_count()} processors"
    row(f"{THREADS} texts of 4 MiB, {THREADS} threads", many * 1e3, "ms", f"{ratio}, {len(ticks)} ticks beside")


def memory():
    """What a large mapped file costs in memory that is not the file's."""

    def anonymous():
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("RssAnon")) / 1024

    piece = book(MIB).encode()
    with tempfile.TemporaryFile() as file:
        for _ in range(256):
            file.write(piece)
        file.flush()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            gc.collect()
            before = anonymous()
            textgauge.analyze(data)
            row("analyze(mmap) of 256 MiB: memory beside the file", anonymous() - before, "MiB")


def cpu():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(": ")[1] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor()


def main():
    try:
        warnings.simplefilter("ignore")
        import textstat
    except ImportError:
        sys.exit("bench/python.py: needs textstat: pip install -r python/requirements-bench.txt")
    version = metadata.version("textstat")
    kernel = os.environ.get("TEXTGAUGE_KERNEL", "auto")
    print(
        f"textgauge {textgauge.__version__} ({kernel}), textstat {version}, Python {platform.python_version()}, {cpu()}"
    )
    reports(textstat)
    small(textstat)
    kinds()
    threads()
    if sys.platform.startswith("linux"):
        memory()


main()
