// What is not of the news is cut off each title; then the title that has most words in common with the titles
// and texts of the others, each word for its weight, stands for all of them.
#include "stories/headlines.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/address.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "page/letters.h"
#include "stories/headline_form.h"
#include "stories/known_outlets.h"
#include "stories/title_words.h"

namespace stemma::stories {
namespace {

constexpr float kCutOff = 0.7F;  // what is left of a headline's score

constexpr std::string_view kBar = " | ";  // stands in no sentence: what follows is the site or its section
constexpr auto kSeparators =
    std::to_array<std::string_view>({kBar, " - ", " – ", " — ", " :: ", " · ", " » ", " • ", " // ", " : "});

struct Separator {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// In order; none of a title that is too long to be one, so that no title costs more than its length.
std::vector<Separator> separators_of(std::string_view title) {
  constexpr std::size_t kLongestTitle = 1000;  // bytes
  if (title.size() > kLongestTitle) return {};
  std::vector<Separator> found;
  for (const std::string_view sign : kSeparators) {
    for (std::size_t at = title.find(sign); at != title.npos; at = title.find(sign, at + 1))
      found.push_back({at, at + sign.size()});
  }
  std::sort(found.begin(), found.end(),
            [](const Separator& x, const Separator& y) { return x.begin < y.begin; });
  return found;
}

/// Whether words of the part, in their order, spell the label of a host: "CBS News 8" that of cbs8.com.
bool spell(std::span<const std::string_view> words, std::string_view label) {
  std::string left = page::letters_of(label);
  if (left.size() < 3) return false;
  for (const std::string_view word : words) {
    const std::string letters = page::letters_of(word.substr(0, word.find('.')));
    if (!letters.empty() && left.starts_with(letters)) left.erase(0, letters.size());
  }
  return left.empty();
}

bool names_outlet(std::string_view part, const Article& article) {
  const std::string letters = page::letters_of(part);
  const std::string outlet = page::letters_of(article.outlet);
  if (is_known_outlet(part) || (!outlet.empty() && letters == outlet)) return true;
  if (outlet.size() >= 5 && letters.find(outlet) != letters.npos) return true;
  std::string spaced(part);
  std::ranges::replace(spaced, '-', ' ');  // "WKLB-TV" of wklb.com
  const auto words = words_between_spaces(spaced);
  std::string_view host = core::host_of(article.url);
  while (!host.empty()) {
    const std::string_view label = host.substr(0, host.find('.'));
    if (spell(words, label)) return true;
    host.remove_prefix(std::min(host.size(), label.size() + 1));
  }
  return false;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string_view trimmed_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" |-");
  return last == text.npos ? text : text.substr(0, last + 1);
}

std::string first_words(const Report& report) {
  constexpr std::size_t kMaxBytes = 120;
  if (report.reading.sentences.empty()) return {};
  const std::string_view first = report.reading.sentences.front().span.of(report.article.text);
  if (first.size() <= kMaxBytes) return std::string(first);
  const std::size_t space = first.substr(0, kMaxBytes).rfind(' ');
  return std::string(first.substr(0, core::floor_boundary(first, space == first.npos ? kMaxBytes : space))) +
         " …";
}

/// What the titles and texts of some articles have in common, as one vector.
class Theme {
 public:
  Theme(std::span<const std::uint32_t> members, const Collection& collection)
      : collection_(collection), is_of_one_(members.size() == 1) {
    for (const std::uint32_t member : members) {
      for (const Field of : {Field::kTitle, Field::kBody}) {
        for (const Weight& word : field(member, of)) sums_[word.id] += word.value;
      }
    }
  }

  /// Cosines of the member's title with the titles and the texts of the others, all together.
  float likeness_of_title(std::uint32_t member) const {
    if (is_of_one_) return 1;
    const Vector& title = field(member, Field::kTitle);
    float sum = 0;
    for (const Weight& word : title) sum += word.value * sums_.at(word.id);
    return sum - cosine(title, title) - cosine(title, field(member, Field::kBody));
  }

 private:
  const Vector& field(std::uint32_t member, Field of) const {
    const Nodes& nodes = collection_.nodes;
    const auto& article = collection_.articles[nodes.node_of[nodes.place_of[member]]];
    return article.vectors[static_cast<std::size_t>(of)];
  }

  const Collection& collection_;
  bool is_of_one_;
  std::unordered_map<std::uint32_t, float> sums_;
};

std::string_view usual_language(std::span<const std::uint32_t> members, std::span<const Report> reports) {
  std::map<std::string_view, std::size_t> counts;
  for (const std::uint32_t member : members) ++counts[reports[member].article.language];
  std::string_view usual = reports[members.front()].article.language;
  for (const auto& [language, count] : counts) {
    if (count > counts[usual]) usual = language;
  }
  return usual;
}

}  // namespace

void Headlines::Beginnings::add(std::uint64_t beginning) {
  const auto end = seen_.begin() + static_cast<std::ptrdiff_t>(count_);
  if (!are_several() && std::find(seen_.begin(), end, beginning) == end) seen_[count_++] = beginning;
}

Headlines::Headlines(std::span<const Report> reports) : reports_(reports) {
  for (const Report& report : reports) {
    const std::string_view title = report.article.title;
    for (const Separator& at : separators_of(title))
      endings_[core::hash(title.substr(at.begin))].add(core::hash(title.substr(0, at.begin)));
  }
}

bool Headlines::is_shared(std::string_view ending) const {
  const auto found = endings_.find(core::hash(ending));
  return found != endings_.end() && found->second.are_several();
}

std::string_view Headlines::of(const Article& article) const {
  constexpr std::size_t kFewestWords = 3;
  std::string_view title = article.title;
  auto separators = separators_of(title);
  if (!separators.empty() && names_outlet(title.substr(0, separators.front().begin), article)) {
    const std::string_view rest = title.substr(separators.front().end);
    if (word_count(rest) >= kFewestWords) title = rest, separators = separators_of(rest);
  }
  for (std::size_t i = 0; i < separators.size(); ++i) {
    const std::string_view head = title.substr(0, separators[i].begin);
    if (word_count(head) < kFewestWords) continue;
    const std::size_t end = i + 1 < separators.size() ? separators[i + 1].begin : title.size();
    const std::size_t begin = std::min(separators[i].end, end);
    if (title.substr(separators[i].begin).starts_with(kBar) || is_shared(title.substr(separators[i].begin)) ||
        names_outlet(title.substr(begin, end - begin), article))
      return trimmed_end(head);
  }
  return title;
}

std::string Headlines::best_of(std::span<const std::uint32_t> members, const Collection& collection) const {
  constexpr std::size_t kCompared = 50;
  members = members.first(std::min(members.size(), kCompared));
  const Theme theme(members, collection);
  const std::string_view language = usual_language(members, reports_);
  std::string_view best;
  float best_score = -1;
  for (const std::uint32_t member : members) {
    const Article& article = reports_[member].article;
    const std::string_view headline = of(article);
    if (word_count(headline) == 0 || article.language != language) continue;
    float score = theme.likeness_of_title(member) * form_of_headline(headline, language);
    if (score > best_score && is_cut_off(headline, reports_[member])) score *= kCutOff;
    if (score > best_score) best = headline, best_score = score;
  }
  return best.empty() ? one_line(first_words(reports_[members.front()])) : one_line(best);
}

}  // namespace stemma::stories
