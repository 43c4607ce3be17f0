"""The tree of 13 hand copies of one text whose true tree is known: which was made from which.

usage: copies_of_one_text_test.py STEMMA
The copies are not part of the project (../shared/data/reuse/notre_besoin.json); where they are absent, the test says so and
passes. Counted are undirected edges; the copy that nobody has stands for the one that the true tree has lost.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

DATA = pathlib.Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "reuse" / "notre_besoin.json"
AT_LEAST = 11  # edges of 14; a tree of nearest neighbours has 9


def graph_of(stemma, copies):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as asked:
        for name, text in copies.items():
            asked.write(json.dumps({"id": name, "text": text, "story": "one", "language": "fr"}) + "\n")
        asked.flush()
        done = subprocess.run([stemma, "descent", asked.name, "-q"], check=True, capture_output=True)
    return json.loads(done.stdout)


def main():
    if not DATA.exists():
        print("skipped: the copies are not here (../shared/data)")
        return 0
    gold = json.loads(DATA.read_text(encoding="utf-8"))
    lost = gold["hypothetical"][0]
    true = {frozenset(edge) for edge in gold["edges"]}
    parents = {}
    found = set()
    for edge in graph_of(sys.argv[1], gold["witnesses"])["edges"]:
        ends = [lost if "lost-copy" in end else end for end in (edge["from"], edge["to"])]
        found.add(frozenset(ends))
        parents.setdefault(ends[0], set()).add(ends[1])
    right = len(true & found)
    mixed = [copy for copy, sources in parents.items() if len(sources) > 1]
    print(f"{right} of {len(true)} edges right; a lost copy: {any(lost in edge for edge in found)}; of two copies: {mixed}")
    return 0 if right >= AT_LEAST and any(lost in edge for edge in found) and mixed else 1


sys.exit(main())
