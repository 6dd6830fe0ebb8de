"""Makes .cache/python/VERSION, a virtual environment with python/requirements-test.txt.

For the oldest and the newest Python here that textgauge runs on, and for one without a GIL if there is one. The tests
run in them. Idempotent.
"""

import glob
import hashlib
import json
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, ".cache", "python")
REQUIREMENTS = os.path.join(ROOT, "python", "requirements-test.txt")
OLDEST = [3, 9]

ASK = (
    "import json, sys, sysconfig; print(json.dumps([sys.implementation.name, sys.version_info[:3], sys.version,"
    " bool(sysconfig.get_config_var('Py_GIL_DISABLED')), sysconfig.get_path('include')]))"
)


def candidates():
    names = ["python3", *(f"python3.{minor}" for minor in range(OLDEST[1], 30))]
    names += [name + "t" for name in names]
    found = [shutil.which(name) for name in names]
    found += glob.glob(os.path.expanduser("~/.pyenv/versions/*/bin/python3"))
    return [sys.executable, *sorted({path for path in found if path})]


def interpreters():
    """(version, without a GIL?, path, what identifies it) of every Python that an extension can be built for."""
    for path in candidates():
        told = subprocess.run([path, "-c", ASK], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        if told.returncode:
            continue
        name, version, full, free, include = json.loads(told.stdout)
        if name == "cpython" and version[:2] >= OLDEST and os.path.exists(os.path.join(include, "Python.h")):
            yield version, free, path, full


def wanted():
    found = sorted(interpreters(), key=lambda one: one[0])
    with_gil = [one for one in found if not one[1]]
    return with_gil[:1] + with_gil[-1:] + [one for one in found if one[1]][-1:]


def make(folder, path, stamp):
    marker = os.path.join(folder, "stamp")
    if os.path.exists(marker):
        with open(marker) as known:
            if known.read() == stamp:
                return
    print("tools/setup: making", os.path.relpath(folder, ROOT))
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([path, "-m", "venv", folder], check=True)
    python = os.path.join(folder, "bin", "python")
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", REQUIREMENTS], check=True
    )
    with open(marker, "w") as out:
        out.write(stamp)


def main():
    with open(REQUIREMENTS, "rb") as file:
        requirements = hashlib.sha256(file.read()).hexdigest()
    keep = set()
    for version, free, path, full in wanted():
        name = f"{version[0]}.{version[1]}{'t' if free else ''}"
        if name in keep:
            continue
        keep.add(name)
        make(os.path.join(FOLDER, name), path, f"{full}\n{requirements}\n")
    for name in os.listdir(FOLDER) if os.path.isdir(FOLDER) else []:
        if name not in keep:
            shutil.rmtree(os.path.join(FOLDER, name))


main()
