// The head of such a text has a fixed cast: the day of the visit, breadcrumbs, the title (often twice, once
// with the section's or the site's name before or behind it), a byline, a date. They are looked for before
// the first prose line only. From there on a line is left out when the lists of furniture name it, when it is
// nothing but a template's leftover, or when a heading such as a comment form's has ended the report.
#include "page/plain_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "core/ascii.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "page/blocks.h"
#include "page/byline.h"
#include "page/dates.h"
#include "page/furniture.h"
#include "page/letters.h"

namespace stemma::page {
namespace {

struct Line {
  std::string text;
  std::string_view why;
  std::uint32_t words = 0;
};

/// A paragraph a line. In a text set in columns of fixed width a paragraph is what stands between empty
/// lines.
std::vector<Line> paragraphs_of(std::string_view content) {
  std::vector<std::string_view> raw;
  for (std::size_t begin = 0; begin <= content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    raw.push_back(core::trimmed(content.substr(begin, end - begin)));
    begin = end + 1;
  }
  std::size_t full = 0;   // lines of a column's width with another line right below
  std::size_t inner = 0;  // lines with another line right below
  constexpr std::size_t kColumnMin = 45;
  constexpr std::size_t kColumnMax = 90;
  for (std::size_t i = 0; i + 1 < raw.size(); ++i) {
    if (raw[i].empty() || raw[i + 1].empty()) continue;
    ++inner;
    full += raw[i].size() >= kColumnMin && raw[i].size() <= kColumnMax ? 1 : 0;
  }
  const bool wrapped = inner >= 6 && full * 10 >= inner * 8;
  std::vector<Line> lines;
  bool open = false;
  for (const std::string_view line : raw) {
    if (line.empty()) {
      open = false;
    } else if (wrapped && open) {
      lines.back().text.append(" ").append(line);
    } else {
      lines.push_back({std::string(line), {}, 0});
      open = true;
    }
  }
  for (Line& line : lines) line.words = word_count(line.text);
  return lines;
}

bool ends_sentence(std::string_view text) {
  constexpr std::string_view kEnds[] = {".", "!", "?", "…", "”", "\"", "»", "。", "！", "？", "।"};
  return std::any_of(std::begin(kEnds), std::end(kEnds),
                     [&](std::string_view end) { return text.ends_with(end); });
}

/// "{{#each}} {{/each}}", "{% if %}", "<%= %>": nothing but what a template engine should have replaced.
bool is_template_leftover(std::string_view line) {
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"{{", "}}"}, {"{%", "%}"}, {"<%", "%>"}, {"${", "}"}};
  bool any = false;
  while (!line.empty()) {
    const auto* found = std::find_if(std::begin(kBrackets), std::end(kBrackets),
                                     [&](const auto& b) { return line.starts_with(b.first); });
    if (found == std::end(kBrackets)) return false;
    const std::size_t end = line.find(found->second, found->first.size());
    if (end == line.npos) return false;
    line = core::trimmed(line.substr(end + found->second.size()));
    any = true;
  }
  return any;
}

/// Most of the line is one date.
bool is_date_line(std::string_view line, const std::vector<FoundDate>& dates) {
  constexpr std::size_t kMaxRest = 24;  // a weekday, a clock time, "Updated on"
  if (dates.empty() || line.size() > 80) return false;
  std::size_t covered = 0;
  for (const FoundDate& date : dates) covered += date.end - date.begin;
  return line.size() - covered <= kMaxRest && !ends_sentence(line);
}

constexpr std::string_view kTitleSigns[] = {" – ", " — ", " - ", " | ", " :: ", " » ", ": ", " • "};

class PlainReader {
 public:
  PlainReader(std::string_view content, std::string_view given_title, std::string_view language)
      : lines_(paragraphs_of(content)), language_(language), title_(given_title) {}

  PlainReport read() {
    find_body();
    judge_breadcrumbs();
    find_title();
    judge_head();
    judge_body();
    for (Line& line : lines_) {
      if (!line.why.empty()) {
        report_.left_out.push_back({std::move(line.text), std::string(line.why)});
        continue;
      }
      if (!report_.text.empty()) report_.text.push_back('\n');
      report_.text.append(line.text);
    }
    report_.title = title_;
    return std::move(report_);
  }

 private:
  /// The first line that can only be prose: long, or a sentence of some length.
  void find_body() {
    constexpr std::uint32_t kProseWords = 30;
    constexpr std::uint32_t kSentenceWords = 12;
    constexpr std::size_t kMaxHead = 40;
    while (body_ < lines_.size() && body_ < kMaxHead) {
      const Line& line = lines_[body_];
      if (line.words >= kProseWords || (line.words >= kSentenceWords && line.text.ends_with('.'))) break;
      ++body_;
    }
  }

  /// "Home / World / Headline": parts joined by one sign, of which the last stands below again or the first
  /// is a list's word for the front page.
  void judge_breadcrumbs() {
    for (std::size_t i = 0; i < body_; ++i) {
      for (const std::string_view sign : {" / ", " > ", " » ", " › ", " → ", " \\ ", " :: ", " | "}) {
        const std::string_view line = lines_[i].text;
        const std::size_t first = line.find(sign);
        const std::size_t last = line.rfind(sign);
        if (first == line.npos) continue;
        const std::string_view head = line.substr(0, first);
        const bool front_page = !judge_line(head).why.empty();
        const bool repeated = last != first && stands_below(i, line.substr(last + sign.size()));
        if (word_count(head) <= 3 && (front_page || repeated)) lines_[i].why = "breadcrumbs";
      }
    }
  }

