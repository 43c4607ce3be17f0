#!/usr/bin/env python3
"""Other programs' parsers on the golden files of the views: what Graphviz, GraphML readers and browsers would refuse.

usage: formats_test.py FOLDER    (tests/golden/views)
"""
import html.parser
import json
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

folder = sys.argv[1]
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def path(name):
    return os.path.join(folder, name)


def read(name):
    with open(path(name), encoding="utf-8") as file:
        return file.read()


def check_graphml():
    graph = ET.parse(path("bridge.graphml")).getroot().find(GRAPHML + "graph")
    nodes = {node.get("id") for node in graph.iter(GRAPHML + "node")}
    keys = {key.get("id") for key in ET.parse(path("bridge.graphml")).getroot().iter(GRAPHML + "key")}
    assert len(nodes) == 6, nodes
    for edge in graph.iter(GRAPHML + "edge"):
        assert edge.get("source") in nodes and edge.get("target") in nodes, edge.attrib
    for data in graph.iter(GRAPHML + "data"):
        assert data.get("key") in keys, data.attrib


def check_picture():
    page = read("bridge.html")
    begin = page.index('<svg class="graph"')
    ET.fromstring(page[begin:page.index("</svg>\n", begin) + 6])


def check_page():
    class Reader(html.parser.HTMLParser):
        text = ""

        def handle_data(self, data):
            self.text += data

    reader = Reader()
    reader.feed(read("bridge.html"))
    for words in ("Ilse Varga", "12,000 vehicles", "Not among the reports"):
        assert words in reader.text, words


def check_dot():
    if shutil.which("dot"):
        subprocess.run(["dot", "-Tsvg", path("bridge.dot")], check=True, stdout=subprocess.DEVNULL)


json.loads(read("bridge.json"))
check_graphml()
check_picture()
check_page()
check_dot()
