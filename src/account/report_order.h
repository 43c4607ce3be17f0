/// Internal: which of two reports of a story came later, as far as anything tells.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "stemma/descent.h"
#include "stemma/report.h"

namespace stemma::account {

/// Answers by what the reports show: their clocks, and who has it from whom.
class ReportOrder {
 public:
  /// Both must outlive this.
  ReportOrder(std::span<const Report> reports, const DescentGraph& descent);

  /// Whether `later` appeared an hour or more after `earlier`, or on a later day where only days are known;
  /// any time after it if it has words from it.
  bool is_later(ArticleIndex earlier, ArticleIndex later) const;
  /// Whether `younger` has words from `older`, directly.
  bool descends(ArticleIndex younger, ArticleIndex older) const;
  /// Whether `earlier` is the earlier of two states of one page: by its last edit, its publication, its
  /// fetch.
  bool is_earlier_state(ArticleIndex earlier, ArticleIndex later) const;
  /// Sorts states as far as their times tell; those without a day last.
  std::tuple<int, std::string_view, std::string_view> state_key(ArticleIndex article) const;

 private:
  std::span<const Report> reports_;
  std::map<ArticleIndex, std::vector<ArticleIndex>> parents_;
};

}  // namespace stemma::account
