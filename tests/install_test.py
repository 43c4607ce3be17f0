#!/usr/bin/env python3
"""The installed library is found by find_package(stemma), and a program built with it runs.

usage: install_test.py BUILD CXX
"""
import pathlib
import subprocess
import sys
import tempfile

build, compiler = sys.argv[1:3]
consumer = pathlib.Path(__file__).resolve().parent / "consumer"


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout[-4000:]}")
    return done.stdout


with tempfile.TemporaryDirectory() as folder:
    prefix, made = pathlib.Path(folder) / "prefix", pathlib.Path(folder) / "made"
    run("cmake", "--install", build, "--prefix", prefix)
    run("cmake", "-S", consumer, "-B", made, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={compiler}")
    run("cmake", "--build", made)
    said = run(made / "consumer")
    assert said == "1 report, 1 story\n", said
    assert run(prefix / "bin" / "stemma", "--version").startswith("stemma "), "the installed program runs"
