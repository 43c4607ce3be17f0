/// Internal: names of sources: which two stand for one, and how a known one is shown. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::descent {

/// Case-folded words of a name.
std::vector<std::string> all_words(std::string_view name);

/// Whether a case-folded word is an article of some language.
bool is_article(std::string_view word);

/// Case-folded words of a name without articles and marks: "The Daily Telegraph" gives daily, telegraph. A
/// role after a comma is none of the name's.
std::vector<std::string> content_words(std::string_view name);

/// One's words end the other's, or are the other's begin: "Telegraph" and "Daily Telegraph", "Halden Courier"
/// and "Courier", "Meridian" and "Meridian News Agency". Neither is empty.
bool same_source(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Hashes of the first word, of the first two …, of all.
std::vector<std::uint64_t> beginnings_of(const std::vector<std::string>& words);

/// Hashes of the last word, of the last two …, of all; not those of beginnings_of.
std::vector<std::uint64_t> endings_of(const std::vector<std::string>& words);

/// Lower-case letters and digits, joined by '-': "the-telegraph".
std::string slug(std::string_view name);

/// Whether a name can be read in a label of a host: the label is made of beginnings of the name's words in
/// their order, as "nytimes" of "The New York Times" and "wsj" of "The Wall Street Journal". `words` are all
/// of the name's.
bool host_spells(std::string_view host, const std::vector<std::string>& words);

constexpr std::size_t kMaxHostLabel = 40;  ///< longer labels are no names of outlets

/// Host of an address without "www.", lower-case; empty where there is none.
std::string host_of(std::string_view url);

}  // namespace stemma::descent
