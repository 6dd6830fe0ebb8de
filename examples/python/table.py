"""The table of examples/README.md, of a file: python examples/python/table.py file"""

import re
import sys

import textgauge


def camel(name):
    """The name in every other language."""
    return re.sub("_(.)", lambda match: match[1].upper(), name)


def row(value, name):
    return f"{value:>16}  {name}\n"


def table(report):
    scores = {**report.readability, **report.diversity, "reading_time": report.reading_time.seconds}
    yield "counts\n"
    for name, count in report.counts.items():
        yield row("-" if count is None else count, camel(name))
    yield "scores\n"
    for name, score in scores.items():
        yield row("-" if score is None else f"{score:.6f}", camel(name))
    yield "top words\n"
    for word, count in report.top_words:
        yield row(count, word)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: table FILE")
    try:
        report = textgauge.analyze_file(sys.argv[1])
    except (OSError, textgauge.Error) as error:
        sys.exit(f"table: {error}")
    sys.stdout.buffer.write("".join(table(report)).encode())


main()
