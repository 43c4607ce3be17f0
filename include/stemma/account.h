/// What the reports of one story say, side by side.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stemma/descent.h"
#include "stemma/report.h"
#include "stemma/story.h"

namespace stemma {

/// One report's wording of a quotation: one unbroken stretch of its content.
struct QuotedReading {
  Evidence words;
  QuotationKind kind = QuotationKind::kDirect;
  std::string speaker;  ///< as this report names them; empty if it does not
  std::string via;      ///< outlet that it was said to or taken from
  bool marked = true;   ///< stands in quotation marks there
};

/// Readings with the same words (case, marks and edges apart).
struct QuotedVariant {
  std::vector<std::uint32_t> readings;  ///< indices into QuotationGroup::readings
};

/// A root that a statement comes from.
struct StatementOrigin {
  std::uint32_t origin = 0;  ///< index into Origins::list of the story's graph
  std::vector<ArticleIndex>
      carried_by;        ///< of the reports that have the statement, those that have it from there
  bool certain = false;  ///< one of them has it from nowhere else; otherwise it may be from there
};

/// One statement of one speaker as the reports give it.
struct QuotationGroup {
  std::string speaker;                   ///< fullest name; empty where no report settles it
  std::vector<QuotedReading> readings;   ///< by article, then by place
  std::vector<QuotedVariant> variants;   ///< fullest first
  std::uint32_t fullest = 0;             ///< index into `readings`
  std::vector<StatementOrigin> origins;  ///< ascending by origin
};

/// Something that one or more reports say outside quotations, with every place that says it.
struct Statement {
  std::vector<Evidence> support;         ///< never empty; one article only: what that report alone tells
  std::vector<StatementOrigin> origins;  ///< ascending by origin
};

struct DifferingReading {
  Evidence words;
  std::string value;  ///< what is compared: "40000", "2022-04-07", "within its borders"
};

/// A point at which reports that tell the same thing do not give the same.
struct Difference {
  enum class Kind : std::uint8_t { kFigure, kTime, kName, kWording, kManner } kind = Kind::kWording;
  std::string about;  ///< in the reports' own words: "troops deployed to the eastern flank"
  std::vector<DifferingReading> readings;  ///< at least two, of at least two articles
  /// How the readings follow one another in time, as far as the reports' times and descent tell.
  enum class Course : std::uint8_t {
    kBeside,  ///< nothing tells: they stand side by side
    kGrew,    ///< a count of what only grows, and the higher is in later reports: readings from low to high
    kEdited,  ///< of versions of one report alone: a later one gives it in another way
  } course = Course::kBeside;
};

struct TimelineEntry {
  std::string when;  ///< ISO 8601, day or coarser
  Evidence what;     ///< the sentence
  Evidence words;    ///< the time expression in it
};

/// What an edit did to one sentence of a report.
struct Edit {
  enum class Kind : std::uint8_t { kAdded, kRemoved, kChanged } kind = Kind::kAdded;
  std::optional<Evidence> before;  ///< none of what was added
  std::optional<Evidence> after;   ///< none of what was removed
};

/// What one version made of the one before it. Sentences that only moved are no edits.
struct VersionStep {
  ArticleIndex before{};
  ArticleIndex after{};
  std::vector<Edit> edits;  ///< never empty; by place in `after`, then what was removed by place in `before`
};

/// Articles that are states of one report: of one address, or of one outlet and largely of the same words, at
/// times that tell their order.
struct VersionHistory {
  std::vector<ArticleIndex> articles;  ///< at least two, earliest first
  std::vector<VersionStep> steps;      ///< from each to the next
};

/// The account of one story.
struct Account {
  std::vector<QuotationGroup> quotations;  ///< by speaker's share of the story, then by first place
  std::vector<Statement> statements;       ///< most widely told first
  std::vector<Difference> differences;     ///< figures, times, names, wordings
  std::vector<TimelineEntry> timeline;     ///< by `when`, then by place
  std::vector<VersionHistory> versions;    ///< by first article
};

struct AccountOptions {
  double same_statement = 0.5;  ///< what two wordings need to be of one statement; see account/
  std::uint32_t max_statements = 400;
};

/// Sets the reports of one story side by side. `descent` is the story's own: what an article credits to an
/// outlet, its quotations of that part came through. Never fails; shows nothing that no span supports.
/// Near linear in the words of the story: each wording is aligned with a bounded number of candidates.
Account compose(const Story& story, std::span<const Report> reports, const DescentGraph& descent,
                const AccountOptions& options = {});

}  // namespace stemma
