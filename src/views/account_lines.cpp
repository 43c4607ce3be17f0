// What somebody with a deadline wants to see first stands first: storyline, story, its counts; then origins,
// who has it from whom, quotations by speaker, what differs, what several and what only one report tells, the
// time line, the reports. Each line ends with its place: label:offset, in code points, as in the JSON.
#include "views/account_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "views/copies.h"
#include "views/escape.h"
#include "views/outline.h"

namespace stemma::views {
namespace {

constexpr std::size_t kShownPlaces = 4;
constexpr std::size_t kShownLines = 10;
constexpr std::uint32_t kShownColumns = 400;  ///< of one statement's words

using Runs = std::vector<Run>;
using Place = AccountLine::Place;

std::string_view opening(VariantPart::Kind kind) {
  switch (kind) {
    case VariantPart::Kind::kFullest:
      return "";
    case VariantPart::Kind::kCompared:
      return "elsewhere: ";
    case VariantPart::Kind::kFurther:
      return "and: ";
    case VariantPart::Kind::kOtherWords:
      return "in other words: ";
    case VariantPart::Kind::kOtherLanguage:
      return "in another language: ";
  }
  return "";
}

std::string as_it_is(std::string_view name) {
  return std::string(name);
}

class AccountWriter {
 public:
  explicit AccountWriter(const Dossier& dossier)
      : dossier_(dossier), reports_(dossier.reports), labels_(article_labels(dossier)) {
    for (const Report& report : reports_) tables_.emplace_back(report.article.text);
  }

  std::vector<AccountLine> write() && {
    for (const Storyline& line : dossier_.stories.storylines) storyline(line);
    return std::move(lines_);
  }

 private:
  void line(Place place, Runs runs) { lines_.push_back({place, std::move(runs)}); }
  void line(Place place, std::string text, Style style = Style::kPlain) {
    lines_.push_back({place, {{std::move(text), style}}});
  }

  void storyline(const Storyline& line_of_stories) {
    if (line_of_stories.stories.size() > 1) {
      line(Place::kStoryline,
           fmt::format("{} ({})", line_of_stories.label, counted(line_of_stories.stories.size(), "story")));
    }
    for (std::size_t i = 0; i < line_of_stories.stories.size(); ++i) story(line_of_stories, i);
  }

  void story(const Storyline& line_of_stories, std::size_t position) {
    const StoryPart part = story_part(dossier_, line_of_stories.stories[position]);
    copies_.emplace(part);
    line(Place::kStory, part.story.label.empty() ? std::string("(no headline)") : part.story.label);
    line(Place::kCounts, head_line(part, reports_));
    const std::string names = names_line(part.story);
    if (!names.empty()) line(Place::kItem, "names: " + names);
    if (const auto follows = follows_part(dossier_, line_of_stories, position))
      line(Place::kItem, fmt::format("follows “{}”: {}", follows->headline, follows->reason));
    origins(part);
    descent(part);
    quotations(part);
    differences(part);
    grown_counts(part);
    statements(part);
    timeline(part);
    versions(part);
    articles();
  }

  void origins(const StoryPart& part) {
    if (part.descent.origins.list.empty()) return;
    line(Place::kSection, "Origins");
    for (const Origin& origin : part.descent.origins.list) {
      const bool seen = origin.root.kind == Witness::Kind::kArticle;
      Runs runs = {{origin.name, Style::kAccent}, {seen ? "" : " (not among the articles)", Style::kFaint}};
      const bool alone =
          seen && origin.carried_by.size() == 1 && index_of(origin.carried_by[0]) == origin.root.index;
      if (alone) {
        runs.push_back({" – told by no other"});
      } else {
        runs.push_back({fmt::format(" – carried by {}: ", counted(origin.carried_by.size(), "article"))});
        runs.push_back({label_list(origin.carried_by)});
      }
      line(Place::kItem, std::move(runs));
    }
  }

  void descent(const StoryPart& part) {
    descent_list("Who has it from whom", part, grouped(descent_lines(part)));
    descent_list("Shared words", part, grouped(shared_word_lines(part, *copies_)));
  }

  void descent_list(std::string title, const StoryPart& part, const std::vector<DescentGroup>& groups) {
    if (groups.empty()) return;
    line(Place::kSection, std::move(title));
    const Folded fold = fold_list(groups.size(), kShownLines);
    for (std::size_t i = 0; i < fold.shown; ++i) {
      if (fold_list(groups[i].lines.size(), kShownPlaces).left > 0) {
        descent_group(part, groups[i]);
      } else {
        for (const DescentLine& by : groups[i].lines) descent_line(part, by);
      }
    }
    more(fold);
  }

