#!/usr/bin/env python3
"""How the program behaves: exit codes, streams, output that cannot be written, the same bytes from any number of threads."""
import json
import os
import pathlib
import signal
import subprocess
import time

from promises import STEMMA, lines, run_promises, stemma, write

TEXT = ('Norholm, March 4 (Meridian) – The ferry Selma ran aground on Monday, Captain Ada Lindqvist said. '
        '"Nobody was hurt," Lindqvist told reporters. Some 40 people were taken off.')
STAGES = ("extract", "times", "names", "quotes", "reuse", "stories", "descent")


def reports(count):
    return lines(*({"id": f"r{i}", "text": f"{TEXT} It was report {i % 7}.", "date": f"2024-03-{4 + i % 3:02}", "outlet": f"Outlet {i % 5}"}
                   for i in range(count)))


def promise_help_and_version_are_answers():
    assert stemma("--version").ends(0).out.startswith(b"stemma ")
    for command in ([], ["read"], *([s] for s in STAGES)):
        said = stemma(*command, "--help").ends(0)
        assert b"Usage" in said.out and not said.messages
    assert b"Examples" in stemma("--help").out


def promise_a_wrong_command_line_ends_with_2():
    for arguments in ([], ["reed", "x"], ["read"], ["read", "--format", "pdf", "x"], ["quotes", "--jobs", "none", "x"],
                      ["read", "--json", "--format", "html", "x"], ["read", "--jobs", "0", "x"]):
        said = stemma(*arguments)
        assert said.code == 2 and said.messages and not said.out, (arguments, said.code)
    stemma("reed", "x").ends(2, '"reed" is not a command; expected read, extract')
    stemma("read", "--format", "pdf", "x").ends(2, '"pdf" is not a format; expected terminal, json')


def promise_every_stage_is_a_filter():
    for stage in STAGES:
        for record in stemma(stage, "-", stdin=reports(4)).ends(0).records():
            assert "id" in record, (stage, record)


def promise_reuse_in_shares_and_parts_is_reuse_in_one():
    write("in.jsonl", reports(60))
    whole = stemma("reuse", "in.jsonl").ends(0).out
    assert whole
    for i in (1, 2, 3):
        stemma("reuse", "in.jsonl", "--shard", f"{i}/3", "-o", f"share.{i}").ends(0)
    merge = [f for i in (3, 1, 2) for f in ("--merge", f"share.{i}")]
    assert stemma("reuse", "in.jsonl", *merge).ends(0).out == whole
    assert b"".join(stemma("reuse", "in.jsonl", *merge, "--part", f"{i}/4").ends(0).out for i in (1, 2, 3, 4)) == whole
    stemma("reuse", "in.jsonl", *merge[2:]).ends(1, "expected each share of one search once")
    write("other.jsonl", reports(59))
    stemma("reuse", "other.jsonl", *merge).ends(1, "the share was made of other reports than these")
    stemma("reuse", "in.jsonl", "--merge", "in.jsonl").ends(1, "in.jsonl, line 1: expected a share")
    for wrong in ("0/3", "4/3", "1/65", "1", "x/2", "1/2x"):
        stemma("reuse", "in.jsonl", "--shard", wrong).ends(2, f'"{wrong}" is not one of several')
    stemma("reuse", "in.jsonl", "--part", "1/2").ends(2)


def promise_passages_have_passims_names_and_show_their_words():
    texts = {f"r{i}": TEXT.replace("Selma", "Sælma 🚢") + (" It was another day." if i else "") for i in range(3)}
    stdin = lines(*({"id": i, "text": t, "date": "2024-03-04", "title": f"T{i}"} for i, t in texts.items()))
    for r in stemma("reuse", "-", stdin=stdin).ends(0).records():
        assert texts[r["id"]][r["begin"]:r["end"]] == r["s1"] and texts[r["id2"]][r["begin2"]:r["end2"]] == r["s2"], r
        assert {"uid", "uid2", "matches", "title", "title2"} <= set(r) and r["relation"] in ("same_text", "near_duplicate"), r
        assert 0 < r["quoted"] < r["matches"] and r["coverage"] > 0.8, r
    places = stemma("reuse", "--clusters", "-", stdin=stdin).ends(0).records()
    assert {(p["cluster"], p["size"], p["id"]) for p in places} == {(1, 3, i) for i in texts}, places
    assert all(texts[p["id"]][p["begin"]:p["end"]] == p["text"] for p in places)


def promise_every_span_of_a_record_shows_its_words():
    text = TEXT.replace("Selma", "Sælma 🚢")
    for stage, member in (("times", "times"), ("names", "names"), ("quotes", "quotes")):
        record = stemma(stage, "-", stdin=lines({"id": "x", "text": text, "date": "2024-03-04"})).ends(0).records()[0]
        for found in record[member]:
            if not found.get("spans"):
                assert text[found["start"]:found["end"]] == found["text"], found


