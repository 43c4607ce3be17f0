#!/usr/bin/env python3
"""Archives and feeds as inputs: what is read, what is told of broken ones, and runs that are stopped and gone on with."""
import gzip
import json
import os
import pathlib
import signal
import subprocess
import time
import zipfile
import zlib

from promises import SANITIZED, STEMMA, lines, run_promises, stemma, write

TEXT = "The ferry Selma ran aground off Norholm on Monday, the coast guard said."


def page(number, text=TEXT):
    return (f"<!DOCTYPE html><html lang=en><head><title>Report {number}</title></head><body><article><h1>Report {number}</h1>"
            f"<p>{text} It was report {number}.</p><p>{text} Nobody was hurt, Captain Ada Lindqvist said.</p></article></body></html>")


def record(kind, uri, content_type, block):
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-03-05T06:07:08Z\r\nContent-Type: {content_type}\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"


def response(number, body=None, fields=""):
    body = page(number).encode() if body is None else body
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{fields}\r\n".encode()
    return record("response", f"https://beacon.example/{number}", "application/http; msgtype=response", head + body)


def archive(count, pack=gzip.compress):
    return b"".join(pack(response(i)) for i in range(1, count + 1))


def titles(said):
    return [r["title"] for r in said.records()]


# Archives.

def promise_an_archive_is_read_as_its_pages():
    write("crawl.warc.gz", gzip.compress(record("warcinfo", "", "application/warc-fields", b"software: by hand\r\n")) + archive(3))
    said = stemma("extract", "crawl.warc.gz").ends(0).records()
    assert [r["title"] for r in said] == ["Report 1", "Report 2", "Report 3"]
    assert said[0]["url"] == "https://beacon.example/1" and said[0]["fetched"] == "2024-03-05T06:07:08Z"
    assert said[0]["outlet"] == "beacon.example" and "ran aground" in said[0]["text"]
    for stage in ("times", "names", "quotes", "stories"):
        assert len(stemma(stage, "crawl.warc.gz").ends(0).records()) == 3, stage
    assert len(json.loads(stemma("read", "--json", "crawl.warc.gz").ends(0).out)["articles"]) == 3


def promise_standard_input_may_be_an_archive():
    assert titles(stemma("extract", "-", stdin=archive(2)).ends(0)) == ["Report 1", "Report 2"]


def promise_a_wacz_is_read_as_its_archives():
    with zipfile.ZipFile("crawl.wacz", "w") as wacz:
        wacz.writestr("datapackage.json", "{}")
        wacz.writestr("pages/pages.jsonl", "{}")
        wacz.writestr("archive/b.warc.gz", gzip.compress(response(3)) + gzip.compress(response(4))[:-20])
        wacz.writestr("archive/a.warc", archive(2, bytes), zipfile.ZIP_DEFLATED)
    said = stemma("extract", "crawl.wacz").ends(3, "crawl.wacz: record 4 at byte ", "ends in the middle of its gzip data (in archive/b.warc.gz)")
    assert titles(said) == ["Report 1", "Report 2", "Report 3"]


def promise_a_wacz_whose_archives_overlap_is_refused():
    with zipfile.ZipFile("crawl.wacz", "w") as wacz:
        wacz.writestr("archive/a.warc", archive(3, bytes))
        for name in ("archive/b.warc", "archive/c.warc"):
            again = zipfile.ZipInfo(name)
            for member in ("CRC", "compress_size", "file_size", "header_offset"):
                setattr(again, member, getattr(wacz.infolist()[0], member))
            wacz.filelist.append(again)
            wacz.NameToInfo[name] = again
    stemma("extract", "crawl.wacz").ends(1, "crawl.wacz: is a ZIP file whose archives are larger together than it is")


def promise_a_zip_file_that_is_no_wacz_is_told():
    write("good", lines({"id": "good", "text": TEXT}))
    with zipfile.ZipFile("bad", "w") as other:
        other.writestr("word/document.xml", "<document/>")
    stemma("extract", "bad", "good").ends(3, "bad: is a ZIP file without archive/*.warc.gz; expected a WACZ")
    write("bad", pathlib.Path("bad").read_bytes()[:40])
    stemma("extract", "bad", "good").ends(3, "bad: is a ZIP file that cannot be opened")


def promise_a_broken_record_is_told_with_its_byte_and_the_rest_is_read():
    members = [gzip.compress(response(i)) for i in range(1, 6)]
    members[2] = members[2][:100] + b"\x55" * 60 + members[2][160:]
    write("crawl.warc.gz", b"".join(members))
    place = len(members[0] + members[1])
    said = stemma("extract", "crawl.warc.gz").ends(3, f"crawl.warc.gz: record 3 at byte {place}: has ", "4 reports read, 1 bad input")
    assert titles(said) == ["Report 1", "Report 2", "Report 4", "Report 5"]


def promise_many_broken_records_are_counted_not_all_told():
    bad = record("response", "https://x.example/", "application/http", b"no http")
    write("crawl.warc", bad * 500 + response(1))
    said = stemma("extract", "crawl.warc").ends(3, "500 bad inputs", "further bad records are counted")
    assert len(said.messages) < 30 and titles(said) == ["Report 1"]


