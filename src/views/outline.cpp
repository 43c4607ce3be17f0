// Every list here is a regrouping of what the stages gave, in a fixed order: nothing is added, nothing
// judged.
#include "views/outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/address.h"
#include "lang/fold.h"
#include "views/copies.h"
#include "views/escape.h"

namespace stemma::views {
namespace {

/// Below this share of common words, marks on the rest are noise (a translation that came back, a summary).
constexpr double kComparable = 0.34;

/// A name longer than this is no name that a list can carry.
constexpr std::uint32_t kLabelColumns = 48;
constexpr std::uint32_t kTitleColumns = 30;  ///< of a headline that stands in for the outlet's name

/// "lantern" of "reports/lantern.txt".
std::string_view file_name(std::string_view path) {
  path = path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
  const std::size_t dot = path.find_last_of('.');
  return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

/// Names that a machine gave ("002_5f00cf70", "cd12ef34") tell a reader nothing: a quarter or more of them
/// are digits.
bool tells_something(std::string_view name) {
  const auto digits = std::count_if(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !name.empty() && static_cast<std::size_t>(digits) * 4 < name.size();
}

std::string outlet_label(const Article& article) {
  if (std::string outlet = one_line(article.outlet); !outlet.empty()) return outlet;
  if (std::string host = one_line(core::host_of(article.url)); !host.empty()) return host;
  const std::string file = article.path == "-" ? std::string() : one_line(file_name(article.path));
  const std::string record = article.position > 0 ? fmt::format(":{}", article.position) : std::string();
  if (tells_something(file)) return file + record;
  if (const std::string title = one_line(article.title); !title.empty()) {
    return "“" + shorten(title, kTitleColumns) + "”";
  }
  return file.empty() ? one_line(article.id) : file + record;
}

/// The words without case, marks and spaces, for finding equal wordings only.
std::string bare(std::string_view words) {
  std::string folded = lang::fold_case(words);
  std::erase_if(folded, [](char c) { return static_cast<unsigned char>(c) < 0x80 && std::isalnum(c) == 0; });
  return folded;
}

/// "The Telegraph" and "telegraph" are one name here.
std::string bare_name(std::string_view name) {
  std::string folded = bare(name);
  return folded.starts_with("the") ? folded.substr(3) : folded;
}

std::string_view words(const Evidence& place, std::span<const Report> reports) {
  return place.span.of(reports[index_of(place.article)].article.text);
}

const PairRelation* find_pair(const DescentGraph& graph, Witness one, Witness other) {
  if (one.kind != Witness::Kind::kArticle || other.kind != Witness::Kind::kArticle) return nullptr;
  const std::pair key = std::minmax(one.index, other.index);
  const auto before = [](const PairRelation& pair, const auto& wanted) {
    return std::pair(index_of(pair.a), index_of(pair.b)) < std::pair(wanted.first, wanted.second);
  };
  const auto found = std::lower_bound(graph.pairs.begin(), graph.pairs.end(), key, before);
  const bool hit =
      found != graph.pairs.end() && index_of(found->a) == key.first && index_of(found->b) == key.second;
  return hit ? &*found : nullptr;
}

/// "shares 412 characters with".
std::string sharing(const PairRelation& pair) {
  return fmt::format("shares {} with", counted(pair.shared_characters, "character"));
}

std::string verb_of(const Edge& edge, const DescentGraph& graph) {
  if (edge.to.kind == Witness::Kind::kUnseen)
    return graph.unseen[edge.to.index].credited ? "credits" : "carries words of";
  if (edge.relation == EdgeRelation::kHadPrimarySource) return "credits";
  const PairRelation* pair = find_pair(graph, edge.from, edge.to);
  if (pair != nullptr && pair->shared_characters > 0) return sharing(*pair);
  return edge.relation == EdgeRelation::kWasQuotedFrom ? "quotes words found in" : "has words from";
}

std::string note_of(const Edge& edge, const DescentGraph& graph) {
  const PairRelation* pair = find_pair(graph, edge.from, edge.to);
  std::string note = pair != nullptr ? pair->reason : std::string();
  if (!edge.direction_known) note += note.empty() ? "direction open" : "; direction open";
  return note;
}

void compare(VariantPart& part, std::string_view shown, const std::set<ArticleIndex>& heard) {
  part.difference = word_diff(part.compared_with, shown);
  if (share_in_common(part.difference, shown) >= kComparable) return;
  part.difference.clear();
  const bool further =
      std::all_of(part.readings.begin(), part.readings.end(),
                  [&](const QuotedReading* reading) { return heard.contains(reading->words.article); });
  part.kind = further ? VariantPart::Kind::kFurther : VariantPart::Kind::kOtherWords;
}

}  // namespace

StoryPart story_part(const Dossier& dossier, std::size_t story) {
  return {dossier.stories.stories[story], dossier.descents[story], dossier.accounts[story]};
}

std::vector<std::string> article_labels(const Dossier& dossier) {
  std::vector<std::string> labels;
  for (const Report& report : dossier.reports)
    labels.push_back(shorten(outlet_label(report.article), kLabelColumns));
  for (const Story& story : dossier.stories.stories) {
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> alike;
    for (const ArticleIndex article : story.articles)
      alike[labels[index_of(article)]].push_back(index_of(article));
    for (const auto& [label, articles] : alike) {
      for (std::size_t i = 0; articles.size() > 1 && i < articles.size(); ++i) {
        labels[articles[i]] += fmt::format(" ({})", i + 1);
      }
    }
  }
  return labels;
}

std::string witness_name(Witness witness, std::span<const std::string> labels, const DescentGraph& graph) {
  return witness.kind == Witness::Kind::kArticle ? labels[witness.index] : graph.unseen[witness.index].name;
}

std::string counted(std::size_t count, std::string_view thing) {
  if (count == 1) return fmt::format("1 {}", thing);
  if (thing.ends_with('y') && !thing.ends_with("ay"))
    return fmt::format("{} {}ies", count, thing.substr(0, thing.size() - 1));
  return fmt::format("{} {}s", count, thing);
}

std::string origin_count(const Origins& origins) {
  if (origins.at_most == 0) return "origins not told";
  if (origins.at_least == origins.at_most) return counted(origins.at_least, "origin");
  return fmt::format("{} to {} origins", origins.at_least, origins.at_most);
}

std::size_t outlet_count(const Story& story, std::span<const Report> reports) {
  std::set<std::string> outlets;
  for (const ArticleIndex index : story.articles) {
    outlets.insert(bare_name(outlet_label(reports[index_of(index)].article)));
  }
  return outlets.size();
}

std::string head_line(const StoryPart& part, std::span<const Report> reports) {
  return fmt::format("{}, {}, {}", counted(part.story.articles.size(), "article"),
                     counted(outlet_count(part.story, reports), "outlet"),
                     origin_count(part.descent.origins));
}

std::string names_line(const Story& story) {
  std::vector<std::string> names;
  for (const StoryName& name : story.names) names.push_back(one_line(name.name));
  return fmt::format("{}", fmt::join(names, ", "));
}

std::optional<FollowsPart> follows_part(const Dossier& dossier, const Storyline& line, std::size_t position) {
  if (position == 0 || position > line.links.size()) return std::nullopt;
  const StoryLink& link = line.links[position - 1];
  std::vector<std::string> reasons;
  if (link.days == 0) reasons.push_back("the same day");
  if (link.days > 0) reasons.push_back(counted(static_cast<std::size_t>(*link.days), "day") + " later");
  std::vector<std::string> names;
  for (const std::string& name : link.names) names.push_back(one_line(name));
  if (!names.empty()) reasons.push_back(fmt::format("both name {}", fmt::join(names, ", ")));
  std::vector<std::string> words;
  for (const std::string& word : link.words) words.push_back("“" + one_line(word) + "”");
  if (!words.empty()) reasons.push_back(fmt::format("both write {}", fmt::join(words, ", ")));
  const std::string headline = one_line(dossier.stories.stories[link.from].label);
  return FollowsPart{link.from, headline.empty() ? "(no headline)" : headline,
                     fmt::format("{}", fmt::join(reasons, "; "))};
}

std::string date_label(const DateStamp& date) {
  if (!date.known()) return "date unknown";
  std::string label = one_line(date.value);
  if (date.precision == DatePrecision::kInterval) {
    const std::size_t slash = label.find('/');
    return slash == std::string::npos ? label : label.replace(slash, 1, " to ");
  }
  if (label.size() > 16 && label[10] == 'T') label = label.substr(0, 10) + ' ' + label.substr(11, 5);
  return label;
}

std::string_view day_of(const DateStamp& date) {
  const bool has_day = date.precision >= DatePrecision::kDay && date.value.size() >= 10;
  return has_day ? std::string_view(date.value).substr(0, 10) : std::string_view();
}

std::vector<DescentLine> descent_lines(const StoryPart& part) {
  std::vector<DescentLine> lines;
  for (const Edge& edge : part.descent.edges) {
    lines.push_back(
        {edge.from, edge.to, verb_of(edge, part.descent), note_of(edge, part.descent), edge.evidence, 0});
    const PairRelation* pair = find_pair(part.descent, edge.from, edge.to);
    if (pair != nullptr && lines.back().verb == sharing(*pair))
      lines.back().shared_characters = pair->shared_characters;
  }
  return lines;
}

std::vector<DescentGroup> grouped(std::vector<DescentLine> lines) {
  std::map<Witness, std::size_t> sharing_with;
  for (const DescentLine& line : lines) sharing_with[line.to] += line.shared_characters > 0 ? 1 : 0;
  std::vector<DescentGroup> groups;
  std::map<std::pair<Witness, std::string>, std::size_t> group_of;
  for (DescentLine& line : lines) {
    const bool of_many = line.shared_characters > 0 && sharing_with[line.to] > kManyLines;
    const auto [found, is_new] =
        group_of.emplace(std::pair(line.to, of_many ? std::string() : line.verb), groups.size());
    if (is_new) groups.push_back({line.to, line.verb, {}});
    groups[found->second].lines.push_back(std::move(line));
  }
  for (DescentGroup& group : groups) {
    const auto [least, most] = std::ranges::minmax_element(group.lines, {}, &DescentLine::shared_characters);
    if (least->shared_characters < most->shared_characters) {
      group.verb =
          fmt::format("shares {} to {} characters with", least->shared_characters, most->shared_characters);
    }
  }
  return groups;
}

namespace {

/// For each report, the lost sources that it carries words of.
std::map<Witness, std::set<Witness>> lost_sources(const DescentGraph& graph) {
  std::map<Witness, std::set<Witness>> lost;
  for (const Edge& edge : graph.edges) {
    if (edge.to.kind == Witness::Kind::kUnseen && !graph.unseen[edge.to.index].credited)
      lost[edge.from].insert(edge.to);
  }
  return lost;
}

bool have_common(const std::set<Witness>& a, const std::set<Witness>& b) {
  return std::ranges::any_of(a, [&](Witness one) { return b.contains(one); });
}

}  // namespace

std::vector<DescentLine> shared_word_lines(const StoryPart& part, const Copies& copies) {
  std::set<std::pair<Witness, Witness>> joined;
  for (const Edge& edge : part.descent.edges) joined.insert(std::minmax(edge.from, edge.to));
  std::map<Witness, std::set<Witness>> lost = lost_sources(part.descent);
  std::vector<const PairRelation*> pairs;
  for (const PairRelation& pair : part.descent.pairs) {
    const Witness a{Witness::Kind::kArticle, index_of(pair.a)};
    const Witness b{Witness::Kind::kArticle, index_of(pair.b)};
    if (pair.shared_characters == 0 || pair.passages.empty() || joined.contains({a, b})) continue;
    if (copies.shown_for(pair.a) == copies.shown_for(pair.b) || have_common(lost[a], lost[b])) continue;
    pairs.push_back(&pair);
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto* x, const auto* y) { return x->shared_characters > y->shared_characters; });
  std::vector<DescentLine> lines;
  for (const PairRelation* pair : pairs) {
    const Passage& longest = pair->passages.front();
    lines.push_back({{Witness::Kind::kArticle, index_of(pair->a)},
                     {Witness::Kind::kArticle, index_of(pair->b)},
                     sharing(*pair),
                     pair->reason,
                     {{pair->a, longest.a_span}, {pair->b, longest.b_span}},
                     pair->shared_characters});
  }
  return lines;
}

std::vector<SpeakerPart> by_speaker(const Account& account) {
  std::vector<SpeakerPart> speakers;
  std::map<std::string, std::size_t, std::less<>> place;
  SpeakerPart unnamed;
  for (const QuotationGroup& group : account.quotations) {
    if (group.readings.empty()) continue;
    if (group.speaker.empty()) {
      unnamed.groups.push_back(&group);
      continue;
    }
    const auto [found, is_new] = place.emplace(group.speaker, speakers.size());
    if (is_new) speakers.push_back({group.speaker, {}});
    speakers[found->second].groups.push_back(&group);
  }
  if (!unnamed.groups.empty()) speakers.push_back(std::move(unnamed));
  return speakers;
}

std::vector<VariantPart> variant_parts(const QuotationGroup& group, std::span<const Report> reports) {
  using Kind = VariantPart::Kind;
  std::vector<VariantPart> parts;
  const std::string_view fullest = words(group.readings[group.fullest].words, reports);
  for (const QuotedVariant& variant : group.variants) {
    if (variant.readings.empty()) continue;
    VariantPart part{Kind::kCompared, {}, fullest, {}};
    for (const std::uint32_t index : variant.readings) {
      part.readings.push_back(&group.readings[index]);
      if (index == group.fullest) part.kind = Kind::kFullest;
    }
    parts.push_back(std::move(part));
  }
  std::stable_partition(parts.begin(), parts.end(),
                        [](const auto& part) { return part.kind == Kind::kFullest; });
  std::set<ArticleIndex> heard;  // articles of the variants before
  const auto language = [&](const QuotedReading& reading) -> const std::string& {
    return reports[index_of(reading.words.article)].article.language;
  };
  for (VariantPart& part : parts) {
    if (language(*part.readings.front()) != language(group.readings[group.fullest])) {
      part.kind = Kind::kOtherLanguage;
    } else if (part.kind != Kind::kFullest) {
      compare(part, words(part.readings.front()->words, reports), heard);
    }
    for (const QuotedReading* reading : part.readings) heard.insert(reading->words.article);
  }
  return parts;
}

bool is_replaced(const std::vector<DiffPiece>& pieces, std::size_t piece) {
  return pieces[piece].kind == DiffPiece::Kind::kOnlyThere && piece + 1 < pieces.size() &&
         pieces[piece + 1].kind == DiffPiece::Kind::kOnlyHere;
}

std::string_view gap_mark(const std::vector<DiffPiece>& pieces, std::size_t piece, std::string_view here) {
  const bool after_space = piece == 0 || pieces[piece - 1].span.of(here).ends_with(' ');
  return after_space ? "[…] " : " […]";
}

namespace {

std::string name_list(const std::vector<std::string>& names, std::string_view last_joint) {
  constexpr std::size_t kShownNames = 3;
  const Folded fold = fold_list(names.size(), kShownNames);
  std::string text;
  for (std::size_t i = 0; i < fold.shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? last_joint : ", ";
    text += names[i];
  }
  return fold.left > 0 ? text + fmt::format(" and {} more", fold.left) : text;
}

bool of_several_articles(std::span<const Evidence> support) {
  return std::ranges::any_of(support,
                             [&](const Evidence& place) { return place.article != support[0].article; });
}

}  // namespace

std::string origins_note(std::span<const StatementOrigin> stated, std::span<const Evidence> support,
                         const Origins& origins, std::string (*shown)(std::string_view)) {
  if (stated.empty() || !of_several_articles(support)) return {};
  std::vector<std::string> certain;
  std::vector<std::string> possible;
  for (const StatementOrigin& one : stated) {
    const std::string_view name = origins.list[one.origin].name;
    (one.certain ? certain : possible).push_back(shown(name.substr(0, name.find(", "))));
  }
  return "from " + (certain.empty() ? name_list(possible, " or ") : name_list(certain, " and "));
}

std::string quotation_origins_note(const QuotationGroup& group, const Origins& origins,
                                   std::string (*shown)(std::string_view)) {
  std::vector<Evidence> support;
  for (const QuotedReading& reading : group.readings) support.push_back(reading.words);
  // Who speaks, and by way of whom, stands beside the words already.
  const auto is_told = [&](const StatementOrigin& one) {
    const std::string& name = origins.list[one.origin].name;
    return name.substr(0, name.find(", ")) == group.speaker ||
           std::ranges::any_of(group.readings, [&](const QuotedReading& reading) {
             return !reading.via.empty() && name.ends_with(reading.via);
           });
  };
  if (std::ranges::any_of(group.origins, is_told)) return {};
  return origins_note(group.origins, support, origins, shown);
}

std::vector<SameWords> by_wording(std::span<const Evidence> places, std::span<const Report> reports) {
  std::vector<SameWords> wordings;
  std::map<std::string, std::size_t, std::less<>> place_of;
  for (const Evidence& place : places) {
    const auto [found, is_new] = place_of.emplace(bare(words(place, reports)), wordings.size());
    if (is_new) wordings.emplace_back();
    wordings[found->second].push_back(place);
  }
  return wordings;
}

std::vector<const Statement*> told_by_several(const Account& account) {
  std::vector<const Statement*> several;
  for (const Statement& statement : account.statements) {
    const auto other = [&](const Evidence& place) {
      return place.article != statement.support.front().article;
    };
    if (std::any_of(statement.support.begin(), statement.support.end(), other)) several.push_back(&statement);
  }
  return several;
}

std::vector<LoneStatements> told_by_one(const Account& account) {
  std::map<ArticleIndex, LoneStatements> by_article;
  for (const Statement& statement : account.statements) {
    if (statement.support.empty()) continue;
    const ArticleIndex first = statement.support.front().article;
    const auto same = [&](const Evidence& place) { return place.article == first; };
    if (!std::all_of(statement.support.begin(), statement.support.end(), same)) continue;
    by_article.try_emplace(first, LoneStatements{first, {}}).first->second.statements.push_back(&statement);
  }
  std::vector<LoneStatements> lists;
  for (auto& [article, list] : by_article) {
    std::stable_sort(list.statements.begin(), list.statements.end(),
                     [](const Statement* x, const Statement* y) {
                       return x->support.front().span < y->support.front().span;
                     });
    lists.push_back(std::move(list));
  }
  return lists;
}

std::vector<DifferencePart> sides(const Difference& difference) {
  std::vector<DifferencePart> parts;
  for (const DifferingReading& reading : difference.readings) {
    const auto same = [&](const DifferencePart& part) { return part.value == reading.value; };
    auto found = std::find_if(parts.begin(), parts.end(), same);
    if (found == parts.end()) found = parts.insert(parts.end(), DifferencePart{reading.value, {}});
    found->places.push_back(reading.words);
  }
  return parts;
}

std::vector<const Difference*> with_course(const Account& account, Difference::Course course) {
  std::vector<const Difference*> found;
  for (const Difference& difference : account.differences) {
    if (difference.course == course) found.push_back(&difference);
  }
  return found;
}

std::string edit_count(const VersionStep& step) {
  const auto count = [&](Edit::Kind kind) {
    return static_cast<std::size_t>(std::ranges::count(step.edits, kind, &Edit::kind));
  };
  std::string text;
  for (const auto& [kind, what] :
       {std::pair(Edit::Kind::kAdded, "added"), std::pair(Edit::Kind::kRemoved, "removed"),
        std::pair(Edit::Kind::kChanged, "changed")}) {
    if (count(kind) == 0) continue;
    text += text.empty() ? counted(count(kind), "sentence") : fmt::format(", {}", count(kind));
    text += fmt::format(" {}", what);
  }
  return text;
}

std::vector<DiffPiece> changed_words(const Edit& edit, std::span<const Report> reports) {
  return word_diff(words(*edit.before, reports), words(*edit.after, reports));
}

std::vector<Moment> moments(const Account& account, std::span<const Report> reports) {
  std::vector<std::pair<std::string, std::vector<Evidence>>> days;
  std::set<Evidence> of_the_day;
  for (const TimelineEntry& entry : account.timeline) {
    if (days.empty() || days.back().first != entry.when) {
      days.push_back({entry.when, {}});
      of_the_day.clear();
    }
    if (of_the_day.insert(entry.what).second) days.back().second.push_back(entry.what);
  }
  std::vector<Moment> list;
  for (const auto& [when, places] : days) list.push_back({when, by_wording(places, reports)});
  return list;
}

}  // namespace stemma::views
