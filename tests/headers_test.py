#!/usr/bin/env python3
"""Every header compiles alone, and included twice.

usage: headers_test.py BUILD    BUILD holds compile_commands.json, whose flags are used
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def compiler_and_flags(build):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if entry["file"].endswith("src/core/utf8.cpp"):
            words = shlex.split(entry["command"])
            words = words[1:] if os.path.basename(words[0]) == "ccache" else words
            kept = [w for w in words[1:words.index("-o")] if not w.startswith("-M")]
            kept.append('-DSTEMMA_SOURCE_DIR=""')  # as tests have it, for the headers of their own
            return [words[0], *kept, "-fsyntax-only", "-x", "c++", "-"]
    sys.exit("compile_commands.json knows no src/core/utf8.cpp")


def check(command, header):
    source = f'#include "{header}"\n#include "{header}"\n'
    done = subprocess.run(command, input=source.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return header, done.returncode, done.stdout.decode(errors="replace")


def main():
    command = compiler_and_flags(pathlib.Path(sys.argv[1]))
    headers = [f"stemma/{p.name}" for p in sorted((ROOT / "include/stemma").glob("*.h"))]
    headers += [str(p.relative_to(ROOT / "src")) for p in sorted((ROOT / "src").rglob("*.h"))]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for header, code, said in pool.map(lambda h: check(command, h), headers):
            if code:
                failed += 1
                print(f"{header} does not compile alone:\n{said[:2000]}")
    print(f"{len(headers) - failed} of {len(headers)} headers compile alone")
    sys.exit(failed > 0)


main()
