"""Builds textgauge._core from src and the C core, which lies above this folder in a clone, in core/ of an sdist."""

import os
import re
import shutil
import sys
import sysconfig
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.command.sdist import sdist

HERE = Path(__file__).resolve().parent
PACKED = HERE / "core"
CORE = PACKED if PACKED.is_dir() else HERE.parent
NEEDED = ["include", "src/core", "src/host/host.c"]

# From 3.11 on one build is good for all versions; one without the GIL has no stable ABI.
ABI3 = sys.version_info >= (3, 11) and not sysconfig.get_config_var("Py_GIL_DISABLED")


def version():
    header = (CORE / "include" / "textgauge.h").read_text(encoding="utf-8")
    return re.search(r'^#define TG_VERSION_STRING "(.+?)"', header, re.MULTILINE)[1]


def core_sources():
    # The threads of src/host are not for Python, whose callers bring their own.
    return [*sorted((CORE / "src" / "core").rglob("*.c")), CORE / "src" / "host" / "host.c"]


class Build(build_ext):
    """Compiles the core too, as many files at a time as there are processors."""

    def finalize_options(self):
        super().finalize_options()
        self.force = True  # setuptools does not see what has changed in the core

    def build_extension(self, ext):
        if self.compiler.compiler_type == "msvc":
            ext.extra_compile_args = ["/std:c11", "/utf-8", "/fp:precise", "/O2"]
            ext.libraries = ["bcrypt"]
        else:
            ext.extra_compile_args = ["-std=c11", "-O3", "-fno-math-errno", "-ffp-contract=off", "-fvisibility=hidden"]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            ext.extra_objects = list(pool.map(partial(self.compile_core, ext), core_sources()))
        super().build_extension(ext)

    def compile_core(self, ext, source):
        options = {"output_dir": self.build_temp, "extra_postargs": ext.extra_compile_args}
        return self.compiler.compile([str(source)], **options)[0]


class Pack(sdist):
    """Puts the core into the sdist."""

    def make_release_tree(self, base_dir, files):
        super().make_release_tree(base_dir, files)
        for name in NEEDED:
            source, target = CORE / name, Path(base_dir, "core", name)
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)


for name in ("LICENSE", "NOTICE"):
    if CORE != PACKED:
        shutil.copyfile(CORE / name, HERE / name)

setup(
    version=version(),
    ext_modules=[
        Extension(
            "textgauge._core",
            sources=sorted(f"src/{path.name}" for path in (HERE / "src").glob("*.c")),
            depends=sorted(f"src/{path.name}" for path in (HERE / "src").glob("*.h")),
            include_dirs=[str(CORE / "include")],
            define_macros=[("Py_LIMITED_API", "0x030B0000")] if ABI3 else [],
            py_limited_api=ABI3,
        )
    ],
    cmdclass={"build_ext": Build, "sdist": Pack},
    options={"bdist_wheel": {"py_limited_api": "cp311"}} if ABI3 else {},
)
