#!/usr/bin/env python3
"""What the program makes of inputs of every kind, and of bad ones: none crashes it, none stops the rest."""
import gzip
import json
import os
import subprocess
import tempfile

from promises import SANITIZED, STEMMA, lines, run_promises, stemma, write

TEXT = "The ferry Selma ran aground off Norholm on Monday, the coast guard said."
PAGE = f"<!DOCTYPE html><html><head><title>Ferry aground</title></head><body><article><h1>Ferry aground</h1><p>{TEXT}</p><p>{TEXT} Nobody was hurt.</p></article></body></html>"
GOOD = lines({"id": "good", "text": TEXT})


def ids(said):
    return [r["id"] for r in said.records()]


# What can be read.

def promise_kind_is_told_by_content_not_by_name():
    write("a.jpg", PAGE)
    write("b.html", GOOD)
    write("c.json", TEXT + "\n")
    said = stemma("extract", "a.jpg", "b.html", "c.json").ends(0)
    page, record, text = said.records()
    assert "ran aground" in page["text"] and "<" not in page["text"], page
    assert record["id"] == "good" and record["text"] == TEXT
    assert "ran aground" in text["text"]


def promise_json_may_be_lines_an_object_or_an_array():
    write("lines", GOOD)
    write("object", json.dumps({"id": "object", "text": TEXT}, indent=2))
    write("array", json.dumps([{"id": "first", "text": TEXT}, {"id": "second", "html": PAGE}], indent=2))
    assert sorted(ids(stemma("extract", "lines", "object", "array").ends(0))) == ["first", "good", "object", "second"]


def promise_gzip_is_unpacked_member_after_member():
    write("two.gz", gzip.compress(GOOD) + gzip.compress(lines({"id": "more", "text": TEXT})))
    assert ids(stemma("extract", "two.gz").ends(0)) == ["good", "more"]


def promise_standard_input_is_a_path():
    assert ids(stemma("extract", "-", stdin=GOOD).ends(0)) == ["good"]


def promise_text_of_a_record_is_kept_byte_for_byte():
    text = "  First\r\nsecond\tthird\u00a0– “fourth”\n\n"
    assert stemma("extract", "-", stdin=lines({"text": text})).ends(0).records()[0]["text"] == text


def promise_members_that_are_not_known_pass_through():
    record = {"id": "x", "text": TEXT, "cluster": 7, "tags": ["a", {"b": None}], "names": "not ours"}
    for stage in ("extract", "times", "names", "quotes", "stories"):
        said = stemma(stage, "-", stdin=lines(record)).ends(0).records()[0]
        assert said["cluster"] == 7 and said["tags"] == ["a", {"b": None}], said
    assert stemma("names", "-", stdin=lines(record)).records()[0]["names"] != "not ours"


