/// Where the nodes of a derivation graph stand: time runs from left to right, lanes from top to bottom.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "stemma/dossier.h"
#include "views/outline.h"

namespace stemma::views {

/// A node that is drawn: an article, an unseen source, or the articles that are folded into one.
struct DrawnNode {
  Witness witness;                   ///< of folded ones: the first
  std::vector<ArticleIndex> folded;  ///< empty unless the node stands for several articles
  bool one_text = false;             ///< they carry one text; else they have their words from the same source
  std::uint32_t column = 0;
  double lane = 0;  ///< halves occur: a source stands midway between what came from it
};

struct DrawnEdge {
  std::uint32_t source = 0;     ///< index into nodes: where the words came from
  std::uint32_t younger = 0;    ///< index into nodes
  std::uint32_t edge = 0;       ///< index into DescentGraph::edges; of folded copies: the first's
  std::vector<double> through;  ///< lanes by which it passes the columns between the two, from left to right
};

/// Columns that belong to one day, to the sources outside, or to the reports without a day.
struct Period {
  std::string label;
  std::uint32_t first_column = 0;
  std::uint32_t columns = 1;
};

struct GraphLayout {
  std::vector<DrawnNode> nodes;
  std::vector<DrawnEdge> edges;
  std::vector<Period> periods;  ///< from left to right
  double lanes = 0;             ///< height in lanes
};

/// Places every article and unseen source of the story, except voices that one report alone credits: they say
/// nothing of how reports depend on one another. Reports that carry one text are one node beside the report
/// that they have it from (views/copies.h). Others of one day that have their words from the same source and
/// from which nobody has anything are folded where they are more than a few.
///
/// Deterministic; O(nodes log nodes + edges) apart from chains within one day, which are followed at most 8
/// deep.
GraphLayout lay_out(const StoryPart& part, std::span<const Report> reports);

}  // namespace stemma::views
