#!/usr/bin/env python3
"""Stemma and what people use for shared passages, over the same articles in one run: what is found, speed and memory.

usage: bench/peers/reuse.py SOURCES.jsonl… [--articles 20000] [--planted 3000] [--seed 1] [--jobs 2]
                            [--stemma build/stemma] [--venv build/peers-reuse] [--no-install]

The articles and what counts as found and right are those of bench/passages.py. The peers, each with --jobs processes:

  minhash articles   datasketch: MinHash (128 permutations) of each article's 5-word shingles, LSH at Jaccard 0.2, the
                     candidates aligned by difflib
  minhash windows    the same of windows of 40 words, a new one every 20, LSH at Jaccard 0.3, which is what finds a
                     passage in an article that is about something else; the windows' articles aligned by difflib

Alignments join equal stretches of five words and more that are at most twelve words apart; eight equal words make a
passage, as Stemma's. passim has no package on the Python index (a package of that name checks passwords): it is not run.
Every figure is of the whole program, start-up and reading of the file included; memory is the sum over its processes.
"""
import argparse
import difflib
import importlib.metadata
import json
import multiprocessing
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))
import planted  # noqa: E402

PACKAGES = ["datasketch"]
PERMUTATIONS = 128
WORD = re.compile(r"\w+")


# ---- a peer: this file, run again with --peer -------------------------------------------------------------------------------
def hashed(units):
    """(name, MinHash values) of (name, words) each."""
    from datasketch import MinHash
    made = []
    for name, words in units:
        sketch = MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(words[i:i + 5]).encode() for i in range(max(1, len(words) - 4))])
        made.append((name, sketch.hashvalues))
    return made


def windows(words, length=40, step=20):
    return [words[i:i + length] for i in range(0, max(1, len(words) - length + step), step)]


def aligned(texts):
    """Passages (begin, end, begin2, end2), in code points, of two texts."""
    places = [[m.span() for m in WORD.finditer(t)] for t in texts]
    words = [[t[b:e].casefold() for b, e in p] for t, p in zip(texts, places)]
    blocks = [b for b in difflib.SequenceMatcher(None, *words, autojunk=False).get_matching_blocks() if b.size >= 5]
    chains = []
    for block in blocks:
        last = chains[-1][-1] if chains else None
        near = last and max(block.a - last.a - last.size, block.b - last.b - last.size) <= 12
        chains[-1].append(block) if near else chains.append([block])
    told = []
    for chain in chains:
        if sum(b.size for b in chain) >= 8:
            first, last = chain[0], chain[-1]
            told.append((places[0][first.a][0], places[0][last.a + last.size - 1][1],
                         places[1][first.b][0], places[1][last.b + last.size - 1][1]))
    return told


ARTICLES = {}


def aligned_pair(pair):
    return [(pair[0], *span[:2], pair[1], *span[2:]) for span in aligned([ARTICLES[i] for i in pair])]


def run_peer(name, path, jobs):
    from datasketch import MinHash, MinHashLSH
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        ARTICLES[record["id"]] = record["text"]
    units = []
    for key, text in ARTICLES.items():
        words = [w.casefold() for w in WORD.findall(text)]
        units += [((key, 0), words)] if name == "articles" else [((key, i), w) for i, w in enumerate(windows(words))]
    lsh = MinHashLSH(threshold=0.2 if name == "articles" else 0.3, num_perm=PERMUTATIONS)
    # From datasketch 2.0 on, values are told which scheme they are of.
    scheme = {"scheme": s} if (s := getattr(MinHash(num_perm=1), "scheme", None)) else {}
    pairs = set()
    with multiprocessing.Pool(jobs) as pool:
        for batch in pool.imap(hashed, [units[i:i + 500] for i in range(0, len(units), 500)]):
            for key, values in batch:
                sketch = MinHash(num_perm=PERMUTATIONS, hashvalues=values, **scheme)
                pairs.update((other[0], key[0]) for other in lsh.query(sketch) if other[0] != key[0])
                lsh.insert(key, sketch)
        for spans in pool.imap(aligned_pair, sorted({tuple(sorted(p)) for p in pairs}), chunksize=200):
            for span in spans:
                print(json.dumps(span))


