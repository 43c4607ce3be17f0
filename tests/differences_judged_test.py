"""What an account prints as a difference of real reports is one: judged by hand, kept by ids and spans.

usage: differences_judged_test.py STEMMA [--judge]
tests/differences_judged.tsv has a line for each difference that was judged: file (under ../shared/data), story, the two
readings as article:start:end (code points), and whether they differ: yes or no. The reports are not part of the
project: where they are absent, the test says so and passes. --judge prints the differences that nobody has judged yet.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data"
AT_LEAST = 0.80  # of the printed differences that are judged
ENOUGH = 120  # judged ones that are still printed


def judged():
    verdicts = {}
    for line in (HERE / "differences_judged.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            file, story, one, other, verdict = line.split("\t")
            verdicts[file, story, one, other] = verdict
    return verdicts


def articles_of(file):
    """Articles with the story that each is of."""
    with open(DATA / file, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for article in record.get("articles", [record]):
                yield str(record["cluster"]), article


def differences(stemma, file, stories):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as asked:
        for story, a in articles_of(file):
            if story in stories:
                asked.write(json.dumps({"id": str(a["id"]), "title": a.get("title") or "", "text": a["text"], "date": a.get("date"),
                                        "outlet": a.get("outlet") or a.get("source"), "url": a.get("url"), "language": "en",
                                        "story": story}) + "\n")
        asked.flush()
        done = subprocess.run([stemma, "read", asked.name, "--json", "-q"], check=True, capture_output=True)
    account = json.loads(done.stdout)
    story_of = {str(a["id"]): story for story, a in articles_of(file)}
    for story in account["stories"]:
        for difference in story["differences"]:
            first = {}
            for reading in difference["readings"]:
                first.setdefault(reading["value"], "{article}:{start}:{end}".format(**reading))
            yield (file, story_of[story["articles"][0]], *list(first.values())[:2]), difference


def main():
    verdicts = judged()
    files = collections.defaultdict(set)
    for file, story, *_ in verdicts:
        files[file].add(story)
    if not all((DATA / file).exists() for file in files):
        print("skipped: the reports that were judged are not here (../shared/data)")
        return 0
    counts = collections.Counter()
    for file, stories in sorted(files.items()):
        for key, difference in differences(sys.argv[1], file, stories):
            verdict = verdicts.get(key, "not judged")
            counts[verdict] += 1
            if verdict == "not judged" and "--judge" in sys.argv:
                print(*key, [r["text"] for r in difference["readings"]], sep="\t")
    known = counts["yes"] + counts["no"]
    share = counts["yes"] / max(1, known)
    print(f"{len(verdicts)} judged, {known} of them printed, {counts['yes']} differ ({share:.1%}); {counts['not judged']} not judged")
    return 0 if known >= ENOUGH and share >= AT_LEAST else 1


sys.exit(main())
