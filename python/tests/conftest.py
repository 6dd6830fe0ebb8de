"""Sizes by tier, and what several tests use."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIER = os.environ.get("TEXTGAUGE_TIER", "test")
SIZES = SimpleNamespace(
    **{
        "test": {"examples": 30, "rounds": 60, "texts": 100, "characters": 30000, "mmap_mib": 32},
        "ci": {"examples": 100, "rounds": 200, "texts": 400, "characters": 100000, "mmap_mib": 256},
        "full": {"examples": 10000, "rounds": 5000, "texts": 20000, "characters": 5000000, "mmap_mib": 1024},
    }[TIER]
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test that is marked `only(condition)` is none elsewhere: it is not left out, there is nothing to test."""
    for item in [item for item in items if not all(mark.args[0] for mark in item.iter_markers("only"))]:
        items.remove(item)


def leave_out(reason: str) -> None:
    """Skip, or fail where nothing may be left out."""
    if os.environ.get("TEXTGAUGE_REQUIRE_ALL") == "1":
        pytest.fail(f"TEXTGAUGE_REQUIRE_ALL=1: nothing may be left out: {reason}")
    pytest.skip(reason)


def need(program: str) -> str:
    """The path of a program that a test needs."""
    path = shutil.which(program)
    if not path:
        leave_out(f"{program} is not installed")
    return str(path)


def child(code: str, *args: str, **options: object) -> str:
    """What code prints in a process of its own, where a crash is only a failure."""
    run = subprocess.run(
        [sys.executable, "-X", "dev", "-c", code, *args],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        **options,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)