# ---- the run ------------------------------------------------------------------------------------------------------------
def enter_venv(venv, install):
    python = venv / "bin" / "python"
    if pathlib.Path(sys.prefix).resolve() == venv.resolve():
        return
    if not python.exists() and install:
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        for package in PACKAGES:
            if subprocess.run([*pip, package], check=False, stderr=subprocess.DEVNULL).returncode != 0:
                print(f"{package}: not offered by the package index", file=sys.stderr)
    if python.exists():
        os.execv(str(python), [str(python), "-B", *sys.argv])


def memory_of(process):
    """MB that a process and its children hold, or 0 once they are gone."""
    total = 0
    todo = [process]
    while todo:
        pid = todo.pop()
        try:
            status = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(re.search(r"Pss: +(\d+)", status).group(1))
            todo += [int(c) for t in pathlib.Path(f"/proc/{pid}/task").iterdir() for c in (t / "children").read_text().split()]
        except (OSError, AttributeError):
            continue
    return total / 1000


def measured(command):
    """(seconds, seconds of processor time, MB at the peak, output)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if process.returncode != 0:
            raise RuntimeError(f"{command[0]} ended with {process.returncode}")
        out.seek(0)
        return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak, out.read().decode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--words", type=int, default=150, help="of a piece of an article")
    parser.add_argument("--planted", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stemma", default=str(ROOT / "build" / "stemma"))
    parser.add_argument("--venv", type=pathlib.Path, default=ROOT / "build" / "peers-reuse")
    parser.add_argument("--no-install", action="store_true", help="use the virtual environment as it is")
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        return run_peer(options.peer, options.sources[0], options.jobs)
    enter_venv(options.venv, not options.no_install)

    rng = random.Random(options.seed)
    pieces = planted.read_pieces(options.sources, options.articles, options.words, rng)
    articles, truth = planted.plant(pieces, options.planted, rng)
    print(f"{len(articles)} articles, {sum(len(a['text'].encode()) for a in articles) / 1e6:.1f} MB, {len(truth)} planted "
          f"passages, seed {options.seed}, {options.jobs} processes or threads")
    print(f"{'':<28}{'found':>8}{'half':>8}{'right':>8}{'pairs':>8}{'seconds':>9}{'of CPU':>9}{'MB':>7}{'times':>8}")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as handle:
        for article in articles:
            handle.write(json.dumps(article, ensure_ascii=False) + "\n")
        handle.flush()
        runs = [("stemma", [options.stemma, "reuse", "-q", "--jobs", str(options.jobs), handle.name])]
        try:
            version = importlib.metadata.version("datasketch")
            for peer in ("articles", "windows"):
                runs.append((f"datasketch {version} {peer}", [sys.executable, "-B", __file__, "--peer", peer, "--jobs",
                                                              str(options.jobs), handle.name]))
        except importlib.metadata.PackageNotFoundError:
            print("datasketch: passed over, it is not installed")
        base = None
        for name, command in runs:
            seconds, cpu, memory, out = measured(command)
            told = [json.loads(line) for line in out.splitlines()]
            if told and isinstance(told[0], dict):
                told = [(r["id"], r["begin"], r["end"], r["id2"], r["begin2"], r["end2"]) for r in told]
            result = planted.score(articles, truth, told)
            rows = planted.within(result["cases"])
            base = base or cpu
            print(f"{name:<28}{planted.share_found(rows):>7.1f}%{planted.share_found(rows, 0.5):>7.1f}%"
                  f"{planted.precision(result):>7.2f}%{result['pairs']:>8}{seconds:>9.1f}{cpu:>9.1f}{memory:>7.0f}"
                  f"{cpu / base:>8.1f}", flush=True)
    return 0


sys.exit(main())
