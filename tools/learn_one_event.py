#!/usr/bin/env python3
"""Learns how likely two articles tell one event, and writes src/stories/one_event_trees.cpp.

usage: tools/learn_one_event.py [--check] [--negatives N,N,…] PAIRS…     PAIRS: what build/story_pairs prints, a file a collection
Needs scikit-learn. All collections weigh alike, however many pairs they have; --negatives weighs the pairs of two
events of each, so that one threshold suits all. A fixed seed: the same pairs give
the same trees.
--check learns from four fifths of the stories and prints on the others, five times over, how well pairs are told
apart (average precision), and writes nothing.
"""
import argparse
import pathlib
import zlib

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

OUTPUT = pathlib.Path(__file__).parent.parent / "src/stories/one_event_trees.cpp"
RESEMBLANCE, ECHO = 0, 10  # Sign in src/stories/comparison.h
FOLDS = 5
NONE = -1  # no fold


class Collection:
    """Pairs of one file whose stories are both known: signs, whether of one story, the folds of both stories."""

    def __init__(self, path):
        story, rows = {}, []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                kind, *rest = line.rstrip("\n").split("\t")
                if kind == "A":
                    story[rest[0]] = rest[1]
                else:
                    rows.append((story[rest[0]], story[rest[1]], rest[2:]))
        rows = [row for row in rows if "?" not in row[:2]]
        fold = lambda name: zlib.crc32(f"{path}{name}".encode()) % FOLDS
        self.signs = numpy.array([row[2] for row in rows], dtype=numpy.float32)
        self.signs[:, ECHO] = 0  # large collections are read without
        self.same = numpy.array([row[0] == row[1] for row in rows])
        self.folds = numpy.array([(fold(row[0]), fold(row[1])) for row in rows])


def learn(collections, negatives, left_out):
    """The model of all collections; pairs with a story of the fold `left_out` are not looked at."""
    signs, same, weights = [], [], []
    for collection, negative in zip(collections, negatives):
        chosen = (collection.folds != left_out).all(axis=1)
        of = collection.same[chosen]
        signs.append(collection.signs[chosen])
        same.append(of)
        weights.append(numpy.where(of, 1, negative) / of.sum())
    weights = numpy.concatenate(weights)
    order = [0] * collections[0].signs.shape[1]
    order[RESEMBLANCE] = 1  # more resemblance never makes one event less likely
    model = HistGradientBoostingClassifier(max_iter=150, learning_rate=0.06, max_leaf_nodes=15, min_samples_leaf=40,
                                           l2_regularization=1, monotonic_cst=order, early_stopping=False, random_state=0)
    return model.fit(numpy.concatenate(signs), numpy.concatenate(same), sample_weight=weights * len(weights) / weights.sum())


def check(collections, negatives):
    for fold in range(FOLDS):
        model = learn(collections, negatives, fold)
        for number, collection in enumerate(collections):
            held = (collection.folds == fold).any(axis=1)
            told = model.predict_proba(collection.signs[held])[:, 1]
            print(f"fold {fold} collection {number}: average precision {average_precision_score(collection.same[held], told):.3f}")


def number(value):
    """A bound without end parts what is there from what is not."""
    text = f"{min(value, 1e30):.6g}"
    return text + ("F" if set(text) & set(".e") else ".0F")


def written(model):
    nodes, roots = [], []
    for (tree,) in model._predictors:
        roots.append(len(nodes))
        for node in tree.nodes:
            if node["is_leaf"]:
                nodes.append(f"{{255, false, 0, 0, {number(node['value'])}}}")
            else:
                nodes.append(f"{{{node['feature_idx']}, {'true' if node['missing_go_to_left'] else 'false'}, "
                             f"{node['left']}, {node['right']}, {number(node['num_threshold'])}}}")
    rows = lambda items, each: "\n".join("    " + ", ".join(items[i:i + each]) + "," for i in range(0, len(items), each))
    return f"""// Written by tools/learn_one_event.py; do not edit.
#include "stories/one_event.h"

// clang-format off
namespace stemma::stories {{
namespace {{

constexpr TreeNode kNodes[] = {{
{rows(nodes, 4)}
}};

constexpr std::uint16_t kRoots[] = {{
{rows([str(root) for root in roots], 16)}
}};

}}  // namespace

const Trees& one_event_trees() {{
  static constexpr Trees kTrees{{kNodes, kRoots, {number(float(model._baseline_prediction.ravel()[0]))}}};
  return kTrees;
}}

}}  // namespace stemma::stories
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--negatives", type=lambda text: [float(part) for part in text.split(",")])
    arguments = parser.parse_args()
    collections = [Collection(path) for path in arguments.pairs]
    negatives = arguments.negatives or [1.0] * len(collections)
    if arguments.check:
        check(collections, negatives)
    else:
        OUTPUT.write_text(written(learn(collections, negatives, NONE)), encoding="utf-8")


main()