def promise_every_charset_becomes_utf8():
    words = "Das Rathaus in Görlitz blieb am Dienstag für Besucher geschlossen, sagte die Bürgermeisterin Änne Müller."
    for charset, declared in (("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("windows-1252", '<meta charset="iso-8859-1">')):
        page = f"<html><head>{declared}<title>Rathaus</title></head><body><p>{words}</p><p>{words}</p></body></html>"
        write("page", page.encode(charset))
        assert words in stemma("extract", "page").ends(0).records()[0]["text"], charset
    write("text", words.encode("windows-1252"))
    assert words in stemma("extract", "text").ends(0).records()[0]["text"]


# Paths.

def promise_folders_are_walked_and_hidden_files_passed_over():
    write("reports/b/two.txt", TEXT + " Two.")
    write("reports/a.txt", TEXT + " One.")
    write("reports/.hidden", TEXT)
    write("reports/.git/config", TEXT)
    said = stemma("extract", "reports").ends(0)
    assert [r["path"] for r in said.records()] == ["reports/a.txt", "reports/b/two.txt"]


def promise_order_and_repetition_of_paths_change_nothing():
    write("a", lines({"id": "a", "text": TEXT, "date": "2024-03-02"}))
    write("b", lines({"id": "b", "text": TEXT + " It was towed.", "date": "2024-03-01"}))
    for command in (["extract"], ["read", "--json"], ["stories"]):
        outputs = {stemma(*command, *paths).ends(0).out for paths in (["a", "b"], ["b", "a"], ["b", "./a", "a", "b"])}
        assert len(outputs) == 1, command


def promise_a_loop_of_links_ends():
    write("reports/a.txt", TEXT)
    os.symlink("../reports", "reports/again")
    os.symlink("self", "reports/self")
    said = stemma("extract", "reports").ends(3, "reports/self: leads through a loop of symbolic links")
    assert len(said.records()) == 1


def promise_what_is_not_there_is_told_and_the_rest_is_read():
    write("a.jsonl", GOOD)
    assert ids(stemma("extract", "nowhere", "a.jsonl").ends(3, "nowhere: there is no such file or folder", "1 bad input")) == ["good"]
    stemma("extract", "nowhere").ends(1)


def promise_what_may_not_be_read_is_told_and_the_rest_is_read():
    write("open.jsonl", GOOD)
    write("closed.jsonl", GOOD).chmod(0)
    os.mkdir("closed", 0)
    keywords = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
    if keywords and subprocess.run([STEMMA, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **keywords).returncode:
        return print("    not asked: another user may not run the program here")
    said = stemma("extract", ".", **keywords).ends(3, "closed.jsonl: may not be read: permission denied", "closed: may not be read")
    assert ids(said) == ["good"]


# Bad content.

def bad(data, *parts, code=3):
    """A bad file beside a good one: told with these parts, and the good one is read."""
    write("bad", data)
    write("good", GOOD)
    said = stemma("extract", "bad", "good").ends(code, *parts)
    assert ids(said)[-1] == "good", said.out
    return said


def promise_empty_files_are_told():
    bad(b"", "bad: is empty")
    bad(b" \n\t\n", "bad: is empty")


def promise_binary_files_are_told():
    bad(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "bad: is a PNG image")
    bad(bytes(range(256)) * 100, "bad: is a binary file; expected HTML, plain text, JSON Lines, a feed or a WARC archive")
    bad(b"WARC/1.0\r\nWARC-Type: response\r\n", "bad: record 1 at byte 0: ends in the middle of its head")
    bad(b"<?xml version='1.0'?><rss version='2.0'></rss>", "bad: is a feed without entries")


def promise_a_broken_line_costs_that_line_alone():
    data = GOOD + b"{\"id\": 1, \"text\"\n" + b"\n" + b"not json\n" + GOOD
    said = bad(data, "bad:2: is not valid JSON", "bad:4: is not valid JSON", "3 reports read, 2 bad inputs passed over")
    assert ids(said) == ["good"] * 3


def promise_each_wrong_record_has_its_sentence():
    bad(GOOD + b'{"text":1}\n', 'bad:2: has a member "text" that is not a string')
    bad(GOOD + b'{"title":"T"}\n', 'bad:2: has neither a member "text" nor "html"')
    bad(GOOD + b'{"text":"a","text":"b"}\n', 'bad:2: gives its member "text" twice')
    bad(GOOD + b'{"text":"\xff"}\n', "bad:2: is not valid UTF-8")
    bad(GOOD + b'{"text":"a","n":1e999}\n', "bad:2: has a number")
    bad(GOOD + b'[1]\n', "bad:2: is not a JSON object")
    bad(GOOD + b'{"text":"\\ud800"}\n', "bad:2: has a string with an escape")
    bad(GOOD + b'{"text":"a","x":' + b"[" * 5000 + b"]" * 5000 + b"}\n", "bad:2: is nested deeper than 1,024 levels")


def promise_many_broken_lines_are_counted_not_all_told():
    said = bad(GOOD + b"{broken\n" * 5000, "further bad records are counted, not told", "5000 bad inputs")
    assert len(said.messages) < 30


def promise_a_line_of_200_mb_is_told_and_memory_is_bounded():
    with open("bad", "wb") as file:
        file.write(GOOD + b'{"text":"')
        for _ in range(200):
            file.write(b"a" * 1_000_000)
        file.write(b'"}\n' + GOOD)
    said = stemma("extract", "bad").ends(3, "bad:2: is a line of more than 64 MiB")
    assert ids(said) == ["good", "good"]
    assert SANITIZED or said.peak_mib < 300, f"{said.peak_mib:.0f} MiB"


def promise_html_nested_100000_deep_is_read():
    said = bad(b"<html><body>" + b"<div>" * 100_000 + TEXT.encode() + b"</div>" * 100_000, code=0)
    assert len(said.records()) == 2
    inline = stemma("extract", "-", stdin=b"<html><body><p>" + b"<b><i>" * 50_000 + TEXT.encode()).ends(0)
    assert len(inline.records()) == 1


def promise_invalid_utf8_becomes_valid():
    said = bad(b"The mayor \xe2\x80\x9cspoke\xe2\x80\x9d of \xff caf\xc3\xa9s on Monday.\n\xf0\x9f\x98", code=0)
    assert "“spoke”" in said.records()[0]["text"]
    write("bytes", bytes(range(128, 256)) * 3 + b" words " * 200)
    stemma("extract", "bytes").ends(0).out.decode("utf-8")


def promise_nul_bytes_are_dropped_from_texts():
    write("text", b"The ferry\0 Selma ran aground on Monday, the coast guard said, and everybody was taken off it in time.\n")
    assert "\0" not in stemma("extract", "text").ends(0).records()[0]["text"]


def promise_broken_gzip_is_told_after_what_came_before_it():
    packed = gzip.compress(b"".join(lines({"id": str(i), "text": TEXT + str(i * 7919)}) for i in range(20000)))
    said = bad(packed[: len(packed) // 2], "bad: ends in the middle of its gzip data")
    assert ids(said)[0] == "0"
    bad(packed[:1000] + b"\x55" * 200 + packed[1200:], "bad: has broken gzip data")
    bad(b"\x1f\x8b", "bad: ends in the middle")
    bad(gzip.compress(gzip.compress(GOOD)), "bad: is compressed twice")


def promise_a_gzip_bomb_is_told_and_memory_is_bounded():
    bomb = gzip.compress(b"\n" * 300_000_000, 9)
    said = bad(bomb, "bad: ")
    assert SANITIZED or said.peak_mib < 400, f"{said.peak_mib:.0f} MiB"
    bad(gzip.compress(GOOD + b"{}\n" * 100_000_000, 9), "bad: expands to more than 200 times its size")


def promise_a_file_of_more_than_64_mib_is_told():
    bad(b"word " * 14_000_000, "bad: is larger than the 64 MiB that one document may have")


run_promises(globals())
