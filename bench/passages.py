#!/usr/bin/env python3
"""Planted passages: how many of them `stemma reuse` tells, by edit and rate of change, and how many of its pairs are right.

usage: bench/passages.py SOURCES.jsonl… [--articles 5000] [--planted 1500] [--seed 1] [--stemma build/stemma]

SOURCES are JSON Lines of real articles (`text`). They are cut into pieces between sentences; into some of them an edited
passage of another is planted. What is found and what is right: bench/README.md.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import planted

ROOT = pathlib.Path(__file__).resolve().parents[1]


def told_by(program, articles, options):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as handle:
        for article in articles:
            handle.write(json.dumps(article, ensure_ascii=False) + "\n")
        handle.flush()
        began = time.perf_counter()
        done = subprocess.run([program, "reuse", "-q", *options, handle.name], stdout=subprocess.PIPE, check=True)
    seconds = time.perf_counter() - began
    return seconds, [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def show(result, misses):
    print(f"{'edit':<24}{'changed':>8}{'planted':>9}{'found':>9}{'half':>9}")
    for edit, rate in planted.EDITS:
        rows = [r for r in result["cases"] if (r["edit"], r["rate"]) == (edit, rate)]
        if rows:
            print(f"{edit:<24}{100 * rate:>6.0f} %{len(rows):>9}{planted.share_found(rows):>8.1f}%"
                  f"{planted.share_found(rows, 0.5):>8.1f}%")
    rows = planted.within(result["cases"])
    print(f"{'up to 20 % changed':<32}{len(rows):>9}{planted.share_found(rows):>8.1f}%{planted.share_found(rows, 0.5):>8.1f}%")
    print(f"{result['pairs']} pairs told, {result['planted pairs']} planted, {len(result['wrong'])} that share too little: "
          f"precision {planted.precision(result):.2f} %")
    for row in [r for r in result["cases"] if r["share"] < planted.FOUND and r["rate"] <= 0.2][:misses]:
        print(json.dumps(row))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--words", type=int, default=250, help="of a piece of an article")
    parser.add_argument("--planted", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stemma", default=str(ROOT / "build" / "stemma"))
    parser.add_argument("--misses", type=int, default=0, help="show so many that were not found")
    parser.add_argument("--wrong", type=int, default=0, help="show so many pairs that are not right")
    options = parser.parse_args()

    rng = random.Random(options.seed)
    pieces = planted.read_pieces(options.sources, options.articles, options.words, rng)
    articles, truth = planted.plant(pieces, options.planted, rng)
    seconds, records = told_by(options.stemma, articles, [])
    told = [(r["id"], r["begin"], r["end"], r["id2"], r["begin2"], r["end2"]) for r in records]
    result = planted.score(articles, truth, told)
    print(f"{len(articles)} articles, {sum(len(a['text'].encode()) for a in articles) / 1e6:.1f} MB, seed {options.seed}; "
          f"{seconds:.1f} s")
    show(result, options.misses)
    texts = {a["id"]: a["text"] for a in articles}
    for pair in result["wrong"][:options.wrong]:
        for b, e, b2, e2 in result["told"][pair]:
            print(f"{pair}\n   {texts[pair[0]][b:e]!r}\n   {texts[pair[1]][b2:e2]!r}")
    return 0


sys.exit(main())
