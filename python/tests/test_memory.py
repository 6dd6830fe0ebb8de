"""Memory that is not there: each allocation of Python's fails once, and the core's find a limit."""

from __future__ import annotations

import importlib.util
import sys

import pytest
from conftest import TIER, child

CALLS = [
    "t.analyze('Naïve words. 數', top=3)",
    "t.analyze(b'words and words')",
    "t.analyze('ascii', counts=['words'], metrics=['lix'])",
    "t.analyze('\\ud800 x')",
    "t.analyze(data, invalid='error')",
    "t.analyze(5)",
    "t.analyze('text', x=1)",
    "t.boundaries('naïve words', granularity='word').tolist()",
    "t.count_segments('naïve words', granularity='sentence')",
    "list(t.segment('naïve words and more of them ' * 40, granularity='word'))",
    "t.segment(b'naive words').containing(5)",
    "t.analyze_batch(['one', 'naïve', b'three', None, '\\ud800'])",
    "t.analyze_batch(['one', data], invalid='error')",
    "t.analyze_batch(arrow)",
    "t.Analyzer(top=3).write('naïve').write(b'words').end_document().clone().report()",
    "t.Analyzer().merge(full).save()",
    "t.Analyzer.load(state).report()",
    "t.Analyzer.load(state[:-1])",
    "full.merge(full)",
    "t.Analyzer().write(data, encoding='latin-1').report().to_dict()",
    "repr(report.counts), dir(report.counts), report.counts == {}, t.Counts(report.counts), report.counts.__reduce__()",
]

CODE = """
import sys, nanoarrow, textgauge as t
from _testcapi import remove_mem_hooks, set_nomemory
call = compile(sys.argv[1], 'call', 'eval')
data = b'ill-formed \\xff'
full = t.Analyzer().write('one two three').end_document()
state = full.save()
report = t.analyze('text')
arrow = nanoarrow.c_array(['one', 'two', None], nanoarrow.string())
scope = dict(globals())
expected = None
try:
    eval(call, scope)
except Exception as error:
    expected = type(error)
failed = done = 0
while not done:
    failed += 1
    set_nomemory(failed, failed + 1)
    try:
        eval(call, scope)
        done = 1
    except MemoryError:
        pass
    except Exception as error:
        done = type(error) is expected and failed > 3
    finally:
        remove_mem_hooks()
    if failed > 3000: raise AssertionError('it never gets enough')
print('done')
"""


@pytest.mark.only(importlib.util.find_spec("_testcapi") is not None)
@pytest.mark.parametrize("call", CALLS[:: 1 if TIER != "test" else 4])
def test_every_allocation_fails_once(call: str) -> None:
    assert child(CODE, call) == "done\n"


LIMITED = """
import resource, textgauge as t
data = b' '.join(b'%x' % i for i in range(1000000))
analyzer = t.Analyzer()
with open('/proc/self/status') as status:
    size = next(int(line.split()[1]) for line in status if line.startswith('VmSize')) << 10
resource.setrlimit(resource.RLIMIT_AS, (size + (8 << 20), -1))
for work in (
    lambda: t.analyze(data),
    lambda: t.boundaries(data),
    lambda: analyzer.write(data),
    lambda: t.analyze_batch([data]),
    lambda: t.analyze_batch([''] * 100000),
):
    try:
        work()
    except MemoryError:
        continue
    raise AssertionError
try:
    analyzer.report()
except t.Error as error:
    assert error.code == 'ERR_TG_STATE'
assert analyzer.reset().write('fine').report() == t.analyze('fine')
"""


@pytest.mark.figures
@pytest.mark.only(sys.platform.startswith("linux"))
def test_a_limit() -> None:
    assert child(LIMITED) == ""
