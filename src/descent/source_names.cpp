#include "descent/source_names.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"

namespace stemma::descent {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Whether a label that begins with `first` can be spelt by `words`: only articles may stand before its first
/// word.
bool may_begin(char first, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word.front() == first) return true;
    if (!is_article(word)) return false;
  }
  return false;
}

/// Whether `label` is made of beginnings of `words`; words may be left out only where `optional` says so.
bool spells(std::string_view label, const std::vector<std::string>& words) {
  // reach[i]: the label's first i letters are spelt by the words so far.
  std::array<bool, kMaxHostLabel + 1> reach{};
  reach[0] = true;
  for (const std::string& word : words) {
    std::array<bool, kMaxHostLabel + 1> next{};
    for (std::size_t i = 0; i <= label.size(); ++i) {
      if (!reach[i]) continue;
      if (is_article(word)) next[i] = true;
      for (std::size_t n = 0; n < word.size() && i + n < label.size() && word[n] == label[i + n]; ++n) {
        next[i + n + 1] = true;
      }
    }
    reach = next;
  }
  return reach[label.size()];
}

/// Hash of the words that are taken in so far.
std::uint64_t hash_on(std::uint64_t before, std::string_view word) {
  return core::mix(before * 31 + core::hash(word));
}

}  // namespace

bool is_article(std::string_view word) {
  static const std::set<std::string_view> articles = [] {
    std::set<std::string_view> words;
    for (const std::string_view entry : lang::entries("und", "articles")) {
      for (const std::string_view article : lang::columns(entry)) words.insert(article);
    }
    return words;
  }();
  return articles.contains(word);
}

std::vector<std::string> all_words(std::string_view name) {
  std::vector<std::string> words(1);
  for (const char c : lang::fold_case(name)) {
    if (c == '.' || c == '\'') continue;  // "A.P.", "People's"
    if (is_letter_or_digit(c)) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::vector<std::string> content_words(std::string_view name) {
  std::vector<std::string> words = all_words(name.substr(0, name.find(", ")));
  std::vector<std::string> content;
  std::ranges::copy_if(words, std::back_inserter(content), [](const auto& w) { return !is_article(w); });
  return content.empty() ? words : content;
}

bool same_source(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  if (shorter.empty()) return false;
  return std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin()) ||
         std::equal(shorter.begin(), shorter.end(), longer.begin());
}

std::vector<std::uint64_t> beginnings_of(const std::vector<std::string>& words) {
  std::vector<std::uint64_t> hashes;
  std::uint64_t hash = 0;
  for (const std::string& word : words) hashes.push_back(hash = hash_on(hash, word));
  return hashes;
}

std::vector<std::uint64_t> endings_of(const std::vector<std::string>& words) {
  std::vector<std::uint64_t> hashes;
  std::uint64_t hash = 0;
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    hashes.push_back(hash = hash_on(hash, *word));
  }
  return hashes;
}

std::string slug(std::string_view name) {
  std::string id;
  for (const std::string& word : all_words(name)) id += (id.empty() ? "" : "-") + word;
  return id;
}

bool host_spells(std::string_view host, const std::vector<std::string>& words) {
  // Of "edition.cnn.com" and "dailymail.co.uk" every label but the last may be the name's; the last is the
  // domain.
  for (std::size_t begin = 0; begin < host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    const std::string_view label = host.substr(begin, end - begin);
    const bool may_spell = end < host.size() && label.size() >= 2 && label.size() <= kMaxHostLabel;
    if (may_spell && may_begin(label.front(), words) && spells(label, words)) return true;
    begin = end + 1;
  }
  return false;
}

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  if (url.find('.') == std::string_view::npos || url.find(' ') != std::string_view::npos) return {};
  std::string host(url);
  for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return host;
}

}  // namespace stemma::descent
