/// Internal: which reports are bound by the newsrooms that they credit. See stemma/descent.h.
#pragma once

#include <map>
#include <set>
#include <span>

#include "descent/relations.h"
#include "descent/source_table.h"

namespace stemma::descent {

class Links {
 public:
  Links(const SourceTable& table, std::span<const Credit> credits, std::span<const Report> reports);

  CreditLink between(ArticleIndex a, ArticleIndex b) const;

 private:
  std::map<ArticleIndex, std::set<std::uint32_t>> credited_;  ///< newsrooms by the report that credits them
  std::map<ArticleIndex, std::set<std::uint32_t>> heard_;     ///< bodies with a page of their own, the same
  std::map<ArticleIndex, std::set<std::uint32_t>> whole_;     ///< those whose text a report is
  std::span<const Report> reports_;
  std::map<ArticleIndex, std::set<std::uint32_t>> own_;  ///< newsrooms by their own report
};

}  // namespace stemma::descent
