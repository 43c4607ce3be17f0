#!/usr/bin/env python3
"""How often edges of each kind of evidence were right where two people had read the reports: the counts of src/descent/edge_scores.h.

usage: tools/edge_scores.py [--check] STEMMA GOLD.jsonl
GOLD: one line a cluster of reports that tell one story: cluster, articles, two annotations, each with the credits
that its annotator found (article, source) and with pairs (a, b, relation, direction). `stemma descent` is asked, and
the kind of an edge is told by its score, which each kind has its own of.
 an edge that a credit makes   is right where either annotator has a credit of that article to a source of such a name
 an edge that words make       is right where both give the pair that direction, asked where both give it one
Printed are the counts to put into the header, what the header has, and how far the scores can be trusted: each story
is scored by the counts of all others. --check exits with 1 where a score of the header is off by more than 0.05.
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HEADER = pathlib.Path(__file__).parent.parent / "src/descent/edge_scores.h"
# Words that tell no source from another.
COMMON = set("the of a an on and for in at police department news times post report statement twitter tweet instagram".split())
MADE_BY_WORDS = {"kCreditAndWords", "kSameOutlet", "kUncreditedCopy", "kLostSource"}
NOT_HERE = {"kCopyOfCopy", "kSecondParent"}  # counted on copies whose true tree is known
SLACK = 0.05


def score(right, asked):
    return (right + 1) / (asked + 2)


def header_counts():
    found = re.findall(r"constexpr Judged (k\w+) = \{(\d+), (\d+)\}", HEADER.read_text(encoding="utf-8"))
    return {kind: (int(right), int(asked)) for kind, right, asked in found}


def words(name):
    found = set(re.sub(r"[^a-z0-9 ]", " ", (name or "").lower()).split())
    return (found - COMMON) or found


def ask(stemma, gold):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as asked:
        for story in gold:
            for article in story["articles"]:
                record = {key: article[key] for key in ("id", "title", "text", "date", "url", "outlet")}
                asked.write(json.dumps(record | {"story": story["cluster"]}) + "\n")
        asked.flush()
        done = subprocess.run([stemma, "descent", "-q", asked.name], check=True, capture_output=True)
    return {record["id"]: record for record in map(json.loads, done.stdout.splitlines())}


def directions(annotation):
    """(younger, older) for each pair that has a direction; (a, b) both ways for a common source."""
    found = {}
    for pair in annotation["pairs"]:
        a, b, direction = pair["a"], pair["b"], pair.get("direction")
        if direction in ("a_from_b", "b_from_a", "common_source"):
            found[frozenset((a, b))] = {"a_from_b": (a, b), "b_from_a": (b, a)}.get(direction, direction)
    return found


def credit_is_right(edge, said, story):
    """Whether an annotator has the credit that made the edge."""
    places = {(e["article"], e["start"], e["end"]) for e in edge["evidence"]}
    names = [(c["article"], c["source"]) for c in said["credits"] if (c["article"], c["start"], c["end"]) in places]
    if not names:  # of a byline or an address, which the text does not have
        names = [(edge["from"], edge["to"].removeprefix("unseen:").replace("-", " "))]
    known = [c for annotation in story["annotations"] for c in annotation["credits"]]
    return any(c["article"] == article and words(c["source"]) & words(name) for article, name in names for c in known)


def words_are_right(edge, story):
    """Whether both annotators have the edge's direction; None where they do not agree on one."""
    one, two = (directions(annotation) for annotation in story["annotations"])
    if edge["to"].startswith("unseen:"):
        ends = [pair for pair in one if edge["from"] in pair and pair <= {e["article"] for e in edge["evidence"]}]
        agreed = [one[pair] for pair in ends if one[pair] == two.get(pair)]
        return agreed[0] == "common_source" if agreed else None
    pair = frozenset((edge["from"], edge["to"]))
    if pair not in one or one[pair] != two.get(pair):
        return None
    return one[pair] == (edge["from"], edge["to"])


def judged_edges(stemma, gold):
    """(story, kind, right) of each edge."""
    kinds = {round(score(*counts), 9): kind for kind, counts in header_counts().items()}
    said = ask(stemma, gold)
    for story in gold:
        record = said[str(story["cluster"])]
        for edge in record["edges"]:
            kind = kinds[min(kinds, key=lambda known: abs(known - edge["score"]))]
            if kind not in MADE_BY_WORDS | NOT_HERE and edge["to"] in {e["article"] for e in edge["evidence"]}:
                kind = "kCreditAndWords"  # an edge bears the higher score of its two
            right = words_are_right(edge, story) if kind in MADE_BY_WORDS else credit_is_right(edge, record, story)
            if kind not in NOT_HERE and right is not None:
                yield str(story["cluster"]), kind, right


def count(edges):
    counts = collections.defaultdict(lambda: [0, 0])
    for _, kind, right in edges:
        counts[kind][0] += right
        counts[kind][1] += 1
    return counts


def held_out(edges):
    """(score, score of all kinds together, right) of each edge, by the counts of the other stories."""
    for story in sorted({edge[0] for edge in edges}):
        others = [edge for edge in edges if edge[0] != story]
        counts = count(others)
        mean = score(sum(edge[2] for edge in others), len(others))
        for _, kind, right in (edge for edge in edges if edge[0] == story):
            yield score(*counts[kind]), mean, right


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("stemma")
    parser.add_argument("gold", type=pathlib.Path)
    options = parser.parse_args()
    if options.check and not options.gold.exists():
        print(f"skipped: {options.gold} is not here")
        return 0
    gold = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    edges = list(judged_edges(options.stemma, gold))
    counts, known, off = count(edges), header_counts(), []
    print(f"{'kind':<20}{'right':>6}{'asked':>6}{'score':>7}   header")
    for kind, (right, asked) in known.items():
        if kind in NOT_HERE:
            continue
        now, before = score(*counts[kind]), score(right, asked)
        print(f"{kind:<20}{counts[kind][0]:>6}{counts[kind][1]:>6}{now:>7.2f}   {right}/{asked} {before:.2f}")
        if abs(now - before) > SLACK:
            off.append(kind)
    tried = list(held_out(edges))
    print(f"\nsquared error, each story by the others: {sum((s - r) ** 2 for s, _, r in tried) / len(tried):.3f}; "
          f"with one score for all {sum((m - r) ** 2 for _, m, r in tried) / len(tried):.3f}")
    for low, high in ((0, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = [(s, r) for s, _, r in tried if low <= s < high]
        if inside:
            print(f"  scores from {low:.2f} to {min(high, 1):.2f}: {len(inside):>4} edges, mean score "
                  f"{sum(s for s, _ in inside) / len(inside):.2f}, right {sum(r for _, r in inside) / len(inside):.2f}")
    if off:
        print("off:", ", ".join(off))
    return 1 if options.check and off else 0


sys.exit(main())
