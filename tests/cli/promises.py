"""A little frame for tests of the command line: run the program in a folder of its own, say what must hold.

Each test is a function `promise_…` whose name says what is promised; its input stands in it. usage of a script:
    script.py STEMMA [NAME…]        runs all promises, or those named
"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import traceback

STEMMA = pathlib.Path(sys.argv[1]).resolve()
SANITIZED = b"__asan_init" in STEMMA.read_bytes()


class Said:
    """What a run said, and how it ended."""

    def __init__(self, done, peak_kib, seconds):
        self.code, self.out, self.seconds, self.peak_mib = done.returncode, done.stdout, seconds, peak_kib / 1024
        self.messages = done.stderr.decode("utf-8", errors="replace").splitlines()

    def records(self):
        return [json.loads(line) for line in self.out.decode("utf-8").split("\n") if line]

    def ends(self, code, *parts_of_messages):
        """The exit code, and one message with each of the parts."""
        assert self.code == code, f"exit {self.code}, not {code}: {self.messages[:5]}"
        for part in parts_of_messages:
            assert any(part in m for m in self.messages), f"no message says {part!r}: {self.messages[:8]}"
        return self


def stemma(*arguments, stdin=b"", **keywords):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    began = time.monotonic()
    done = subprocess.run([STEMMA, *arguments], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, **keywords)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return Said(done, max(peak, before), time.monotonic() - began)


def lines(*records):
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records)


def write(path, data):
    path = pathlib.Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def run_promises(namespace):
    wanted = sys.argv[2:]
    promises = [(n, f) for n, f in namespace.items() if n.startswith("promise_") and (not wanted or n in wanted)]
    failed = 0
    for name, promise in promises:
        with tempfile.TemporaryDirectory() as folder:
            os.chmod(folder, 0o755)
            os.chdir(folder)
            try:
                promise()
            except Exception:
                failed += 1
                print(f"--- {name}\n{traceback.format_exc()}")
            os.chdir("/")
    print(f"{len(promises) - failed} of {len(promises)} promises are kept")
    sys.exit(failed > 0 or not promises)
