#!/usr/bin/env python3
"""Made archives: the same bytes again, in order of time, each article with its story, stories of several articles."""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

ARTICLES = 300


def made(program, reports, truth, *options):
    return subprocess.run([program, "--articles", str(ARTICLES), "--per-day", "30", "--truth", truth, *options, reports], check=True,
                          stdout=subprocess.PIPE).stdout


def main():
    program, reports = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        truth = pathlib.Path(folder) / "truth.tsv"
        archive = made(program, reports, truth)
        assert made(program, reports, truth) == archive, "another archive the second time"
        assert made(program, reports, truth, "--seed", "2") != archive, "the seed changes nothing"
        made(program, reports, truth)
        stories = dict(line.split("\t") for line in truth.read_text().splitlines())
    articles = [json.loads(line) for line in archive.splitlines()]
    assert [article["id"] for article in articles] == list(stories), "truth and archive differ"
    assert len(articles) == ARTICLES
    dates = [article["date"] for article in articles]
    assert dates == sorted(dates), "not in order of time"
    assert all(article["text"] and article["title"] for article in articles)
    sizes = collections.Counter(stories.values()).values()
    assert max(sizes) > 3 and sum(size == 1 for size in sizes) > len(sizes) / 3, sorted(sizes)


main()
