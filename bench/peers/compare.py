#!/usr/bin/env python3
"""Stemma and other extractors over the same pages in one run: quality and speed side by side.

usage: bench/peers/compare.py FOLDER [--stemma build/stemma] [--venv build/peers] [--rounds 3] [--no-install]

FOLDER holds pages (*.html, *.html.gz, in it or below). A file pages.jsonl in it says what is right: one object a page with
`file` and any of `url`, `body`, `body_alt` (another right reading), `title`, `authors`, `date`, `with` and `without`
(snippets). Without it only speed is shown.

Peers are Python packages; a virtual environment is made under build/ and those that the index offers are installed. A
peer that cannot be had is named and passed over. Every peer has one thread, gets the decoded page, gives text and
metadata, and is measured after one page of warming up, so that start-up is in no figure; Stemma is measured as the whole
program over a file of all pages, less its run over a single small one. The best of the rounds counts.
"""
import argparse
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ["trafilatura", "rs-trafilatura", "readability-lxml", "newspaper4k", "resiliparse", "lxml_html_clean"]


# ---- peers: a name, the package, and a function that makes the extracting function --------------------------------------
def trafilatura_peer():
    from trafilatura import bare_extraction

    def extract(html, url):
        found = bare_extraction(html, url=url or None, with_metadata=True)
        if found is None:
            return {}
        found = found if isinstance(found, dict) else found.as_dict()
        authors = [name.strip() for name in (found.get("author") or "").split(";") if name.strip()]
        return {"text": found.get("text"), "title": found.get("title"), "authors": authors, "date": found.get("date")}

    return extract


def readability_peer():
    from lxml import html as lxml_html
    from readability import Document

    def extract(html, _url):
        document = Document(html)
        text = lxml_html.fromstring(document.summary()).xpath("//p|//li|//h2|//h3|//h4|//blockquote|//pre")
        return {"text": "\n".join(" ".join(e.itertext()) for e in text), "title": document.short_title()}

    return extract


def newspaper_peer():
    from newspaper import Article

    def extract(html, url):
        article = Article(url or "http://localhost/", fetch_images=False)
        article.download(input_html=html)
        article.parse()
        date = article.publish_date.isoformat() if article.publish_date else None
        return {"text": article.text, "title": article.title, "authors": list(article.authors), "date": date}

    return extract


def rs_trafilatura_peer():
    import rs_trafilatura

    def extract(html, url):
        found = rs_trafilatura.extract(html, url=url or None)
        authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
        return {"text": found.main_content, "title": found.title, "authors": authors, "date": found.date}

    return extract


def resiliparse_peer():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def extract(html, _url):
        tree = HTMLTree.parse(html)
        return {"text": extract_plain_text(tree, main_content=True, alt_texts=False, noscript=False), "title": tree.title}

    return extract


PEERS = [("trafilatura", "trafilatura", trafilatura_peer),
         ("readability", "readability-lxml", readability_peer),
         ("newspaper4k", "newspaper4k", newspaper_peer),
         ("rs-trafilatura", "rs-trafilatura", rs_trafilatura_peer),
         ("resiliparse", "resiliparse", resiliparse_peer)]


