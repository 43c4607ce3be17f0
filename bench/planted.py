"""Planted passages: real articles with derived texts hidden among them by known edits, and how many are told.

A library of bench/passages.py and bench/peers/reuse.py; what counts as found and as right is in bench/README.md. All of
it is made from JSON Lines with `text` that the caller names, the same from the same seed.
"""
import collections
import json
import pathlib
import random
import re

WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
MIN_WORDS, MAX_WORDS = 30, 120  # of a planted passage
FOUND = 0.8  # of a planted passage's words, on either side, that must stand in told passages
EQUAL_WORDS = 8  # that two texts must share, nearly in a row, to be said to share words

# (name, share of words changed)
EDITS = [("words", 0.0), ("words", 0.05), ("words", 0.10), ("words", 0.20), ("words", 0.30),
         ("phrases", 0.10), ("phrases", 0.20), ("added and dropped", 0.10), ("added and dropped", 0.20),
         ("figures and names", 0.0), ("case, marks, hyphens", 0.0), ("reordered", 0.0), ("reordered", 0.10),
         ("trimmed", 0.0), ("trimmed", 0.10)]


def words_of(text):
    return [m.span() for m in WORD.finditer(text)]


def folded(text):
    return [m.group().casefold() for m in WORD.finditer(text)]


def sentences_of(text):
    """Spans of the sentences, white space left out."""
    spans, begin = [], 0
    for m in list(SENTENCE_END.finditer(text)) + [None]:
        end = m.start() if m else len(text)
        if text[begin:end].strip():
            spans.append((begin, end))
        begin = m.end() if m else end
    return spans


# ---- sources ------------------------------------------------------------------------------------------------------------
def read_pieces(paths, wanted, words_a_piece, rng):
    """Pieces of real articles, (source, text): an article is cut between sentences, no piece is in two."""
    pieces, seen = [], set()
    source = 0
    for path in paths:
        for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
            text = json.loads(line).get("text") or ""
            if text in seen or "://" in text:  # an address is no words
                continue
            seen.add(text)
            source += 1
            begin = None
            for b, e in sentences_of(text):
                begin = b if begin is None else begin
                if len(words_of(text[begin:e])) >= words_a_piece:
                    pieces.append((source, text[begin:e]))
                    begin = None
            if begin is not None and len(words_of(text[begin:])) >= 2 * MIN_WORDS:
                pieces.append((source, text[begin:].strip()))
    rng.shuffle(pieces)
    return pieces[:wanted]