def promise_folders_are_searched_for_archives_and_feeds():
    write("in/a/crawl.warc.gz", archive(1))
    write("in/b/feed", "<rss version='2.0'><channel><title>B</title><item><title>Entry</title><description>Words.</description></item></channel></rss>")
    assert titles(stemma("extract", "in").ends(0)) == ["Report 1", "Entry"]


def promise_memory_does_not_grow_with_the_archive():
    page_of_100k = page(1, TEXT * 20)
    body = response(1, page_of_100k.encode())
    peaks = []
    for count in (300, 3000):
        packed = zlib.compressobj(wbits=31)
        with open("crawl.warc.gz", "wb") as file:
            for _ in range(count):
                file.write(packed.compress(body))
            file.write(packed.flush())
        peaks.append(stemma("extract", "-j", "2", "crawl.warc.gz", "-o", "out").ends(0).peak_mib)
    assert SANITIZED or peaks[1] < peaks[0] + 20, peaks


def promise_a_record_that_unpacks_to_gigabytes_is_refused():
    bomb = zlib.compressobj(9, wbits=31)
    packed = b"".join(bomb.compress(b"a" * 1_000_000) for _ in range(300)) + bomb.flush()
    write("crawl.warc", response(1, packed, "Content-Encoding: gzip\r\n") + response(2))
    said = stemma("extract", "crawl.warc").ends(3, "record 1 at byte 0: has a body that ")
    assert titles(said) == ["Report 2"]
    assert SANITIZED or said.peak_mib < 400, said.peak_mib


def promise_the_charset_of_the_transport_counts():
    words = "Паром Сельма сел на мель у Норхольма, сообщила береговая охрана."
    body = f"<html><head><title>Паром</title></head><body><article><p>{words}</p><p>{words}</p></article></body></html>".encode("koi8-r")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n"
    write("crawl.warc", record("response", "https://x.example/", "application/http", head + body))
    assert words in stemma("extract", "crawl.warc").ends(0).records()[0]["text"]


# Feeds.

def promise_a_feed_with_a_bomb_of_entities_ends_quickly():
    bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">" + "".join(f"<!ENTITY {chr(98 + i)} \"{('&' + chr(97 + i) + ';') * 10}\">" for i in range(9)) + "]>"
    write("feed", f"<?xml version='1.0'?>{bomb}<rss version='2.0'><channel><item><title>x &j; y</title><description>Words.</description></item></channel></rss>")
    said = stemma("extract", "feed")
    assert said.seconds < 5 and said.peak_mib < 300 or SANITIZED, (said.seconds, said.peak_mib)
    assert len(said.out) < 2000


def promise_a_feed_fetches_nothing():
    write("secret", "the secret words")
    write("feed", "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY s SYSTEM \"secret\">]><rss version='2.0'><channel><item><title>x &s;</title></item></channel></rss>")
    assert b"secret words" not in stemma("extract", "feed").out


def promise_a_broken_feed_gives_what_can_be_read():
    write("feed", "<rss version='2.0'>\n<channel>\n<item><title>One & two</title><description>Words.</description></item>\n<item><title>Three</title>")
    said = stemma("extract", "feed").ends(3, "feed:3: is not well-formed XML")
    assert titles(said)[0].startswith("One"), said.out


# Runs that are gone on with.

def state_of(path):
    return pathlib.Path(path).read_bytes() if os.path.exists(path) else None


def run_resumable(*more):
    return stemma("extract", "crawl.warc.gz", "notes.jsonl", "-j", "2", "-o", "out", "--resume", "state", *more)


