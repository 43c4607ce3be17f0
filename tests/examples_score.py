#!/usr/bin/env python3
"""How much of what examples/truth.json holds do `stemma read --json` and `stemma descent` find in examples/reports?

usage: examples_score.py [--stemma build/stemma] [--examples examples] [--floors FILE] [-v]

Prints one row a question: right / asked. Most rows ask for each item of the truth; "a quotation shown is one" asks
for each quotation in marks that the program shows. With --floors, a file of lines "ROW<TAB>PERCENT", the exit code is
1 where a row is below its floor; -v names what was missed.
"""
import argparse
import itertools
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAME_STRETCH = 0.6  # shared share of two stretches of text from which they are told to be the same quotation


class Table:
    def __init__(self):
        self.rows = {}
        self.misses = []

    def ask(self, row, right, note=""):
        found, asked = self.rows.get(row, (0, 0))
        self.rows[row] = (found + bool(right), asked + 1)
        if not right:
            self.misses.append(f"{row}: {note}")
        return right

    def print(self):
        for row, (found, asked) in self.rows.items():
            print(f"{row:<46}{found:>5} / {asked:<5}")
        found, asked = (sum(column) for column in zip(*self.rows.values()))
        print(f"{'all':<46}{found:>5} / {asked:<5}{100 * found / asked:6.1f} %")


def folded(name):
    words = re.sub(r"[^\w]+", " ", (name or "").casefold()).split()
    return [w for w in words if w not in ("the", "a")]


def same_name(said, wanted):
    return bool(folded(said)) and folded(said) == folded(wanted)


def names_source(said, wanted):
    """"unseen:halden-courier" and "Halden Courier" name "The Halden Courier"; "Meridian" names the agency."""
    a, b = set(folded((said or "").replace("-", " "))) - {"unseen"}, set(folded(wanted))
    return bool(a) and (a <= b or b <= a)


