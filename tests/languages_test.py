"""The lists under lang/ are what docs/languages.md says: form, no entry twice, every list described, whole steps."""
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")


def step(number):
    """The lists that the guide names for a step."""
    text = re.search(rf"^{number}\. \*\*.*?(?=^\d\. \*\*|^The other lists)", GUIDE, re.M | re.S)[0]
    return re.findall(r"`(\w+)`", text.split("All folders")[0].split("A folder that")[0])


def described():
    table = re.search(r"^## The lists$.*?^The comment", GUIDE, re.M | re.S)[0]
    return {name for row in table.splitlines() if row.startswith("| `") for name in re.findall(r"`(\w+)`", row.split("|")[1])}


def slips_of_form(path):
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"is not UTF-8: {error}"
        return
    if not text.startswith("# "):
        yield "does not begin with a comment that says what it is for"
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "does not end with one line end"
    if "\r" in text:
        yield "has carriage returns"
    seen = collections.Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip():
            yield f"line {number} ends with spaces"
        if line and not line.startswith("#"):
            seen[line] += 1
            if seen[line] == 2:
                yield f"line {number} is there twice: {line[:60]!r}"


def main():
    slips = []
    lists = collections.defaultdict(set)  # language -> lists
    for path in sorted((ROOT / "lang").glob("*/*")):
        if path.suffix != ".txt":
            slips.append(f"{path.relative_to(ROOT)} is no list")
            continue
        lists[path.parent.name].add(path.stem)
        slips += [f"{path.relative_to(ROOT)}: {slip}" for slip in slips_of_form(path)]

    there = set().union(*lists.values())
    slips += [f"{name} is not described in docs/languages.md" for name in sorted(there - described())]
    slips += [f"docs/languages.md describes {name}, which no language has" for name in sorted(described() - there)]

    first, speech = step(1), step(3)
    assert len(first) >= 2 and len(speech) >= 10, "the guide's steps could not be read"
    for language in sorted(set(lists) - {"und"}):
        needed = set(first)
        if lists[language] & set(speech[-2:]):
            needed |= set(speech)
        slips += [f"lang/{language} has no {name}" for name in sorted(needed - lists[language])]

    print(f"{len(lists)} folders, {sum(map(len, lists.values()))} lists, {len(slips)} slips")
    for slip in slips:
        print("  " + slip)
    return 1 if slips else 0


sys.exit(main())