def promise_a_run_that_was_killed_goes_on_where_it_was():
    def large(first):
        return b"".join(gzip.compress(response(i, page(i, TEXT * 60).encode()), 1) for i in range(first, first + 1200))
    # A bad record at the beginning, so that a run that counts it anew each time is noticed.
    write("crawl.warc.gz", gzip.compress(response(0))[:-30] + large(0) + large(5000))
    write("notes.jsonl", lines(*({"id": f"n{i}", "text": TEXT} for i in range(2000)), {"no": "text"}, {"id": "last", "text": TEXT}))
    whole = stemma("extract", "crawl.warc.gz", "notes.jsonl", "-o", "whole").ends(3)
    kills = 0
    for _ in range(5):
        before = state_of("state")
        running = subprocess.Popen([STEMMA, "extract", "crawl.warc.gz", "notes.jsonl", "-j", "2", "-o", "out", "--resume", "state"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while running.poll() is None and state_of("state") in (None, before):
            time.sleep(0.002)
        time.sleep(0.05)
        kills += running.poll() is None
        running.kill()
        running.wait()
        state = json.loads(state_of("state"))
        assert state["bad_records"] == (2 if state["done"] else 1), state
    assert kills > 1
    end = run_resumable()
    assert pathlib.Path("out").read_bytes() == pathlib.Path("whole").read_bytes()
    assert end.code == whole.code, end.messages
    assert whole.messages[-1] == end.messages[-1] or "is done" in end.messages[-1], (whole.messages, end.messages)
    run_resumable().ends(3, "state says that this run is done")


def promise_a_run_that_was_interrupted_goes_on_where_it_was():
    count = 3000
    while True:
        write("crawl.warc.gz", archive(count))
        stemma("extract", "crawl.warc.gz", "-o", "whole").ends(0)
        whole = pathlib.Path("whole").read_bytes()
        running = subprocess.Popen([STEMMA, "extract", "crawl.warc.gz", "-o", "out", "--resume", "state"], stderr=subprocess.DEVNULL)
        while running.poll() is None and not (os.path.exists("out") and os.path.getsize("out") > 0):
            time.sleep(0.002)
        running.send_signal(signal.SIGINT)
        code = running.wait(60)
        before = pathlib.Path("out").read_bytes()
        if code == 130 and 0 < len(before) < len(whole):
            break  # it was in the middle
        assert code in (0, 130) and count < 100_000, code
        count *= 2  # the machine was faster than the signal
        os.remove("out"), os.remove("state")
    assert whole.startswith(before)
    stemma("extract", "crawl.warc.gz", "-o", "out", "--resume", "state").ends(0)
    assert pathlib.Path("out").read_bytes() == whole


def promise_a_state_of_another_run_is_refused():
    write("crawl.warc.gz", archive(3))
    write("notes.jsonl", lines({"text": TEXT}))
    run_resumable().ends(0)
    run_resumable("--with-metadata").ends(1, "state is the state of another run")
    state = json.loads(state_of("state"))
    assert state["asked"].startswith("extract --format json "), state
    said = run_resumable("--quiet").ends(0)
    assert said.messages == [] or said.messages == [""], said.messages
    write("state", json.dumps({**state, "version": "0.0.1"}).encode())
    run_resumable().ends(1, "state is the state of a run of Stemma 0.0.1; this is ")
    write("state", json.dumps({**state, "done": False, "input_bytes": 7}).encode())
    run_resumable().ends(1, "state is the state of a run over 7 bytes of input; now there are ")
    write("state", "something else")
    run_resumable().ends(1, "state is not the state of a run")
    stemma("extract", "crawl.warc.gz", "--resume", "state").ends(2)


# Formats.

def promise_extract_writes_every_format():
    write("crawl.warc.gz", archive(2))
    text = stemma("extract", "--output-format", "txt", "crawl.warc.gz").ends(0).out.decode()
    assert text.count("\f\n") == 2 and "It was report 2." in text and "{" not in text
    markdown = stemma("extract", "--markdown", "--with-metadata", "crawl.warc.gz").ends(0).out.decode()
    assert markdown.startswith('---\nid: "') and "\n# Report 1\n\n" in markdown and 'url: "https://beacon.example/2"' in markdown
    import xml.etree.ElementTree as tree
    corpus = tree.fromstring(stemma("extract", "--xmltei", "crawl.warc.gz").ends(0).out)
    tei = "{http://www.tei-c.org/ns/1.0}"
    assert corpus.tag == tei + "teiCorpus" and len(corpus.findall(tei + "TEI")) == 2
    assert [t.text for t in corpus.iter(tei + "title")][1:] == ["Report 1"] * 2 + ["Report 2"] * 2
    assert stemma("extract", "--output-format", "pdf", "crawl.warc.gz").ends(2, '"pdf" is not a format').out == b""


def promise_every_report_may_have_a_file():
    write("crawl.warc.gz", archive(3))
    write("notes.jsonl", lines({"id": "../a b", "text": TEXT}))
    for format, ending, begins in (("json", ".json", '{"id":'), ("txt", ".txt", ""), ("markdown", ".md", ""), ("xmltei", ".xml", "<?xml")):
        folder = pathlib.Path("out-" + format)
        assert stemma("extract", "--format", format, "--output-dir", str(folder), "crawl.warc.gz", "notes.jsonl").ends(0).out == b""
        files = sorted(folder.iterdir())
        assert len(files) == 4 and all(f.suffix == ending and f.read_text().startswith(begins) for f in files), files
        assert not any("\f" in f.read_text() for f in files)
    stemma("extract", "--output-dir", "again", "--resume", "state", "crawl.warc.gz").ends(0)
    stemma("extract", "--output-dir", "again", "--resume", "state", "crawl.warc.gz").ends(0, "state says that this run is done")
    assert {f.name for f in pathlib.Path("again").iterdir()} < {f.name for f in pathlib.Path("out-json").iterdir()}
    stemma("extract", "--output-dir", "again", "-o", "out", "crawl.warc.gz").ends(2)


def promise_reports_can_be_chosen():
    write("notes.jsonl", lines({"id": "de", "text": TEXT, "language": "de"}, {"id": "en", "text": TEXT, "language": "en", "title": "T", "url": "https://x.example/", "date": "2024-03-04"}))
    assert [r["id"] for r in stemma("extract", "--target-language", "de", "notes.jsonl").ends(0).records()] == ["de"]
    assert [r["id"] for r in stemma("extract", "--only-with-metadata", "notes.jsonl").ends(0).records()] == ["en"]


run_promises(globals())
