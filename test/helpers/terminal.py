"""terminal: runs a command on a terminal of 80 columns.

    python3 terminal.py COMMAND [argument ...]

What it prints, and says in error, goes to standard output; standard input is the keyboard. At the end standard error has
one line of JSON: {"code": its exit status or null, "signal": the number of the signal that ended it or null,
"restored": whether the terminal works as it did before}.
"""
import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios

pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
before = termios.tcgetattr(terminal)
sources = [terminal, 0]
while True:
    ready, _, _ = select.select(sources, [], [])
    if 0 in ready:
        keys = os.read(0, 4096)
        if keys:
            os.write(terminal, keys)
        else:
            sources.remove(0)
    if terminal in ready:
        try:
            output = os.read(terminal, 4096)
        except OSError:  # Linux: nobody has the other side any more
            output = b""
        if not output:
            break
        os.write(1, output)
_, status = os.waitpid(pid, 0)
print(
    json.dumps(
        {
            "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
            "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
            "restored": termios.tcgetattr(terminal) == before,
        }
    ),
    file=sys.stderr,
)
