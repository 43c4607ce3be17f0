/// Hand-made dossiers for the tests of the views: fictional outlets, an agency that is not among the
/// articles, variants of one quotation, figures that differ.
#pragma once

#include <cassert>
#include <string>
#include <string_view>

#include "stemma/dossier.h"

namespace stemma::views {

/// Where `words` stand in an article of the dossier for the `nth` time.
inline Evidence find_words(const Dossier& dossier, std::uint32_t article, std::string_view words,
                           int nth = 1) {
  const std::string& text = dossier.reports[article].article.text;
  std::size_t begin = text.find(words);
  while (--nth > 0 && begin != std::string::npos) begin = text.find(words, begin + 1);
  assert(begin != std::string::npos);
  return {ArticleIndex{article},
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())}};
}

/// Five articles, two stories of one storyline: a bridge is closed (four reports), ferry fares follow (one
/// report).
Dossier bridge_dossier();

/// One story of `articles` reports, nearly all of them copies of one agency's text.
Dossier crowd_dossier(std::uint32_t articles);

/// Two reports whose every field attacks the format that it is shown in.
Dossier hostile_dossier();

}  // namespace stemma::views
