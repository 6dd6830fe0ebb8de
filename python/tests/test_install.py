"""What others get: an sdist that has all it is built of, in an environment of its own, and the extension's exports."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from conftest import ROOT, TIER, need

import textgauge._core

BUILD = "import setuptools.build_meta, sys; print(setuptools.build_meta.build_sdist(sys.argv[1]))"


def run(command: list[str], cwd: Path, **env: str) -> str:
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.figures
@pytest.mark.only(TIER != "test" and sys.version_info >= (3, 10))  # one at a time: an sdist is made in place
def test_an_sdist_installs_and_crosses_the_bridge(tmp_path: Path) -> None:
    name = run([sys.executable, "-c", BUILD, str(tmp_path)], ROOT / "python").splitlines()[-1]
    install = [
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--no-deps",
        "--target",
        str(tmp_path / "site"),
    ]
    run([sys.executable, *install, str(tmp_path / name)], tmp_path)
    (tmp_path / "main.py").write_bytes((ROOT / "test/bridge/main.py").read_bytes())
    out = run([sys.executable, "main.py"], tmp_path, PYTHONPATH=str(tmp_path / "site"))
    assert out == (ROOT / "test/bridge/expected.txt").read_text(encoding="utf-8")
    where = run(
        [sys.executable, "-c", "import textgauge; print(textgauge.__file__)"],
        tmp_path,
        PYTHONPATH=str(tmp_path / "site"),
    )
    assert Path(where.strip()).is_relative_to(tmp_path)


@pytest.mark.only(sys.platform.startswith("linux"))
def test_the_extension_exports_nothing_but_its_beginning() -> None:
    out = run([need("nm"), "-D", "--defined-only", str(textgauge._core.__file__)], ROOT)
    assert [line.split()[-1] for line in out.splitlines()] == ["PyInit__core"]


WARNINGS = [
    "-Wall",
    "-Wextra",
    "-Wconversion",
    "-Wshadow",
    "-Wstrict-prototypes",
    "-Werror",
    "-std=c11",
    "-fsyntax-only",
]
BUILDS = [[], ["-DPy_LIMITED_API=0x030B0000"], ["-DPy_GIL_DISABLED=1"]]


@pytest.mark.figures
@pytest.mark.only(TIER != "test")
@pytest.mark.parametrize("compiler", ["gcc", "clang"])
@pytest.mark.parametrize("build", BUILDS[: 1 + (sys.version_info >= (3, 11)) + (sys.version_info >= (3, 13))], ids=str)
def test_no_compiler_warns(compiler: str, build: list[str]) -> None:
    sources = [str(path) for path in sorted((ROOT / "python/src").glob("*.c"))]
    includes = [f"-I{ROOT / 'include'}", "-isystem", sysconfig.get_path("include")]
    run([need(compiler), *WARNINGS, *build, *includes, *sources], ROOT)