  bool stands_below(std::size_t i, std::string_view part) const {
    constexpr std::size_t kReach = 8;
    const std::string letters = letters_of(part);
    if (letters.size() < 4) return false;
    for (std::size_t k = i + 1; k < std::min(lines_.size(), i + kReach); ++k) {
      const std::string below = letters_of(std::string_view(lines_[k].text).substr(0, 300));
      if (below == letters || (letters.size() >= 24 && below.starts_with(letters))) return true;
    }
    return false;
  }

  static bool is_headline(const Line& line) {
    constexpr std::uint32_t kMaxWords = 32;
    return line.words >= 2 && line.words <= kMaxWords && line.text.size() <= 300 &&
           !line.text.ends_with('.') && !line.text.ends_with(',');
  }

  void find_title() {
    if (!title_.empty()) return;
    std::size_t at = 0;
    for (; at < lines_.size(); ++at) {
      const Line& line = lines_[at];
      if (!line.why.empty() || is_template_leftover(line.text)) continue;
      if (is_date_line(line.text, find_dates(line.text, language_, NumericOrder::kDayMonth))) continue;
      if (is_byline(line.text) || !judge_line(line.text).why.empty()) continue;
      break;
    }
    // One line alone is a text, not a title.
    if (at + 1 >= lines_.size() || !is_headline(lines_[at])) return;
    title_ = lines_[at].text;
    title_line_ = at;
    lines_[at].why = "title";
    for (const std::string_view sign : kTitleSigns) {
      for (std::size_t cut = title_.find(sign); cut != title_.npos; cut = title_.find(sign, cut + 1)) {
        const std::string before = title_.substr(0, cut);
        const std::string after = title_.substr(cut + sign.size());
        if (after.size() * 2 > title_.size() && repeats(at, after)) return set_part(at, after);
        if (before.size() * 2 > title_.size() && repeats(at, before)) return set_part(at, before);
      }
    }
  }

  bool repeats(std::size_t at, std::string_view part) const {
    const std::string letters = letters_of(part);
    for (std::size_t k = at + 1; k < std::max(body_, at + 2) && k < lines_.size(); ++k) {
      if (letters_of(lines_[k].text) == letters) return true;
    }
    return false;
  }

  void set_part(std::size_t at, std::string part) {
    lines_[at].why = "title with the name of a section or site";
    title_ = std::move(part);
  }

  void judge_head() {
    const std::string title = letters_of(title_);
    for (std::size_t i = 0; i < body_; ++i) {
      Line& line = lines_[i];
      if (!line.why.empty()) continue;
      if (!title.empty() && letters_of(line.text) == title) {
        line.why = "title";
        continue;
      }
      auto dates = find_dates(line.text, language_, NumericOrder::kDayMonth);
      if (is_date_line(line.text, dates)) {
        line.why = "date line";
        // Above the title stands the day of the visit, not the report's.
        if (i > title_line_ && !report_.published.known()) {
          report_.published = std::move(dates.front().stamp);
          report_.published.from = "date line under the title";
        }
      } else if (is_byline_here(line)) {
        line.why = "byline";
        if (report_.byline.empty()) report_.byline = names_in_byline(line.text);
      }
    }
  }

  /// Near the title a line of few words that begins with a word for "by" is a byline even in small letters.
  static bool is_byline_here(const Line& line) {
    constexpr std::uint32_t kMaxWords = 12;
    return line.words <= kMaxWords && !ends_sentence(line.text) && begins_with_by(line.text);
  }

  void judge_body() {
    std::uint64_t prose = 0;
    for (const Line& line : lines_) prose += line.why.empty() ? line.words : 0;
    std::uint64_t seen = 0;
    std::string_view ended;
    for (Line& line : lines_) {
      if (!line.why.empty()) continue;
      seen += line.words;
      if (!ended.empty()) {
        line.why = ended;
        continue;
      }
      if (is_template_leftover(line.text)) {
        line.why = "template leftover";
        continue;
      }
      if (is_ornament(line)) {
        line.why = "ornament";
        continue;
      }
      if (repeats_title(line)) {
        line.why = "title";
        continue;
      }
      const LineVerdict verdict = judge_line(line.text);
      if (verdict.why.empty()) continue;
      line.why = verdict.why;
      const bool little_left = (prose - seen) * 4 < prose || verdict.why == "comments";
      if (verdict.ends_report && little_left && seen * 3 > prose) ended = verdict.why;
    }
  }

  /// No letter in it: a cross that closed a box, a player's "00:00".
  static bool is_ornament(const Line& line) {
    constexpr std::size_t kMaxBytes = 8;
    const bool clock = line.text.find(':') != std::string::npos;
    return line.text.size() <= kMaxBytes &&
           letters_of(line.text).find_first_not_of(clock ? "0123456789" : "") == std::string::npos;
  }

  bool repeats_title(const Line& line) const {
    constexpr std::size_t kEnoughLetters = 20;
    const std::string letters = letters_of(title_);
    return letters.size() >= kEnoughLetters && line.words <= 40 && letters_of(line.text) == letters;
  }

  std::vector<Line> lines_;
  std::string_view language_;
  std::string title_;
  std::size_t title_line_ = 0;
  std::size_t body_ = 0;  ///< the first prose line
  PlainReport report_;
};

}  // namespace

PlainReport read_plain_text(std::string_view content, std::string_view given_title,
                            std::string_view language) {
  return PlainReader(content, given_title, language).read();
}

}  // namespace stemma::page