# ---- pages --------------------------------------------------------------------------------------------------------------
def decode(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        named = re.search(rb"charset=[\"']?([\w-]+)", data[:16384])
    try:
        return data.decode(named.group(1).decode() if named else "cp1252", errors="replace")
    except LookupError:
        return data.decode("cp1252", errors="replace")


def read_pages(folder):
    gold = {}
    listing = folder / "pages.jsonl"
    if listing.exists():
        for line in listing.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            gold[record["file"]] = record
    pages = []
    for path in sorted(folder.rglob("*.html*")):
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        name = str(path.relative_to(folder))
        pages.append({"id": name, "url": gold.get(name, {}).get("url") or "", "html": decode(data)})
    return pages, gold


# ---- runs ---------------------------------------------------------------------------------------------------------------
def run_peer(extract, pages, rounds):
    try:
        extract(pages[0]["html"], pages[0]["url"])
    except Exception as reason:  # said once, and counted below
        print(f"{type(reason).__name__} at the first page: {reason}", file=sys.stderr)
    best, said = None, {}
    for _ in range(rounds):
        began = time.perf_counter()
        for page in pages:
            try:
                said[page["id"]] = extract(page["html"], page["url"]) or {}
            except Exception:  # a peer that fails at a page has said nothing about it
                said[page["id"]] = {}
        seconds = time.perf_counter() - began
        best = seconds if best is None else min(best, seconds)
    return best, said


def run_stemma(program, pages, rounds):
    def once(records):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8", delete=False) as handle:
            for record in records:
                handle.write(json.dumps(record, ensure_ascii=False) + "\n")
        try:
            began = time.perf_counter()
            done = subprocess.run([program, "extract", "--jobs", "1", handle.name], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, check=False)
            return time.perf_counter() - began, done.stdout
        finally:
            os.unlink(handle.name)

    small = [{"id": "small", "html": "<html><body><p>One sentence.</p></body></html>"}]
    start = min(once(small)[0] for _ in range(rounds))
    runs = [once(pages) for _ in range(rounds)]
    said = {}
    for line in runs[0][1].decode("utf-8").splitlines():
        record = json.loads(line)
        published = record.get("published") or {}
        said[record["id"]] = {"text": record["text"], "title": record["title"], "authors": record["byline"],
                              "date": published.get("value")}
    return max(1e-9, min(seconds for seconds, _ in runs) - start), said


# ---- quality ------------------------------------------------------------------------------------------------------------
def shingles(text, n=4):
    tokens = re.findall(r"\w+", text or "")
    if not tokens:
        return Counter()
    return Counter(tuple(tokens[i:i + n]) for i in range(max(1, len(tokens) - n + 1)))


def shares(gold, said):
    g, s = shingles(gold), shingles(said)
    right = sum((g & s).values())
    return (right / sum(s.values()) if s else 0.0, right / sum(g.values()) if g else 0.0)


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def plain(text):
    return re.sub(r"\W+", " ", (text or "").lower()).strip()


def spaced(text):
    return re.sub(r"\s+", " ", text or "").strip()


def mean(values):
    return 100 * sum(values) / len(values) if values else None


def quality(gold, said):
    """F1 of the mean shares of 4-token shingles; F1 of snippets; titles, author sets and days that are right."""
    of = lambda name: said.get(name, {})
    bodies = [max((shares(body, of(n).get("text")) for body in (r["body"], r.get("body_alt")) if body),
                  key=lambda pair: f1(*pair)) for n, r in gold.items() if r.get("body")]
    text = 100 * f1(sum(p for p, _ in bodies) / len(bodies), sum(r for _, r in bodies) / len(bodies)) if bodies else None
    right = wanted = wrong = 0
    for name, record in gold.items():
        if record.get("with"):
            words = spaced(of(name).get("text"))
            right += sum(spaced(s) in words for s in record["with"])
            wanted += len(record["with"])
            wrong += sum(spaced(s) in words for s in record.get("without", []))
    snippets = 100 * f1(right / max(1, right + wrong), right / wanted) if wanted else None
    title = mean([plain(of(n).get("title")) == plain(r["title"]) for n, r in gold.items() if r.get("title")])
    authors = mean([{plain(a) for a in of(n).get("authors") or []} == {plain(a) for a in r["authors"]}
                    for n, r in gold.items() if r.get("authors")])
    day = mean([(of(n).get("date") or "")[:10] == r["date"][:10] for n, r in gold.items() if r.get("date")])
    return [text, snippets, title, authors, day]


# ---- the virtual environment ------------------------------------------------------------------------------------------------
def enter_venv(venv, install):
    python = venv / "bin" / "python"
    if pathlib.Path(sys.prefix).resolve() == venv.resolve():
        return
    if not python.exists() and install:
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, "--upgrade", "pip"], check=False)
        for package in PACKAGES:
            if subprocess.run([*pip, package], check=False, stderr=subprocess.DEVNULL).returncode != 0:
                print(f"{package}: not offered by the package index", file=sys.stderr)
    if python.exists():
        os.execv(str(python), [str(python), "-B", *sys.argv])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--stemma", default=str(ROOT / "build" / "stemma"))
    parser.add_argument("--venv", type=pathlib.Path, default=ROOT / "build" / "peers")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-install", action="store_true", help="use the virtual environment as it is")
    options = parser.parse_args()
    enter_venv(options.venv, not options.no_install)

    pages, gold = read_pages(options.folder)
    if not pages:
        sys.exit(f"{options.folder}: no *.html or *.html.gz in it")
    size = sum(len(page["html"].encode("utf-8")) for page in pages) / 1e6
    print(f"{len(pages)} pages, {size:.1f} MB, best of {options.rounds}, one thread")
    head = ["text F1", "snippets", "title", "authors", "day"]
    print(f"{'':<24}" + "".join(f"{h:>10}" for h in head) + f"{'pages/s':>10}{'MB/s':>8}")

    def show(name, seconds, said):
        figures = ["" if q is None else f"{q:.1f}" for q in quality(gold, said)]
        print(f"{name:<24}" + "".join(f"{f:>10}" for f in figures) +
              f"{len(pages) / seconds:>10.0f}{size / seconds:>8.1f}", flush=True)

    show("stemma", *run_stemma(options.stemma, pages, options.rounds))
    import importlib.metadata
    for name, package, make in PEERS:
        try:
            extract, version = make(), importlib.metadata.version(package)
        except Exception as reason:
            print(f"{name:<24}passed over: {type(reason).__name__}: {reason}")
            continue
        show(f"{name} {version}", *run_peer(extract, pages, options.rounds))


main()