  /// "101 reports, each shares 304 to 1251 characters with Meridian: Mole Courier, Pine Letter, …".
  void descent_group(const StoryPart& part, const DescentGroup& group) {
    std::string who;
    const Folded fold = fold_list(group.lines.size(), kShownLines);
    for (std::size_t i = 0; i < fold.shown; ++i)
      who += (i > 0 ? ", " : "") + witness_name(group.lines[i].from, labels_, part.descent);
    if (fold.left > 0) who += fmt::format(" and {} more", fold.left);
    Runs runs = {{counted(group.lines.size(), "report") + ", each " + group.verb + " "},
                 {witness_name(group.to, labels_, part.descent), Style::kStrong},
                 {": " + who}};
    if (const auto& evidence = group.lines.front().evidence; !evidence.empty()) {
      runs.push_back({" [" + place(evidence.front()) + "]", Style::kFaint});
    }
    line(Place::kItem, std::move(runs));
  }

  void descent_line(const StoryPart& part, const DescentLine& by) {
    Runs runs = {{witness_name(by.from, labels_, part.descent), Style::kStrong},
                 {" " + by.verb + " "},
                 {witness_name(by.to, labels_, part.descent), Style::kStrong}};
    if (!by.note.empty()) runs.push_back({fmt::format(" ({})", by.note), Style::kFaint});
    if (!by.evidence.empty()) {
      const Evidence& place = by.evidence.front();
      runs.push_back({": “" + shorten(one_line(words(place)), kShownColumns / 2) + "”"});
      runs.push_back({" [" + places({place}) + "]", Style::kFaint});
    }
    line(Place::kItem, std::move(runs));
  }

  void quotations(const StoryPart& part) {
    const std::vector<SpeakerPart> speakers = by_speaker(part.account);
    if (speakers.empty()) return;
    line(Place::kSection, "Quotations");
    for (const SpeakerPart& speaker : speakers) {
      line(Place::kItem, speaker.speaker.empty() ? std::string("Speaker not settled") : speaker.speaker,
           speaker.speaker.empty() ? Style::kFaint : Style::kAccent);
      const Folded fold = fold_list(speaker.groups.size(), kShownLines);
      for (std::size_t i = 0; i < fold.shown; ++i) quotation(part, *speaker.groups[i]);
      more(fold);
    }
  }

  void quotation(const StoryPart& part, const QuotationGroup& group) {
    std::string origins = quotation_origins_note(group, part.descent.origins, as_it_is);
    for (const VariantPart& variant : variant_parts(group, reports_)) {
      const Place place = variant.kind == VariantPart::Kind::kFullest ? Place::kUnderItem : Place::kDeepItem;
      const QuotedReading& first = *variant.readings.front();
      Runs runs;
      runs.push_back({std::string(opening(variant.kind)), Style::kFaint});
      const bool marks = first.marked;
      if (marks) runs.push_back({"“"});
      quoted_words(runs, variant);
      if (marks) runs.push_back({"”"});
      runs.push_back({" " + said_where(variant, group.speaker, std::exchange(origins, {})), Style::kFaint});
      line(place, std::move(runs));
    }
  }

  /// The words with those that differ from the fullest reading marked, and […] where words are left out.
  void quoted_words(Runs& runs, const VariantPart& variant) {
    const std::string_view shown = words(variant.readings.front()->words);
    if (variant.difference.empty()) {
      runs.push_back({std::string(shown)});
    } else {
      compared_words(runs, variant.difference, shown);
    }
  }

  static void compared_words(Runs& runs, const std::vector<DiffPiece>& pieces, std::string_view shown) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const DiffPiece& piece = pieces[i];
      switch (piece.kind) {
        case DiffPiece::Kind::kSame:
          runs.push_back({std::string(piece.span.of(shown))});
          break;
        case DiffPiece::Kind::kOnlyHere:
          runs.push_back({std::string(piece.span.of(shown)), Style::kMarked});
          break;
        case DiffPiece::Kind::kOnlyThere:
          if (!is_replaced(pieces, i))
            runs.push_back({std::string(gap_mark(pieces, i, shown)), Style::kFaint});
          break;
      }
    }
  }

