#include "page/meta_elements.h"

#include <algorithm>
#include <cstdint>

#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::page {
namespace {

struct MetaName {
  std::string_view kind;
  std::string_view name;
  std::size_t rank = 0;
};

const MetaName* meta_name(std::string_view name) {
  static const auto names = [] {
    std::unordered_map<std::uint64_t, MetaName> read;
    for (const auto entry : lang::entries("und", "meta_names")) {
      const auto row = lang::columns(entry);
      for (std::size_t i = 1; i < row.size(); ++i)
        read.try_emplace(lang::fold_hash(row[i]), MetaName{row[0], row[i], i});
    }
    return read;
  }();
  const auto found = names.find(lang::fold_hash(name));
  return found == names.end() ? nullptr : &found->second;
}

}  // namespace

MetaElements::MetaElements(const HtmlTree& tree) {
  const auto nodes = tree.nodes();
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    if (nodes[i].tag != Tag::kMeta) continue;
    const std::string_view value = tree.attribute(i, "content");
    if (value.empty()) continue;
    for (const std::string_view key : {"property", "name", "itemprop", "http-equiv"}) {
      if (const MetaName* known = meta_name(tree.attribute(i, key)))
        stated_[known->kind].push_back({known->name, value, known->rank});
    }
  }
  for (auto& [kind, list] : stated_) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Stated& a, const Stated& b) { return a.rank < b.rank; });
  }
}

std::string_view MetaElements::first(std::string_view kind) const {
  const auto found = stated_.find(kind);
  return found == stated_.end() ? std::string_view{} : found->second.front().value;
}

const std::vector<Stated>& MetaElements::all(std::string_view kind) const {
  static const std::vector<Stated> kNone;
  const auto found = stated_.find(kind);
  return found == stated_.end() ? kNone : found->second;
}

}  // namespace stemma::page
