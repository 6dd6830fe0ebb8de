"""What Python says is what Node.js says, to the bit."""

from __future__ import annotations

import json
import random
import struct
import subprocess
from typing import Any

import pytest
from conftest import ROOT, SIZES, need, snake

import textgauge

OPTIONS: list[dict[str, Any]] = [
    {},
    {"profile": "classic", "top": 30},
    {"language": "und", "lineBreaks": "break", "hyphens": "join"},
    {
        "sentences": "uax29",
        "counts": ["words", "graphemes"],
        "metrics": ["lix", "readingTime"],
        "wordsPerMinute": 200,
        "top": 0,
    },
]

PARTS = [
    "the",
    "Word",
    "naïve",
    "İstanbul",
    "ΣΊΣΥΦΟΣ",
    "數學",
    "สวัสดี",
    "😀",
    "👩‍👩‍👧",
    "e\u0301",
    "well-known",
    "it's",
    "3.14",
    "Mr.",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    ". ",
    "! ",
    "? ",
    "… ",
    "—",
    "“",
    "”",
    "\t",
    "- ",
    "1. ",
    "\ufeff",
    "\0",
    "\u2029",
]


def texts() -> list[str]:
    rng = random.Random(5)
    out = ["".join(rng.choices(PARTS, k=rng.randrange(80))) for _ in range(SIZES.texts)]
    out += ["a\ud800 b", "\udc00", "x\ud83d y\ude00z", (ROOT / "README.md").read_text(encoding="utf-8")]
    for name in ("build/kjv.txt", "examples/weather.txt"):
        if (ROOT / name).exists():
            out.append((ROOT / name).read_text(encoding="utf-8")[: SIZES.characters])
    return out


def bits(numbers: Any) -> Any:
    return {name: None if n is None else struct.pack(">d", n).hex() for name, n in numbers.items()}


def renamed(value: Any) -> Any:
    """The names of a report in snake_case."""
    if isinstance(value, dict):
        return {snake(name): renamed(v) for name, v in value.items()}
    return [renamed(v) for v in value] if isinstance(value, list) else value


def report_of(text: Any, options: dict[str, Any]) -> dict[str, Any]:
    names = {
        snake(name): [snake(v) for v in value] if isinstance(value, list) else value for name, value in options.items()
    }
    report = textgauge.analyze(text, **names)
    out = report.to_dict()
    for part in ("readability", "diversity", "reading_time"):
        if part in out:
            out[part] = bits(out[part])
    return out


def segments_of(text: Any, options: dict[str, Any]) -> list[Any]:
    names = {snake(name): options[name] for name in ("language", "lineBreaks", "sentences") if name in options}
    out = []
    for granularity in ("grapheme", "word", "sentence"):
        of: Any = {"granularity": granularity, **names}
        ends = textgauge.boundaries(text, **of)
        assert [s.index + len(s.segment) for s in textgauge.segment(text, **of)] == ends.tolist()
        out.append([textgauge.count_segments(text, **of), ends.tolist()])
    return out


def in_units(text: Any, segments: list[Any]) -> list[Any]:
    """Code points of a str as the code units that JavaScript counts."""
    if isinstance(text, bytes):
        return segments
    at = [0]
    for c in text:
        at.append(at[-1] + (2 if c > "\uffff" else 1))
    return [[count, [at[end] for end in ends]] for count, ends in segments]


@pytest.mark.parametrize("options", OPTIONS, ids=range(len(OPTIONS)))
@pytest.mark.parametrize("kind", [str, bytes])
def test_the_same_as_node(kind: type, options: dict[str, Any]) -> None:
    inputs: list[Any] = [text if kind is str else text.encode("utf-8", "surrogatepass") for text in texts()]
    asked = [
        [(text.encode("utf-16-le", "surrogatepass") if kind is str else text).hex(), kind is str, options]
        for text in inputs
    ]
    run = subprocess.run(
        [need("node"), str(ROOT / "python/tests/identity.js")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    for text, told in zip(inputs, json.loads(run.stdout)):
        expected = renamed(told["report"])
        for note in expected["notes"]:
            note["metric"] = note["metric"] and snake(note["metric"])
        assert report_of(text, options) == expected
        assert in_units(text, segments_of(text, options)) == told["segments"]
