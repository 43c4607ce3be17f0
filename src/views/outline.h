/// What the readable views say of a story, before any of them gives it a form: labels, counts, and which
/// lines there are.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/dossier.h"
#include "views/word_diff.h"

namespace stemma::views {

/// One story of a dossier with its descent and account. Lifetimes: views of the dossier, which must outlive
/// it.
struct StoryPart {
  const Story& story;
  const DescentGraph& descent;
  const Account& account;
};
StoryPart story_part(const Dossier& dossier, std::size_t story);

/// Short names by which the reader tells articles apart, one for each report of the dossier: the outlet, else
/// the address's host, else the file's name or, where that tells nothing, the headline, else the id. Numbered
/// where reports in one story would look alike.
std::vector<std::string> article_labels(const Dossier& dossier);

/// The article's label or the unseen source's name.
std::string witness_name(Witness witness, std::span<const std::string> labels, const DescentGraph& graph);

std::string counted(std::size_t count, std::string_view thing);  ///< "1 article", "4 articles", "2 stories"
std::string origin_count(const Origins& origins);                ///< "1 origin", "1 to 2 origins"
std::size_t outlet_count(const Story& story, std::span<const Report> reports);
/// "4 articles, 4 outlets, 1 to 2 origins".
std::string head_line(const StoryPart& part, std::span<const Report> reports);
/// "Reza Haddad, Port Halden, Coast Guard"; empty where no name is telling.
std::string names_line(const Story& story);
/// What a story of a storyline follows, and why.
struct FollowsPart {
  std::uint32_t story = 0;  ///< index into Stories::stories
  std::string headline;
  std::string reason;  ///< "3 days later; both name Reza Haddad, Port Halden; both write “ammonia”, “valve”"
};
/// None for the first of the line's stories.
std::optional<FollowsPart> follows_part(const Dossier& dossier, const Storyline& line, std::size_t position);
std::string date_label(const DateStamp& date);   ///< "2031-03-05 07:30", "date unknown"
std::string_view day_of(const DateStamp& date);  ///< "2031-03-05"; empty where no day is known

/// A line of descent: `from` `verb` `to`.
struct DescentLine {
  Witness from;
  Witness to;
  std::string verb;  ///< "credits", "shares 412 characters with"
  std::string note;  ///< why so; empty if there is nothing to add
  std::vector<Evidence> evidence;
  std::uint32_t shared_characters = 0;  ///< that the verb tells
};
/// One line for each edge, in their order.
std::vector<DescentLine> descent_lines(const StoryPart& part);
/// Lines that say the same of the same source, in the order of their first. Where more than kManyLines share
/// words with it, however many characters each shares.
struct DescentGroup {
  Witness to;
  std::string verb;  ///< "shares 300 to 1251 characters with"
  std::vector<DescentLine> lines;
};
std::vector<DescentGroup> grouped(std::vector<DescentLine> lines);
constexpr std::size_t kManyLines = 6;

class Copies;
/// Pairs of articles that share words and that no edge joins, most shared characters first. Not those that
/// are shown folded as copies of one text, or that carry words of one lost source: their edges to it tell
/// that.
std::vector<DescentLine> shared_word_lines(const StoryPart& part, const Copies& copies);

/// The quotations of one speaker. Groups of which nobody settles the speaker stand last, `speaker` empty.
struct SpeakerPart {
  std::string speaker;
  std::vector<const QuotationGroup*> groups;
};
std::vector<SpeakerPart> by_speaker(const Account& account);

/// A variant of a quotation against its fullest reading.
struct VariantPart {
  enum class Kind : std::uint8_t {
    kFullest,        ///< holds the fullest reading itself
    kCompared,       ///< `difference` tells which words differ
    kFurther,        ///< another stretch of what the same reports quote
    kOtherWords,     ///< so few words are common that marks would tell nothing
    kOtherLanguage,  ///< of a report in another language than the fullest
  } kind = Kind::kFullest;
  std::vector<const QuotedReading*> readings;  ///< never empty; the first is the one shown
  std::string_view compared_with;              ///< the words of the fullest reading
  std::vector<DiffPiece> difference;           ///< only of kCompared
};
/// The fullest first.
std::vector<VariantPart> variant_parts(const QuotationGroup& group, std::span<const Report> reports);

/// Whether other words stand in place of the kOnlyThere piece: it is not left out, but replaced.
bool is_replaced(const std::vector<DiffPiece>& pieces, std::size_t piece);

/// "[…] " or " […]": the mark of the words left out at `piece`, with a space on the side that has none.
std::string_view gap_mark(const std::vector<DiffPiece>& pieces, std::size_t piece, std::string_view here);

/// "from Reuters", "from Reuters and The Mole", "from Reuters or The Mole" where nobody knows which; empty
/// where it is not told by several articles. `shown` gives a name, without its role, its form.
std::string origins_note(std::span<const StatementOrigin> stated, std::span<const Evidence> support,
                         const Origins& origins, std::string (*shown)(std::string_view));
/// The same for a quotation; empty also where its speaker or the outlet that it came through is its origin.
std::string quotation_origins_note(const QuotationGroup& group, const Origins& origins,
                                   std::string (*shown)(std::string_view));

/// Places that say a thing in the same words (case, marks and spaces apart): shown once, all places beside.
using SameWords = std::vector<Evidence>;

std::vector<const Statement*> told_by_several(const Account& account);
/// What one report alone tells, by article.
struct LoneStatements {
  ArticleIndex article{};
  std::vector<const Statement*> statements;
};
std::vector<LoneStatements> told_by_one(const Account& account);
std::vector<SameWords> by_wording(std::span<const Evidence> places, std::span<const Report> reports);

/// What one side of a difference gives, and every place that gives it.
struct DifferencePart {
  std::string value;
  std::vector<Evidence> places;
};
std::vector<DifferencePart> sides(const Difference& difference);

/// Differences by their course, in their order.
std::vector<const Difference*> with_course(const Account& account, Difference::Course course);
/// "3 sentences added, 1 removed, 2 changed".
std::string edit_count(const VersionStep& step);
/// The words of a sentence after an edit that changed it against those before.
std::vector<DiffPiece> changed_words(const Edit& edit, std::span<const Report> reports);

struct Moment {
  std::string when;
  std::vector<SameWords> what;
};
std::vector<Moment> moments(const Account& account, std::span<const Report> reports);

/// The first `shown` of `all`, and how many are left: long lists are folded, never cut silently.
struct Folded {
  std::size_t shown = 0;
  std::size_t left = 0;
};
constexpr Folded fold_list(std::size_t all, std::size_t limit) {
  // "and 1 more" takes as much room as the one does.
  return all <= limit + 1 ? Folded{all, 0} : Folded{limit, all - limit};
}

}  // namespace stemma::views
