/// Internal: the prose of a story: its reports' sentences outside quotations.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "account/wordings.h"
#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma::account {

struct ProseSentence {
  ArticleIndex article{};
  std::uint32_t sentence = 0;  ///< index into Reading::sentences
  float quoted = 0;            ///< share of its bytes that quotations cover
};

/// Every sentence of every report of the story, with how much of it is quotation. Ordered by article, then by
/// place.
std::vector<ProseSentence> sentences_of(const Story& story, std::span<const Report> reports);

/// The sentences as wordings, beside them.
std::vector<Wording> wordings_of(std::span<const ProseSentence> sentences, std::span<const Report> reports,
                                 const descent::StoryTerms& terms);

}  // namespace stemma::account
