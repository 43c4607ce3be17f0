#!/usr/bin/env python3
"""Holds examples/truth.json to the reports beside it: ids exist, every string is an exact substring of its report.

usage: examples_truth_check.py [EXAMPLES_FOLDER]
"""
import datetime
import html
import json
import pathlib
import re
import sys

EXAMPLES = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent / "examples"
KINDS = {"direct", "mixed", "indirect"}
RELATIONS = {"same_text", "derived", "shared_passages", "quotes_only"}
DIRECTIONS = {"a_from_b", "b_from_a", "common_source", "cannot_tell"}


def shown_text(page):
    """What a page shows, furniture included: good enough to look strings up in, and no parser of ours."""
    body = re.sub(r"(?s)<(script|style|title)\b.*?</\1>", " ", page)
    lines = re.sub(r"</?(p|div|li|h[1-6]|button|ul|nav|figcaption|header|footer)\b[^>]*>", "\n", body)
    return html.unescape(re.sub(r"<[^>]+>", "", lines))


def read_reports(folder):
    """id → (file name, text to look strings up in)."""
    reports = {}
    for path in sorted(folder.iterdir()):
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            for record in map(json.loads, content.splitlines()):
                reports[record["id"]] = (path.name, record["title"] + "\n" + record["text"])
        else:
            reports[path.stem] = (path.name, shown_text(content) if path.suffix == ".html" else content)
    return reports


def check_article(name, want, text, complain):
    def present(what, string):
        if string not in text:
            complain(f"{name}: {what} is not in the report: {string!r}")

    present("title", want["title"])
    earliest, latest = (datetime.date.fromisoformat(want["published"][k]) for k in ("earliest", "latest"))
    if earliest > latest:
        complain(f"{name}: published range runs backwards")
    for line in want["not_article_text"]:
        present("not_article_text", line)
    for cite in want["cites"]:
        present("cite", cite["text"])
    for quote in want["quotes"]:
        present("quote", quote["text"])
        if quote["kind"] not in KINDS:
            complain(f"{name}: unknown kind {quote['kind']!r}")
        if not quote.get("unmarked"):
            for word in quote["speaker"].split():
                present("speaker's name", word)
    for time in want["times"]:
        present("time", time["text"])
    for forms in want.get("name_variants", {}).values():
        for form in forms:
            present("name variant", form)


def check_relations(truth, ids, complain):
    told = [a for story in truth["stories"] for a in story["articles"]]
    if sorted(told) != sorted(ids):
        complain("stories do not hold every article exactly once")
    names = {story["name"] for story in truth["stories"]}
    if sorted(n for line in truth["storylines"] for n in line) != sorted(names):
        complain("storylines do not hold every story exactly once")
    for story in truth["stories"]:
        origins = story["origins"]
        if not 1 <= origins["at_least"] <= origins["at_most"]:
            complain(f"{story['name']}: origins {origins['at_least']} to {origins['at_most']}")
        for origin in origins["list"]:
            if not set(origin["carried_by"]) <= set(story["articles"]):
                complain(f"{story['name']}: {origin['name']} is carried by an article of another story")
    derivation = truth["derivation"]
    for younger, source, _ in derivation["edges"]:
        if younger not in ids or source not in ids | set(derivation["unseen_sources"]):
            complain(f"edge with an unknown end: {younger} {source}")
    drawn = {frozenset(edge[:2]) for edge in derivation["edges"]}
    for pair in derivation["no_edge"]:
        if not set(pair) <= ids or frozenset(pair) in drawn:
            complain(f"no_edge is wrong: {pair}")
    for pair in derivation["pairs"]:
        known = pair["relation"] in RELATIONS and pair["direction"] in DIRECTIONS
        if not known or not {pair["a"], pair["b"]} <= ids:
            complain(f"pair is wrong: {pair}")


def main():
    truth = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))
    reports = read_reports(EXAMPLES / "reports")
    complaints = []
    if sorted(reports) != sorted(truth["articles"]):
        complaints.append(f"reports and articles differ: {sorted(set(reports) ^ set(truth['articles']))}")
    for name, want in truth["articles"].items():
        file_name, text = reports.get(name, ("", ""))
        if want["path"] != file_name:
            complaints.append(f"{name}: path {want['path']!r}, found in {file_name!r}")
        check_article(name, want, text, complaints.append)
    check_relations(truth, set(truth["articles"]), complaints.append)
    for group in truth["quote_variants"] + truth["quote_translations"] + truth["accounts_differ"]:
        for name, reading in group["readings"].items():
            if reading not in reports[name][1]:
                complaints.append(f"{name}: reading is not in the report: {reading!r}")
    for name, strings in truth["only_in"].items():
        for string in strings:
            holders = [n for n, (_, text) in reports.items() if string in text]
            if holders != [name]:
                complaints.append(f"only_in {name}: {string!r} is in {holders}")
    for group in truth["accounts_differ"]:
        if len(set(group["readings"].values())) < 2:
            complaints.append(f"accounts_differ: one reading only: {group['what']}")
    print("\n".join(complaints) if complaints else f"{len(reports)} reports, every string in its place")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