def occurrences(text, words):
    return [(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def overlap(one, other):
    """Shared code points over all code points of the two stretches."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def touches(one, other):
    return min(one[1], other[1]) > max(one[0], other[0])


class Answer:
    """The program's object, looked up by the names of the truth."""

    def __init__(self, found, truth):
        self.found = found
        self.name_of = {}
        for article in found["articles"]:
            stem = pathlib.PurePath(article["path"] or "").stem
            name = next((n for n in (article["id"], stem) if n in truth["articles"]), None)
            if name:
                self.name_of[article["id"]] = name
        self.articles = {self.name_of[a["id"]]: a for a in found["articles"] if a["id"] in self.name_of}
        self.readings = {name: [] for name in truth["articles"]}
        for story in found["stories"]:
            for number, group in enumerate(story["quotations"]):
                for reading in group["readings"]:
                    self.readings[self.name_of[reading["article"]]].append(
                        dict(reading, group=(story["id"], number), group_speaker=group["speaker"]))

    def text(self, name):
        return self.articles[name]["text"] if name in self.articles else ""

    def reading_of(self, name, words):
        """The program's reading of that stretch, or None."""
        candidates = [(overlap(place, (r["start"], r["end"])), -r["start"], r)
                      for place in occurrences(self.text(name), words) for r in self.readings[name]]
        best = max(candidates, key=lambda c: c[:2], default=(0, 0, None))
        return best[2] if best[0] >= SAME_STRETCH else None

    def groups_with(self, name, words):
        """The groups that have a reading which contains these words."""
        def holds(reading, start, end):
            common = (max(start, reading["start"]), min(end, reading["end"]))
            return common[0] < common[1] and overlap(common, (start, end)) >= SAME_STRETCH

        places = occurrences(self.text(name), words)
        return {r["group"] for r in self.readings[name] for place in places if holds(r, *place)}

    def evidence(self):
        """Every object anywhere that points at words of an article."""
        pending = [self.found["stories"]]
        while pending:
            value = pending.pop()
            if isinstance(value, list):
                pending += value
            elif isinstance(value, dict):
                if {"article", "start", "end", "text"} <= value.keys():
                    yield value
                pending += value.values()


def ask_spans(answer, table):
    texts = {a["id"]: a["text"] for a in answer.found["articles"]}
    wrong = [s for s in answer.evidence() if texts[s["article"]][s["start"]:s["end"]] != s["text"]]
    table.ask("every span shows its words", not wrong, str(wrong[:3]))


def ask_article(name, want, answer, table):
    got = answer.articles.get(name)
    if not table.ask("reports read", got is not None, name):
        return
    table.ask("titles", got["title"] == want["title"], f"{name}: {got['title']!r}")
    if want["outlet"]:
        table.ask("outlets", same_name(got["outlet"], want["outlet"]), f"{name}: {got['outlet']!r}")
    table.ask("languages", got["language"] == want["language"], f"{name}: {got['language']!r}")
    for byline in want.get("byline", []):
        table.ask("bylines", byline in (got.get("byline") or []), f"{name}: {got.get('byline')}")
    ask_date(name, want["published"], got["published"]["value"] or "", table)
    for line in want["not_article_text"]:
        if line not in want["title"]:
            table.ask("page furniture left out", line not in got["text"], f"{name}: {line!r}")
    for quote in want["quotes"]:
        table.ask("own text kept", quote["text"] in got["text"], f"{name}: {quote['text'][:60]!r}")


def ask_date(name, want, value, table):
    first, _, last = value.partition("/")
    first, last = first[:10], (last or first)[:10]
    inside = not value or (want["earliest"][:len(first)] <= first and last <= want["latest"][:len(last)])
    table.ask("dates that are not wrong", inside, f"{name}: {value!r}")
    if "unknown is right" not in want["why"]:
        table.ask("dates", inside and value, f"{name}: {value!r}")


def ask_quotes(name, want, answer, table):
    for quote in want["quotes"]:
        kind = "unmarked" if quote.get("unmarked") else quote["kind"]
        reading = answer.reading_of(name, quote["text"])
        if not table.ask(f"{kind} quotations", reading, f"{name}: {quote['text'][:70]!r}"):
            continue
        speaker = reading["speaker"] or reading["group_speaker"]
        variants = want.get("name_variants", {}).items()
        names = [quote["speaker"], *(full for full, forms in variants if quote["speaker"] in forms)]
        table.ask("speakers", any(same_name(speaker, n) for n in names), f"{name}: {speaker!r} for {names[0]!r}")
        if "via" in quote and kind != "unmarked":
            via = reading["via"]
            table.ask("said to which outlet", names_source(via, quote["via"]), f"{name}: {via!r} for {quote['via']!r}")
    places = [place for q in want["quotes"] for place in occurrences(answer.text(name), q["text"])]
    for reading in answer.readings[name]:
        if reading["marked"] and reading["kind"] != "indirect":
            is_one = any(touches(place, (reading["start"], reading["end"])) for place in places)
            table.ask("a quotation shown is one", is_one, f"{name}: {reading['text'][:60]!r}")


def ask_times(name, want, answer, table):
    for time in want["times"]:
        shown = [e["when"] for s in answer.found["stories"] for e in s["timeline"]
                 if answer.name_of.get(e["what"]["article"]) == name and time["text"] in e["what"]["text"]]
        right = any(when.startswith(time["value"]) for when in shown)
        table.ask("times on the timeline", right, f"{name}: {time['text']!r} {shown}")


def ask_stories(truth, answer, table):
    wanted = {a: s["name"] for s in truth["stories"] for a in s["articles"]}
    given = {answer.name_of.get(a): s["id"] for s in answer.found["stories"] for a in s["articles"]}
    line_of_story = {s: line["id"] for line in answer.found["storylines"] for s in line["stories"]}
    wanted_line = {s: i for i, line in enumerate(truth["storylines"]) for s in line}
    for a, b in itertools.combinations(truth["articles"], 2):
        together = a in given and b in given and given[a] == given[b]
        row = "pairs of one story joined" if wanted[a] == wanted[b] else "pairs of two stories kept apart"
        table.ask(row, together == (wanted[a] == wanted[b]), f"{a} {b}")
        if wanted[a] != wanted[b]:
            same_line = a in given and b in given and line_of_story[given[a]] == line_of_story[given[b]]
            should = wanted_line[wanted[a]] == wanted_line[wanted[b]]
            row = "pairs of one storyline joined" if should else "pairs of two storylines kept apart"
            table.ask(row, same_line == should, f"{a} {b}")


def edges_of(answer):
    return {(answer.name_of.get(e["from"], e["from"]), answer.name_of.get(e["to"], e["to"]))
            for story in answer.found["stories"] for e in story["edges"]}


def origins_of(answer):
    return [(o, {answer.name_of.get(a) for a in o["carried_by"]})
            for s in answer.found["stories"] for o in s["origins"]["list"]]


def ask_descent(truth, answer, table):
    edges, origins = edges_of(answer), origins_of(answer)
    for younger, source, how in truth["derivation"]["edges"]:
        note = f"{younger} → {source} ({how})"
        if source in truth["articles"]:
            table.ask("edges to a report", (younger, source) in edges, note)
        else:
            unseen = [b for a, b in edges if a == younger and b not in truth["articles"]]
            table.ask("edges to an unseen source", any(names_source(b, source) for b in unseen), note)
    for a, b in truth["derivation"]["no_edge"]:
        table.ask("no edge where none is", (a, b) not in edges and (b, a) not in edges, f"{a} {b}")
    for name, want in truth["articles"].items():
        for cite in want["cites"]:
            if cite["source"] and cite["how"] in ("agency", "report", "interview"):
                ask_cite(name, cite["source"], edges, origins, truth, table)


def ask_cite(name, source, edges, origins, truth, table):
    def is_source(node):
        dateline = truth["articles"].get(node, {}).get("dateline") or {}
        return names_source(dateline.get("agency") if node in truth["articles"] else node, source)

    by_edge = any(a == name and is_source(b) for a, b in edges)
    by_origin = any(name in carriers and names_source(o["name"], source) for o, carriers in origins)
    table.ask("credited sources", by_edge or by_origin, f"{name}: {source}")


def ask_origins(truth, answer, table):
    for story in truth["stories"]:
        members = set(story["articles"])
        holding = [s for s in answer.found["stories"] if members & {answer.name_of.get(a) for a in s["articles"]}]
        want = story["origins"]
        got = holding[0]["origins"] if len(holding) == 1 else None
        meets = got and got["at_least"] <= want["at_most"] and want["at_least"] <= got["at_most"]
        table.ask("number of origins", meets, f"{story['name']}: {got and (got['at_least'], got['at_most'])}")
        for origin in want["list"]:
            ask_carriers(story["name"], origin, want, answer, table)


def ask_carriers(story, origin, origins, answer, table):
    """One of the program's origins is carried by all of these articles, and by none that has only other origins."""
    wanted = set(origin["carried_by"])
    others = {a for o in origins["list"] for a in o["carried_by"]} - wanted
    right = any(wanted <= carriers and not carriers & others for _, carriers in origins_of(answer))
    table.ask("origins with all their carriers", right, f"{story}: {origin['name']}")


def ask_account(truth, answer, table):
    for variant in truth["quote_variants"]:
        row = "translated quotations side by side" if variant.get("translated") else "quotations side by side"
        readings = list(variant["readings"].items())
        for one, other in zip(readings, readings[1:]):
            together = answer.groups_with(*one) & answer.groups_with(*other)
            table.ask(row, together, f"{one[1][:50]!r} {one[0]} {other[0]}")
    differences = [d["readings"] for s in answer.found["stories"] for d in s["differences"]]
    for differ in truth["accounts_differ"]:
        shown = any(len(covered(differ["readings"], readings, answer)) > 1 for readings in differences)
        table.ask(f"differences: {differ['kind']}", shown, differ["what"])
    for name, strings in truth["only_in"].items():
        for words in strings:
            table.ask("told by one report alone", told_alone(name, words, answer), f"{name}: {words[:60]!r}")


def covered(wanted, given, answer):
    """The values that a difference gives to the truth's readings: two values make it the difference that is meant."""
    return {r["value"] for name, words in wanted.items() for r in given if answer.name_of.get(r["article"]) == name
            for place in occurrences(answer.text(name), words) if touches(place, (r["start"], r["end"]))}


def told_alone(name, words, answer):
    places = occurrences(answer.text(name), words)
    supports = [statement["support"] for s in answer.found["stories"] for statement in s["statements"]]
    return any(answer.name_of.get(e["article"]) == name and touches(place, (e["start"], e["end"]))
               for support in supports if len({e["article"] for e in support}) == 1
               for e in support for place in places)


KIN = ("same_text", "derived", "shared_passages")
REVERSED = {"a_from_b": "b_from_a", "b_from_a": "a_from_b"}


def ask_pairs(truth, answer, descents, table):
    given = {}
    for pair in (p for descent in descents for p in descent["pairs"]):
        a, b = answer.name_of.get(pair["a"]), answer.name_of.get(pair["b"])
        given[a, b] = pair["relation"], pair["direction"]
        given[b, a] = pair["relation"], REVERSED.get(pair["direction"], pair["direction"])
    for want in truth["derivation"]["pairs"]:
        a, b = want["a"], want["b"]
        relation, direction = given.get((a, b), (None, None))
        if table.ask("pairs: relation", relation == want["relation"], f"{a} {b}: {relation} for {want['relation']}"):
            told = direction in (want["direction"], "cannot_tell")
            table.ask("pairs: direction not wrong", told, f"{a} {b}: {direction} for {want['direction']}")
    wanted = {(p["a"], p["b"]) for p in truth["derivation"]["pairs"] if p["relation"] in KIN}
    false_kin = [(a, b) for (a, b), (relation, _) in given.items() if relation in KIN and not {(a, b), (b, a)} & wanted]
    table.ask("pairs: no kin beyond them", not false_kin, str(false_kin))


def run(stemma, *arguments):
    done = subprocess.run([stemma, *arguments], capture_output=True)
    if done.returncode != 0:
        sys.exit(f"{stemma} {arguments[0]}: exit {done.returncode}: {done.stderr.decode(errors='replace')[-500:]}")
    return done.stdout.decode("utf-8")


def below_floor(table, floors):
    complaints = []
    for line in floors.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            row, floor = line.split("\t")
            found, asked = table.rows.get(row, (0, 0))
            if 100 * found < float(floor) * max(asked, 1):
                complaints.append(f"{row}: {found} of {asked} right, the floor is {floor} %")
    return complaints


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stemma", default=ROOT / "build" / "stemma")
    options.add_argument("--examples", type=pathlib.Path, default=ROOT / "examples")
    options.add_argument("--floors", type=pathlib.Path)
    options.add_argument("-v", "--verbose", action="store_true")
    asked = options.parse_args()
    truth = json.loads((asked.examples / "truth.json").read_text(encoding="utf-8"))
    reports = asked.examples / "reports"
    answer, table = Answer(json.loads(run(asked.stemma, "read", "--json", reports)), truth), Table()
    descents = [json.loads(line) for line in run(asked.stemma, "descent", reports).splitlines()]
    ask_spans(answer, table)
    for name, want in truth["articles"].items():
        ask_article(name, want, answer, table)
    for name, want in truth["articles"].items():
        ask_quotes(name, want, answer, table)
        ask_times(name, want, answer, table)
    ask_stories(truth, answer, table)
    ask_descent(truth, answer, table)
    ask_pairs(truth, answer, descents, table)
    ask_origins(truth, answer, table)
    ask_account(truth, answer, table)
    table.print()
    if asked.verbose:
        print("\n".join(table.misses))
    complaints = below_floor(table, asked.floors) if asked.floors else []
    print("\n".join(complaints), end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
