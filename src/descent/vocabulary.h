/// Internal: the words by which a language names its sources, from lang/<code>/credits.txt. See
/// stemma/descent.h.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stemma/reading.h"

namespace stemma::descent {

/// What a word or phrase does in a credit; the list's first column. A phrase may do several things.
enum Use : std::uint32_t {
  kReportVerb = 1U << 0U,      ///< what an outlet does: "reported", "cited"
  kReportNoun = 1U << 1U,      ///< what an outlet makes: "report", "article"
  kInterviewNoun = 1U << 2U,   ///< "interview"
  kBeforeReporter = 1U << 3U,  ///< directly before an outlet: "according to", "obtained by"
  kBeforeHearer = 1U << 4U,    ///< directly before an outlet that was spoken to: "told", "interview with"
  kNewsNoun = 1U << 5U,        ///< kinds of outlets: "newspaper", "broadcaster"
  kNewsWord = 1U << 6U,        ///< words within names of outlets: "Times", "Herald"
  kAgencyNoun = 1U << 7U,      ///< "news agency"
  kAgencyWord = 1U << 8U,      ///< words within names of agencies: "Agency", "Press"
  kModifier = 1U << 9U,        ///< may stand between a cue and the name: "the", "daily", "Israeli"
  kAdverb = 1U << 10U,         ///< may stand between a name and its verb: "also", "has"
  kGeneric = 1U << 11U,        ///< outlets that nobody names: "local media"
  kPlatform = 1U << 12U,       ///< where posts are: "Twitter"
  kPostVerb = 1U << 13U,       ///< "tweeted"
  kPostNoun = 1U << 14U,       ///< "tweet", "post"
  kSayVerb = 1U << 15U,        ///< "said", "wrote"
  kStatement = 1U << 16U,      ///< what officials issue or hold: "statement", "press conference"
  kDocument = 1U << 17U,       ///< "report", "letter", "charge sheet"
  kOfficial = 1U << 18U,       ///< bodies and offices that speak officially: "police", "spokesman"
  kRights = 1U << 19U,         ///< before the owner of a text: "©", "copyright"
  kMaterial = 1U << 20U,       ///< lines that thank an agency: "with material from", "contributed to this"
  kOriginal = 1U << 21U,       ///< "originally published by"
  kPicture = 1U << 22U,        ///< "photo": an agency beside it is credited for a picture
  kAccording = 1U << 23U,      ///< "according to"
  kAnonymous = 1U << 24U,      ///< "sources", "people familiar"
  kPress = 1U << 26U,          ///< those who are told on behalf of all: "reporters"
  kAnaphor = 1U << 28U,        ///< alone it only refers back: "the company", "the statement"
  kWith = 1U << 30U,           ///< between "interview" and the outlet
  kPronoun = 1U << 29U,        ///< no name has it: "she"
  kByWord = 1U << 27U,         ///< "by", before an author
  kCaption = 1U << 25U,        ///< only captions have it: "file photo"
};

/// Words and phrases of one language; immutable after its making.
class Vocabulary {
 public:
  struct Match {
    std::uint32_t tokens = 0;  ///< 0 where nothing matches
    std::uint32_t uses = 0;
  };

  /// The longest phrase of one of `uses` that begins at `tokens[begin]` and ends before `end`.
  Match match(std::span<const Token> tokens, std::size_t begin, std::size_t end, std::uint32_t uses) const;

  /// The longest phrase of one of `uses` that ends before `tokens[end]` and begins at `begin` or later.
  Match match_before(std::span<const Token> tokens, std::size_t begin, std::size_t end,
                     std::uint32_t uses) const;

  /// Whether the word alone has one of `uses`.
  bool is(const Token& token, std::uint32_t uses) const;

  /// The same of a word by itself.
  bool has(std::string_view word, std::uint32_t uses) const;

  void add(std::string_view phrase, std::uint32_t use);

 private:
  struct Phrase {
    std::vector<std::uint64_t> folds;
    std::uint32_t uses = 0;
  };
  std::vector<Phrase> phrases_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_;  // asked by key only
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_last_;
  std::map<std::vector<std::uint64_t>, std::uint32_t> known_;
};

/// The vocabulary of a language with what is common to all; that of English for a language without a list.
/// Lives for ever; made at the first call.
const Vocabulary& vocabulary_of(std::string_view language);

}  // namespace stemma::descent