# ---- edits --------------------------------------------------------------------------------------------------------------
class Editor:
    """The edits that a passage goes through. Words that come in are other articles', as often as they stand there."""

    def __init__(self, pieces, rng):
        self.rng = rng
        self.pool = [m.group() for _, text in rng.sample(pieces, min(2000, len(pieces))) for m in WORD.finditer(text)]

    def other(self, word):
        for _ in range(20):
            new = self.rng.choice(self.pool)
            if new.casefold() != word.casefold():
                return new
        return "other"

    def replace(self, text, chosen):
        for b, e in sorted(chosen, reverse=True):
            text = text[:b] + self.other(text[b:e]) + text[e:]
        return text

    def words(self, text, rate):
        spans = words_of(text)
        return self.replace(text, self.rng.sample(spans, round(rate * len(spans))))

    def phrases(self, text, rate):
        """Two or three words at a time."""
        spans = words_of(text)
        wanted, chosen = round(rate * len(spans)), set()
        while len(chosen) < wanted:
            at = self.rng.randrange(len(spans))
            chosen.update(spans[at:at + min(self.rng.choice((2, 3)), wanted - len(chosen))])
        return self.replace(text, chosen)

    def added_and_dropped(self, text, rate):
        spans = words_of(text)
        for b, e in sorted(self.rng.sample(spans, round(rate * len(spans))), reverse=True):
            text = text[:b] + (text[b:e] + " " + self.other(text[b:e]) if self.rng.random() < 0.5 else "") + text[e:]
        return text

    def figures_and_names(self, text, _rate):
        """Every number and every capitalised word that does not open a sentence, up to a fifth of the words."""
        opens = {next(iter(words_of(text[b:e])), (0, 0))[0] + b for b, e in sentences_of(text)}
        chosen = [(b, e) for b, e in words_of(text)
                  if text[b:e].isdigit() or (text[b].isupper() and b not in opens)]
        self.rng.shuffle(chosen)
        for b, e in sorted(chosen[:len(words_of(text)) // 5], reverse=True):
            new = str(self.rng.randrange(2, 900)) if text[b:e].isdigit() else self.other(text[b:e]).capitalize()
            text = text[:b] + new + text[e:]
        return text

    def case_marks_hyphens(self, text, _rate):
        text = text.upper() if self.rng.random() < 0.3 else text
        text = text.replace('"', self.rng.choice("“”«")).replace("'", "’").replace(",", self.rng.choice([",", "", " –"]))
        return text.replace(". ", "; ")

    def reordered(self, text, rate):
        parts = [text[b:e] for b, e in sentences_of(text)]
        before = list(parts)
        while len(parts) > 1 and parts == before:
            self.rng.shuffle(parts)
        return self.words(" ".join(parts), rate)

    def apply(self, edit, text, rate):
        return getattr(self, edit.replace(", ", "_").replace(" ", "_"))(text, rate)


# ---- the corpus ---------------------------------------------------------------------------------------------------------
def stretch(text, rng, whole_sentences):
    """A stretch of 30 to 120 words, or None."""
    if not whole_sentences:
        spans = words_of(text)
        length = min(len(spans), int(MIN_WORDS * (MAX_WORDS / MIN_WORDS) ** rng.random()))
        if length < MIN_WORDS:
            return None
        at = rng.randrange(len(spans) - length + 1)
        return spans[at][0], spans[at + length - 1][1]
    # Sentences that can be told apart by their words: of 12 and more, three to five in a row.
    spans = sentences_of(text)
    rows = [(i, i + n) for n in (3, 4, 5) for i in range(len(spans) - n + 1)
            if all(len(words_of(text[b:e])) >= 12 for b, e in spans[i:i + n])]
    if not rows:
        return None
    i, j = rng.choice(rows)
    return spans[i][0], spans[j - 1][1]


def plant(pieces, cases, rng):
    """(articles, truth): some of the pieces become hosts of an edited passage of others, or trimmed copies of them."""
    editor = Editor(pieces, rng)
    texts = [text for _, text in pieces]
    order = list(range(len(pieces)))
    rng.shuffle(order)
    truth = []
    while len(truth) < cases and len(order) >= 2:
        donor, host = order.pop(), order.pop()
        if pieces[donor][0] == pieces[host][0]:
            continue
        edit, rate = EDITS[len(truth) % len(EDITS)]
        if edit == "trimmed":
            parts = sentences_of(texts[donor])
            keep = parts[:max(3, len(parts) * 3 // 5)]
            span = (keep[0][0], keep[-1][1])
            begin, edited = 0, editor.words(texts[donor][span[0]:span[1]], rate)
            texts[host] = edited
        else:
            span = stretch(texts[donor], rng, edit == "reordered")
            if span is None:
                continue
            edited = editor.apply(edit, texts[donor][span[0]:span[1]], rate)
            begin = rng.choice([b for b, _ in sentences_of(texts[host])] + [len(texts[host])])
            gap = rng.choice([" ", "\n\n"])
            before = texts[host][:begin].rstrip()
            begin = len(before) + len(gap) if before else 0
            texts[host] = before + (gap if before else "") + edited + gap + texts[host][begin:].lstrip()
        if len(words_of(edited)) < MIN_WORDS or len(words_of(texts[donor][slice(*span)])) < MIN_WORDS:
            continue
        truth.append({"edit": edit, "rate": rate, "id": f"p{donor:06}", "begin": span[0], "end": span[1],
                      "id2": f"p{host:06}", "begin2": begin, "end2": begin + len(edited)})
    return [{"id": f"p{i:06}", "text": text} for i, text in enumerate(texts)], truth


# ---- scores -------------------------------------------------------------------------------------------------------------
def covered(text, begin, end, spans):
    """Share of the words of text[begin:end] that stand in one of the spans."""
    all_words = [(b, e) for b, e in ((b + begin, e + begin) for b, e in words_of(text[begin:end]))]
    return sum(any(b <= wb and we <= e for b, e in spans) for wb, we in all_words) / max(1, len(all_words))


def equal_words(words, words2):
    """The longest common subsequence, in words."""
    row = [0] * (len(words2) + 1)
    for word in words:
        diagonal = 0
        for j, other in enumerate(words2, 1):
            diagonal, row[j] = row[j], diagonal + 1 if word == other else max(row[j], row[j - 1])
    return row[-1]


def really_shares(text, text2):
    """Whether a judge who sees two passages alone would say that they share words: see bench/README.md."""
    words, words2 = folded(text), folded(text2)
    equal, longer = equal_words(words, words2), max(len(words), len(words2))
    if equal >= EQUAL_WORDS and equal >= 0.8 * longer or equal >= 2 * EQUAL_WORDS and equal >= 0.5 * longer:
        return True
    runs = {tuple(words[i:i + EQUAL_WORDS]) for i in range(len(words) - EQUAL_WORDS + 1)}
    return any(tuple(words2[i:i + EQUAL_WORDS]) in runs for i in range(len(words2) - EQUAL_WORDS + 1))


def score(articles, truth, told):
    """`told`: (id, begin, end, id2, begin2, end2), each pair either way round."""
    texts = {a["id"]: a["text"] for a in articles}
    by_pair = collections.defaultdict(list)
    for a, b, e, a2, b2, e2 in told:
        by_pair[tuple(sorted((a, a2)))].append((b, e, b2, e2) if a < a2 else (b2, e2, b, e))
    rows = []
    planted = set()
    for case in truth:
        pair = tuple(sorted((case["id"], case["id2"])))
        planted.add(pair)
        spans = by_pair.get(pair, [])
        sides = [[s[:2] for s in spans], [s[2:] for s in spans]]
        if case["id"] > case["id2"]:
            sides.reverse()
        share = min(covered(texts[case["id"]], case["begin"], case["end"], sides[0]),
                    covered(texts[case["id2"]], case["begin2"], case["end2"], sides[1]))
        rows.append(dict(case, share=share))
    wrong = []
    for pair, spans in by_pair.items():
        if pair in planted:
            continue
        if not any(really_shares(texts[pair[0]][b:e], texts[pair[1]][b2:e2]) for b, e, b2, e2 in spans):
            wrong.append(pair)
    return {"cases": rows, "pairs": len(by_pair), "planted pairs": sum(p in planted for p in by_pair), "wrong": wrong,
            "told": by_pair}


def within(rows, limit=0.2):
    return [r for r in rows if r["rate"] <= limit]


def share_found(rows, least=FOUND):
    return 100 * sum(r["share"] >= least for r in rows) / len(rows) if rows else 0.0


def precision(result):
    return 100 * (1 - len(result["wrong"]) / result["pairs"]) if result["pairs"] else 100.0
