#!/usr/bin/env python3
"""Stories against known ones: B-cubed, pairs, false merges.

usage: bench/score_stories.py TRUTH.tsv FOUND.jsonl      what make_archive --truth and stemma stories wrote
"""
import collections
import json
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        true = dict(line.rstrip("\n").split("\t") for line in lines)
    with open(sys.argv[2], encoding="utf-8") as lines:
        found = {record["id"]: record["story"] for record in map(json.loads, lines) if record["id"] in true}
    true = {article: true[article] for article in found}
    of_true, of_found = collections.Counter(true.values()), collections.Counter(found.values())
    of_both = collections.Counter((true[article], found[article]) for article in found)
    precision = sum(n * n / of_found[f] for (_, f), n in of_both.items()) / len(found)
    recall = sum(n * n / of_true[t] for (t, _), n in of_both.items()) / len(found)
    pairs = lambda counter: sum(n * (n - 1) // 2 for n in counter.values())
    right, joined, asked = pairs(of_both), max(1, pairs(of_found)), max(1, pairs(of_true))
    f1 = lambda p, r: 2 * p * r / (p + r) if p + r else 0.0
    print(f"{len(found)} articles, {len(of_true)} known stories, {len(of_found)} found")
    for name, p, r in (("B-cubed", precision, recall), ("pairs", right / joined, right / asked)):
        print(f"{name:8} P {100 * p:.1f}  R {100 * r:.1f}  F1 {100 * f1(p, r):.1f}")
    print(f"false merges {100 - 100 * right / joined:.1f} %")


main()
