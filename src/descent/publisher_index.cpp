// A name and an outlet are one where the words of one begin or end the other's. So each beginning and each
// ending of an outlet is a key, and the name is looked up; and the outlet is one, and those of the name are.
#include "descent/publisher_index.h"

#include <algorithm>
#include <set>

#include "core/hash.h"
#include "descent/source_names.h"

namespace stemma::descent {
namespace {

std::vector<std::string> labels_of(std::string_view host) {
  std::vector<std::string> labels;
  for (std::size_t begin = 0; begin < host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    labels.emplace_back(host.substr(begin, end - begin));
    begin = end + 1;
  }
  return labels;
}

std::string without_hyphens(std::string label) {
  std::erase(label, '-');
  return label;
}

/// Candidates once each, and of these the right ones.
template <typename IsRight>
std::vector<std::uint32_t> confirmed(std::vector<std::uint32_t> found, IsRight is_right) {
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](std::uint32_t publisher) { return !is_right(publisher); });
  return found;
}

}  // namespace

void PublisherIndex::Labels::add(std::string_view label, std::uint32_t publisher) {
  std::uint32_t node = 0;
  for (const char letter : label) {
    node = next_.try_emplace({node, letter}, static_cast<std::uint32_t>(next_.size() + 1)).first->second;
  }
  ends_[node].push_back(publisher);
}

void PublisherIndex::Labels::find_spelt(const std::vector<std::string>& words, Found& found) const {
  std::set<std::uint32_t> reached{0};
  for (const std::string& word : words) {
    std::set<std::uint32_t> beyond;
    if (is_article(word)) beyond = reached;
    for (const std::uint32_t from : reached) {
      auto step = next_.end();
      std::uint32_t node = from;
      for (const char letter : word) {
        step = next_.find({node, letter});
        if (step == next_.end()) break;
        node = step->second;
        beyond.insert(node);
      }
    }
    reached = std::move(beyond);
  }
  for (const std::uint32_t node : reached) {
    const auto ends = ends_.find(node);
    if (ends != ends_.end()) found.insert(found.end(), ends->second.begin(), ends->second.end());
  }
}

PublisherIndex::PublisherIndex(std::span<const Publisher> publishers) : publishers_(publishers) {
  for (std::uint32_t i = 0; i < publishers.size(); ++i) {
    const Publisher& publisher = publishers[i];
    if (!publisher.outlet_.empty()) {
      const std::vector<std::uint64_t> beginnings = beginnings_of(publisher.outlet_);
      const std::vector<std::uint64_t> endings = endings_of(publisher.outlet_);
      add(By::kOutlet, beginnings.back(), i);
      add(By::kOutletBackwards, endings.back(), i);
      for (const std::uint64_t hash : beginnings) add(By::kOutletBegin, hash, i);
      for (const std::uint64_t hash : endings) add(By::kOutletEnd, hash, i);
    }
    for (const std::uint64_t hash : beginnings_of(publisher.file_)) add(By::kFileBegin, hash, i);
    for (const std::string& label : labels_of(publisher.host_)) {
      if (label.size() <= kMaxHostLabel) labels_.add(label, i);
      add(By::kLabel, core::hash(without_hyphens(label)), i);
    }
  }
}

void PublisherIndex::add(By by, std::uint64_t hash, std::uint32_t publisher) {
  by_key_[core::mix(hash + static_cast<std::uint64_t>(by))].push_back(publisher);
}

void PublisherIndex::find(By by, std::uint64_t hash, Found& found) const {
  const auto with = by_key_.find(core::mix(hash + static_cast<std::uint64_t>(by)));
  if (with != by_key_.end()) found.insert(found.end(), with->second.begin(), with->second.end());
}

std::vector<std::uint32_t> PublisherIndex::newsrooms(const SourceName& name) const {
  Found found;
  for (const SourceName::Form& form : name.forms_) {
    labels_.find_spelt(form.words, found);
    if (form.content.empty()) continue;
    const std::vector<std::uint64_t> beginnings = beginnings_of(form.content);
    const std::vector<std::uint64_t> endings = endings_of(form.content);
    find(By::kOutletBegin, beginnings.back(), found);
    find(By::kOutletEnd, endings.back(), found);
    find(By::kFileBegin, beginnings.back(), found);
    for (const std::uint64_t hash : beginnings) find(By::kOutlet, hash, found);
    for (const std::uint64_t hash : endings) find(By::kOutletBackwards, hash, found);
  }
  return confirmed(std::move(found), [&](std::uint32_t i) { return publishers_[i].is_newsroom(name); });
}

std::vector<std::uint32_t> PublisherIndex::bodies(const SourceName& name) const {
  Found found;
  find(By::kLabel, core::hash(name.letters_), found);
  if (!name.content_.empty()) find(By::kOutlet, beginnings_of(name.content_).back(), found);
  return confirmed(std::move(found), [&](std::uint32_t i) { return publishers_[i].is_body(name); });
}

}  // namespace stemma::descent