def promise_explain_tells_the_rule():
    stdin = lines({"text": TEXT, "date": "2024-03-04"})
    for stage in ("times", "names", "quotes"):
        plain = stemma(stage, "-", stdin=stdin).records()[0][stage]
        told = stemma(stage, "--explain", "-", stdin=stdin).records()[0][stage]
        assert len(plain) == len(told) and all("rule" in t for t in told) and not any("rule" in p for p in plain)


def promise_threads_change_no_byte():
    write("reports", reports(60))
    for command in (*([s] for s in STAGES), ["read", "--json"]):
        assert len({stemma(*command, "--jobs", jobs, "reports").ends(0).out for jobs in ("1", "2", "7")}) == 1, command


def promise_read_writes_every_format():
    write("reports", reports(4))
    json.loads(stemma("read", "--json", "reports").ends(0).out)
    for form in ("terminal", "json", "markdown", "html", "dot", "graphml", "prov", "annotations"):
        stemma("read", "--format", form, "-o", f"out.{form}", "reports").ends(0)
        assert pathlib.Path(f"out.{form}").stat().st_size > 50, form


def promise_no_colour_and_no_progress_without_a_terminal():
    write("reports", reports(4))
    said = stemma("read", "reports").ends(0)
    assert b"\x1b" not in said.out and not said.messages


def promise_quiet_tells_nothing_but_the_exit_code():
    write("reports", reports(2) + b"broken\n")
    assert not stemma("quotes", "-q", "reports").ends(3).messages


def promise_timings_go_to_standard_error():
    stemma("read", "--json", "--timings", "-", stdin=reports(3)).ends(0, "elapsed", "extract", "3 reports")


def promise_output_that_cannot_be_written_ends_with_1():
    write("reports", reports(3))
    stemma("quotes", "-o", "no/such/folder", "reports").ends(1, "no/such/folder cannot be written: No such file or directory")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([STEMMA, "quotes", "reports"], stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1 and b"standard output cannot be written: No space left" in done.stderr, done


def promise_a_closed_pipe_ends_quietly():
    write("reports", reports(3000))
    running = subprocess.Popen([STEMMA, "extract", "reports"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.readline()
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(60) == 1


def promise_ctrl_c_ends_cleanly():
    reader, writer = os.pipe()
    running = subprocess.Popen([STEMMA, "read", "-"], stdin=reader, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.close(reader)
    os.write(writer, reports(5))
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    time.sleep(0.1)
    try:
        os.write(writer, reports(5))
    except BrokenPipeError:
        pass
    os.close(writer)
    assert running.wait(20) == 130


def promise_a_live_feed_is_answered_line_by_line():
    feed = subprocess.Popen([STEMMA, "stories", "--stream", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for i in range(5):
        feed.stdin.write(lines({"id": "x", "date": "2024-03-04", "title": f"T{i}", "text": "Ada Lind opened the bridge at Norholm. " * (i + 1)}))
        feed.stdin.flush()
        said = json.loads(feed.stdout.readline())  # waits for ever where the answer is held back
        assert said["id"] == ("x" if i == 0 else f"x~{i + 1}") and said["how"] in ("opened", "joined"), said
    feed.stdin.close()
    for line in feed.stdout:
        assert json.loads(line).keys() == {"id", "story", "was", "why"}, line
    assert feed.wait() == 0


def promise_a_stream_is_the_same_for_any_number_of_threads():
    write("feed.jsonl", lines(*({"id": str(i), "date": f"2024-03-{1 + i // 20:02}", "title": f"Fire in town {i % 7}", "note": i,
                                 "text": f"A fire in town {i % 7} was put out by {i} firefighters of Norholm, said Ada Lind. " * 3} for i in range(300))))
    one = stemma("stories", "--stream", "-j", "1", "feed.jsonl").ends(0)
    assert one.out == stemma("stories", "--stream", "-j", "5", "feed.jsonl").ends(0).out
    answers = [r for r in one.records() if "was" not in r]
    assert [r["note"] for r in answers] == list(range(300)) and {r["how"] for r in answers} >= {"opened", "joined"}
    stemma("stories", "--window-days", "3", "feed.jsonl").ends(2, "--stream")


def promise_stories_are_told_in_input_order():
    records = [{"id": name, "text": TEXT, "date": date} for name, date in (("z", "2024-03-09"), ("a", "2024-03-01"), ("m", "2024-03-05"))]
    assert [r["id"] for r in stemma("stories", "-", stdin=lines(*records)).ends(0).records()] == ["z", "a", "m"]


def promise_descent_answers_by_the_story_that_was_given():
    records = [{"id": f"{story}{i}", "text": TEXT, "story": story} for story in ("s1", "s2") for i in range(2)]
    said = stemma("descent", "-", stdin=lines(*records)).ends(0).records()
    assert sorted(r["id"] for r in said) == ["s1", "s2"]
    assert all({"credits", "pairs", "edges", "origins"} <= r.keys() for r in said)


def promise_ids_that_are_given_twice_stay_apart_in_the_account():
    account = json.loads(stemma("read", "--json", "-", stdin=lines(*({"id": "x", "text": TEXT + f" {i}"} for i in range(3)))).ends(0).out)
    assert len({a["id"] for a in account["articles"]}) == 3


run_promises(globals())
