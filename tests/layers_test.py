#!/usr/bin/env python3
"""Holds the direction of the includes: a folder sees itself and the folders above it in CMakeLists.txt, no other.

Also: who may see which library, who may touch the world, and that public headers show nothing but the standard library,
tl::expected and each other.
"""
import functools
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ORDER = re.search(r"set\(STEMMA_FOLDERS ([^)]*)\)", (ROOT / "CMakeLists.txt").read_text()).group(1).split()

# The folder that makes each public header's values.
PUBLIC = {
    "text_span": "core", "result": "core", "for_each_index": "core", "document": "source", "inputs": "source", "article": "page", "reading": "text",
    "quotation": "quotes", "report": "quotes", "passage": "reuse", "shared_pair": "reuse", "passage_cluster": "reuse",
    "reuse_steps": "reuse",
    "story": "stories", "story_stream": "stories", "descent": "descent",
    "account": "account", "dossier": "account", "view": "views", "engine": "engine",
}
# A header that begins so may be seen in these folders only. Tests are free to use what they like.
RESERVED = {
    "myhtml/": {"page"}, "mycore/": {"page"}, "modest/": {"page"},
    "simdjson": {"source", "page"}, "zlib": {"source"}, "uchardet": {"source"},
    "zstd": {"source"}, "brotli/": {"source"}, "zip": {"source"}, "libxml/": {"source"},
    "libstemmer": {"lang"},
    "nlohmann/": {"views", "app"},
    "CLI/": {"app"},
    "fstream": {"source", "app"}, "filesystem": {"source", "app"}, "iostream": {"app"}, "cstdio": {"source", "app"},
    "unistd.h": {"source", "app"}, "sys/": {"source", "app"}, "fcntl.h": {"source", "app"}, "dirent.h": {"source", "app"},
    "csignal": {"app"}, "thread": {"engine"}, "random": set(),
}


@functools.cache
def includes(path):
    return re.findall(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]', path.read_text(encoding="utf-8"), re.MULTILINE)


def check_public(path, problems):
    own = PUBLIC.get(path.stem)
    if own is None:
        return problems.append(f"{path.name}: which folder makes its values? (PUBLIC in {pathlib.Path(__file__).name})")
    for header in includes(path):
        if header.startswith("stemma/"):
            other = PUBLIC.get(header[len("stemma/"):-len(".h")])
            if other is None or ORDER.index(other) > ORDER.index(own):
                problems.append(f"{path.name} includes {header}, which comes after it")
        elif "/" in header and header != "tl/expected.hpp" or header.endswith(".h"):
            problems.append(f"{path.name} shows {header}, which a user of the library need not have")


def for_tests(path, sources):
    """A test, or a header that tests alone include."""
    if path.stem.endswith("_test"):
        return True
    name = str(path.relative_to(ROOT / "src"))
    users = [s for s in sources if name in includes(s)]
    return path.suffix == ".h" and bool(users) and all(s.stem.endswith("_test") for s in users)


def check_source(path, sources, problems):
    folder = path.relative_to(ROOT / "src").parts[0]
    for header in includes(path):
        first = header.split("/")[0]
        if first == "stemma":
            other = PUBLIC.get(header[len("stemma/"):-len(".h")], ORDER[-1])
        else:
            other = first if "/" in header and first in ORDER else folder
        if ORDER.index(other) > ORDER.index(folder):
            problems.append(f"src/{folder}/{path.name} includes {header}: {other} comes after {folder}")
        if for_tests(path, sources):
            continue
        for reserved, folders in RESERVED.items():
            hit = header.startswith(reserved) if reserved.endswith("/") else header in (reserved, reserved + ".h", reserved + "/" + reserved + ".h")
            if hit and folder not in folders:
                problems.append(f"src/{folder}/{path.name} includes {header}, which is for {', '.join(sorted(folders)) or 'nobody'}")


def main():
    problems = []
    on_disk = {p.name for p in (ROOT / "src").iterdir() if p.is_dir()}
    if on_disk != set(ORDER):
        problems.append(f"folders of src/ and of STEMMA_FOLDERS differ: {sorted(on_disk ^ set(ORDER))}")
    for path in sorted((ROOT / "include/stemma").glob("*.h")):
        check_public(path, problems)
    sources = sorted(p for p in (ROOT / "src").rglob("*") if p.suffix in (".h", ".cpp"))
    assert len(sources) > 20, "no sources found"
    for path in sources:
        check_source(path, sources, problems)
    print("\n".join(problems) or f"{len(sources)} sources include only what stands above them")
    sys.exit(bool(problems))


main()
