/// Who had it from whom: credits, relations of pairs, edges, origins.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stemma/passage.h"
#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma {

enum class CreditHow : std::uint8_t {
  kAgency,               ///< dateline, byline or credit line of a news agency
  kOutletReport,         ///< "The Telegraph reported"
  kInterviewWithOutlet,  ///< "told CNN", "in an interview with"
  kSocialPost,
  kOfficialStatement,  ///< a statement, press release, court filing, press conference
  kDocument,
  kOther,
};

/// A place where an article says whom it has something from.
struct Credit {
  ArticleIndex article{};
  std::string source;  ///< as a reader names it: "The Telegraph", "Reuters", "local media"
  CreditHow how = CreditHow::kOther;
  bool named = true;              ///< false for generic ones: "local media", "a report"
  bool whole = false;             ///< the article as a whole is that source's text, else a part
  std::optional<TextSpan> span;   ///< the crediting words in the text; none where the byline gave it
  std::vector<TextSpan> carries;  ///< the statements that it covers, where they can be told
};

enum class Relation : std::uint8_t { kSameText, kDerived, kSharedPassages, kQuotesOnly };
enum class Direction : std::uint8_t { kAFromB, kBFromA, kCommonSource, kCannotTell };

/// What two articles share; pairs that share nothing are not listed. `a` is before `b`.
struct PairRelation {
  ArticleIndex a{};
  ArticleIndex b{};
  Relation relation = Relation::kSharedPassages;
  Direction direction = Direction::kCannotTell;
  Direction runner_up = Direction::kCannotTell;  ///< what the texts allow as well, with less to show for it
  std::string
      reason;  ///< in words, for the direction: "credits", "earliest seen here", "shares a misspelt name"
  std::vector<Passage> passages;        ///< evidence, longest first
  std::uint32_t shared_characters = 0;  ///< code points of `a` in the passages
};

/// A node of the graph: an article, or an unseen source by its index.
struct Witness {
  enum class Kind : std::uint8_t { kArticle, kUnseen } kind = Kind::kArticle;
  std::uint32_t index = 0;  ///< ArticleIndex, or index into DescentGraph::unseen
  friend constexpr auto operator<=>(const Witness&, const Witness&) = default;
};

/// A source that reports credit or that their shared words ask for, but that is not among the articles.
struct UnseenSource {
  std::string id;        ///< "unseen:the-telegraph"
  std::string name;      ///< "The Telegraph"; for a lost common source, a name made of what it passed on
  bool credited = true;  ///< named by a report; false where only shared words ask for it
};

/// The terms of PROV-DM for where words came from.
enum class EdgeRelation : std::uint8_t { kWasDerivedFrom, kWasQuotedFrom, kHadPrimarySource };

/// From the younger to its source.
struct Edge {
  Witness from;
  Witness to;
  EdgeRelation relation = EdgeRelation::kWasDerivedFrom;
  bool direction_known = true;
  std::vector<Evidence> evidence;  ///< never empty
  double score = 0;  ///< how often edges that stand on the same were right where people had judged, 0 to 1
};

/// A root of the graph and the articles that carry what came from it.
struct Origin {
  std::string name;
  Witness root;
  std::vector<ArticleIndex> carried_by;  ///< ascending, never empty
};

/// How many independent roots stand behind a story. Agencies, outlets and own reporting count in full; people
/// and bodies whom the reports have something from count in part, as careful readers count them, so that the
/// numbers are an estimate with its bounds. The list has those of them that several reports carry; a voice
/// that one report alone has is its own find.
struct Origins {
  std::uint32_t at_least = 0;
  std::uint32_t at_most = 0;
  std::vector<Origin> list;
};

struct DescentGraph {
  std::vector<Credit> credits;       ///< by article, then by place
  std::vector<PairRelation> pairs;   ///< by (a, b)
  std::vector<UnseenSource> unseen;  ///< by id
  std::vector<Edge> edges;           ///< by (from, to)
  Origins origins;
};

/// Chosen on pairs of real reports whose relation two people had judged.
struct DescentOptions {
  double same_text = 0.65;  ///< share of the shorter text in passages from which two are the same text
  double derived =
      0.3;  ///< share of it in common prose from which one is a rewrite of the other or both of a third
};

/// Draws the graph of descent of one story. `passages` are those of `find_reuse` over `reports`; passages of
/// other stories are passed over. Never fails. What the texts do not settle is left open.
DescentGraph trace(const Story& story, std::span<const Report> reports, std::span<const Passage> passages,
                   const DescentOptions& options = {});

}  // namespace stemma
