#!/usr/bin/env python3
"""The examples' account, whole, against tests/golden/examples/account.md. Only tools/rebaseline rewrites that file.

usage: examples_golden_test.py STEMMA [--rebaseline]
"""
import difflib
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
golden = root / "tests" / "golden" / "examples" / "account.md"
program = pathlib.Path(sys.argv[1]).resolve()

done = subprocess.run([program, "read", "-q", "--format", "markdown", "examples/reports"], cwd=root, capture_output=True)
if done.returncode != 0:
    sys.exit(f"exit {done.returncode}: {done.stderr.decode(errors='replace')}")
account = done.stdout.decode("utf-8")
known = golden.read_text(encoding="utf-8") if golden.exists() else ""
difference = "\n".join(difflib.unified_diff(known.splitlines(), account.splitlines(), "known", "now", lineterm=""))
if "--rebaseline" in sys.argv:
    golden.parent.mkdir(parents=True, exist_ok=True)
    golden.write_text(account, encoding="utf-8")
    print(difference or "unchanged")
elif difference:
    sys.exit(difference + "\nIf this is better, tools/rebaseline examples rewrites the file; read what it changes.")
else:
    print(f"{len(account.splitlines())} lines as known")
