/// Internal: which reports are bound by the newsrooms that they credit. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "descent/publisher.h"
#include "descent/relations.h"
#include "descent/source_table.h"

namespace stemma::descent {

class Links {
 public:
  /// `credits` are those that `table` was made of. Keeps nothing of its arguments.
  Links(const Story& story, std::span<const Report> reports, const SourceTable& table,
        std::span<const Credit> credits);

  /// Of two articles of the story. O(their sources).
  CreditLink between(ArticleIndex a, ArticleIndex b) const;

 private:
  using Sources = std::vector<std::uint32_t>;  ///< indices into SourceTable::sources, ascending

  struct Bonds {
    Publisher publisher;
    Sources credited;  ///< newsrooms that it credits
    Sources heard;     ///< bodies with a page of their own that it credits
    Sources whole;     ///< those whose text it is
    Sources own;       ///< those whose own report it is
  };

  std::size_t place_of(ArticleIndex article) const;
  static bool meet(const Sources& a, const Sources& b);

  std::vector<ArticleIndex> articles_;  ///< of the story, ascending
  std::vector<Bonds> bonds_;            ///< beside them
};

}  // namespace stemma::descent