  /// "[The Merrow Courier:167, Daily Lantern:140; named Ilse Warga; via The Telegraph]".
  std::string said_where(const VariantPart& variant, std::string_view speaker, std::string origins) const {
    std::vector<Evidence> where;
    std::vector<std::string> notes;
    if (!origins.empty()) notes.push_back(std::move(origins));
    const auto note = [&](std::string text) {
      if (std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(std::move(text));
    };
    for (const QuotedReading* reading : variant.readings) {
      where.push_back(reading->words);
      if (!reading->speaker.empty() && reading->speaker != speaker) note("named " + reading->speaker);
      if (!reading->via.empty()) note("via " + reading->via);
    }
    std::string text = "[" + places(where);
    for (const std::string& said : notes) text += "; " + said;
    return text + "]";
  }

  void differences(const StoryPart& part) {
    const auto beside = with_course(part.account, Difference::Course::kBeside);
    const auto edited = with_course(part.account, Difference::Course::kEdited);
    if (beside.empty() && edited.empty()) return;
    line(Place::kSection, "Where they differ");
    for (const Difference* difference : beside) {
      line(Place::kItem, difference->about);
      for (const DifferencePart& side : sides(*difference)) given_as(side, {});
    }
    for (const Difference* difference : edited) later_ones(*difference, "in a later version: ");
  }

  void grown_counts(const StoryPart& part) {
    const auto grew = with_course(part.account, Difference::Course::kGrew);
    if (grew.empty()) return;
    line(Place::kSection, "Counts that grew");
    for (const Difference* difference : grew) later_ones(*difference, "later reports say ");
  }

  /// The first reading, then what later ones say.
  void later_ones(const Difference& difference, std::string_view opening) {
    line(Place::kItem, difference.about);
    bool later = false;
    for (const DifferencePart& side : sides(difference)) {
      given_as(side, std::exchange(later, true) ? opening : std::string_view(), When::kShown);
    }
  }

  enum class When : std::uint8_t { kLeftOut, kShown };

  void given_as(const DifferencePart& side, std::string_view opening, When when = When::kLeftOut) {
    const DateStamp& date = reports_[index_of(side.places.front().article)].article.published;
    const std::string appeared =
        when == When::kShown && date.known() ? fmt::format(" (first {})", date_label(date)) : "";
    line(Place::kUnderItem, Runs{{std::string(opening), Style::kFaint},
                                 {std::string(words(side.places.front())), Style::kMarked},
                                 {appeared + " [" + places(side.places) + "]", Style::kFaint}});
  }

  void statements(const StoryPart& part) {
    const std::vector<const Statement*> several_tell = told_by_several(part.account);
    if (!several_tell.empty()) line(Place::kSection, "What several reports tell");
    const Folded fold = fold_list(several_tell.size(), kShownLines);
    for (std::size_t i = 0; i < fold.shown; ++i) {
      const Statement& told = *several_tell[i];
      cited(Place::kItem, told.support.front(), told.support,
            origins_note(told.origins, told.support, part.descent.origins, as_it_is));
    }
    more(fold);
    if (part.story.articles.size() < 2) return;
    const std::vector<LoneStatements> alone = told_by_one(part.account);
    if (!alone.empty()) line(Place::kSection, "What only one report tells");
    for (const LoneStatements& list : alone) {
      line(Place::kItem, labels_[index_of(list.article)], Style::kAccent);
      const Folded lone_fold = fold_list(list.statements.size(), kShownLines / 2);
      for (std::size_t i = 0; i < lone_fold.shown; ++i) {
        lone(list.statements[i]->support.front());
      }
      more(lone_fold);
    }
  }

  void timeline(const StoryPart& part) {
    const std::vector<Moment> days = moments(part.account, reports_);
    if (days.empty()) return;
    line(Place::kSection, "Timeline");
    for (const Moment& moment : days) {
      line(Place::kItem, moment.when, Style::kAccent);
      const Folded fold = fold_list(moment.what.size(), kShownLines / 2);
      for (std::size_t i = 0; i < fold.shown; ++i)
        cited(Place::kUnderItem, moment.what[i].front(), moment.what[i]);
      more(fold);
    }
  }

  void versions(const StoryPart& part) {
    if (part.account.versions.empty()) return;
    line(Place::kSection, "How reports changed");
    for (const VersionHistory& history : part.account.versions) {
      for (const VersionStep& step : history.steps) version_step(step);
    }
  }

  void version_step(const VersionStep& step) {
    line(Place::kItem, Runs{{dated(step.before)},
                            {", then "},
                            {dated(step.after)},
                            {": " + edit_count(step), Style::kFaint}});
    const Folded fold = fold_list(step.edits.size(), kShownLines);
    for (std::size_t i = 0; i < fold.shown; ++i) edit(step.edits[i]);
    more(fold);
  }

  void edit(const Edit& edit) {
    const Evidence& shown = edit.after ? *edit.after : *edit.before;
    Runs runs;
    switch (edit.kind) {
      case Edit::Kind::kAdded:
        runs = {{"added: ", Style::kFaint}, {shorten(one_line(words(shown)), kShownColumns)}};
        break;
      case Edit::Kind::kRemoved:
        runs = {{"removed: ", Style::kFaint}, {shorten(one_line(words(shown)), kShownColumns)}};
        break;
      case Edit::Kind::kChanged:
        runs = {{"changed: ", Style::kFaint}};
        compared_words(runs, changed_words(edit, reports_), words(shown));
        break;
    }
    const std::vector<Evidence> where =
        edit.before && edit.after ? std::vector{*edit.before, *edit.after} : std::vector{shown};
    runs.push_back({" [" + places(where) + "]", Style::kFaint});
    line(Place::kUnderItem, std::move(runs));
  }

  /// "Coastline (2), 2024-03-13 19:45".
  std::string dated(ArticleIndex article) const {
    return labels_[index_of(article)] + ", " + date_label(reports_[index_of(article)].article.published);
  }

  void articles() {
    line(Place::kSection, "Reports");
    const auto folds = copies_->folds();
    const Folded fold = fold_list(folds.size(), 3 * kShownLines);
    for (std::size_t i = 0; i < fold.shown; ++i) {
      const std::uint32_t index = index_of(folds[i].shown);
      const Article& article = reports_[index].article;
      line(Place::kItem,
           Runs{{labels_[index], Style::kAccent},
                {fmt::format(", {}: ", date_label(article.published))},
                {article.title.empty() ? "(no headline)" : article.title},
                {" [" + (article.path.empty() ? article.url : article.path) + "]", Style::kFaint}});
      if (!folds[i].copies.empty()) {
        line(Place::kUnderItem,
             Runs{{fmt::format("{} with the same text: ", counted(folds[i].copies.size(), "more report")),
                   Style::kFaint},
                  {label_list(folds[i].copies)}});
      }
    }
    more(fold);
  }

  /// Under the report's own name its offset is place enough.
  void lone(const Evidence& shown) {
    line(Place::kUnderItem, Runs{{shorten(one_line(words(shown)), kShownColumns)},
                                 {fmt::format(" [:{}]", offset(shown)), Style::kFaint}});
  }

  /// The words of `shown` with every place that has them, and a note.
  void cited(Place place, const Evidence& shown, const std::vector<Evidence>& where,
             const std::string& note = {}) {
    const std::string noted = note.empty() ? "" : "; " + note;
    line(place, Runs{{shorten(one_line(words(shown)), kShownColumns)},
                     {" [" + places(where) + noted + "]", Style::kFaint}});
  }

  void more(Folded fold) {
    if (fold.left > 0) line(Place::kUnderItem, fmt::format("… and {} more", fold.left), Style::kFaint);
  }

  std::string_view words(const Evidence& place) const {
    return place.span.of(reports_[index_of(place.article)].article.text);
  }

  std::uint32_t offset(const Evidence& place) const {
    return tables_[index_of(place.article)](place.span.begin);
  }

  std::string place(const Evidence& evidence) const {
    return fmt::format("{}:{}", labels_[index_of(evidence.article)], offset(evidence));
  }

  std::string places(const std::vector<Evidence>& where) const {
    const std::vector<PlaceFold> folds = copies_->fold(where);
    const Folded fold = fold_list(folds.size(), kShownPlaces);
    std::string text;
    for (std::size_t i = 0; i < fold.shown; ++i) {
      text += (i > 0 ? ", " : "") + place(folds[i].shown);
      if (!folds[i].same_text.empty())
        text += fmt::format(" and {} with its text", folds[i].same_text.size());
    }
    return fold.left > 0 ? text + fmt::format(" and {} more", fold.left) : text;
  }

  std::string label_list(const std::vector<ArticleIndex>& articles) const {
    const Folded fold = fold_list(articles.size(), kShownLines);
    std::string text;
    for (std::size_t i = 0; i < fold.shown; ++i) text += (i > 0 ? ", " : "") + labels_[index_of(articles[i])];
    return fold.left > 0 ? text + fmt::format(" and {} more", fold.left) : text;
  }

  const Dossier& dossier_;
  const std::vector<Report>& reports_;
  std::vector<std::string> labels_;
  std::vector<core::CodePointMap> tables_;
  std::optional<Copies> copies_;  ///< of the story that is written
  std::vector<AccountLine> lines_;
};

}  // namespace

std::vector<AccountLine> account_lines(const Dossier& dossier) {
  return AccountWriter(dossier).write();
}

}  // namespace stemma::views
