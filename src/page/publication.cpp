#include "page/publication.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "core/ascii.h"
#include "core/utf8.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "page/dates.h"
#include "page/furniture.h"

namespace stemma::page {
namespace {

class PublicationReader {
 public:
  PublicationReader(const Evidence& page, std::string_view description)
      : page_(page), description_(description) {}

  Publication read() {
    read_dates();
    return {std::move(published_), std::move(modified_)};
  }

 private:
  static bool set(DateStamp& stamp, std::optional<DateStamp> found, std::string from) {
    if (!found) return false;
    stamp = std::move(*found);
    stamp.from = std::move(from);
    return true;
  }

  static constexpr double kSureLine = 6;  ///< of `date_score`: beside the title

  void read_dates() {
    if (!set(modified_, parse_date(page_.linked.modified, page_.language, page_.order()),
             "JSON-LD dateModified")) {
      for (const Stated& date : page_.meta.all("modified")) {
        if (set(modified_, parse_date(date.value, page_.language, page_.order()),
                "meta " + std::string(date.name)))
          break;
      }
    }
    const auto in_address = date_in_url(page_.address);
    if (read_stated_date()) {
      correct_midnight();
      published_.value = in_zone(published_.value, zone_of_newsroom());
      correct_utc_day();
      // An address carries the day on which the report was first put there, in the newsroom's own time.
      if (in_address && published_.value.compare(0, 10, in_address->value) != 0)
        set(published_, in_address, "address");
      return;
    }
    if (set(published_, in_address, "address")) return;
    read_visible_date();
  }

  /// By the country of the address, where it has one zone all year (lang/und/country_zones.txt).
  std::string_view zone_of_newsroom() const {
    const std::string_view country = std::string_view(page_.host).substr(page_.host.rfind('.') + 1);
    for (const auto entry : lang::entries("und", "country_zones")) {
      const auto row = lang::columns(entry);
      if (row.size() == 2 && row[0] == country) return row[1];
    }
    return {};
  }

  /// A day without a clock time that a system in Central Europe kept as UTC: midnight of the next day there.
  void correct_midnight() {
    constexpr std::string_view kCentral[] = {"de", "fr", "it", "es", "nl", "pl", "cs", "da", "sv", "nb",
                                             "no", "hu", "sk", "sl", "hr", "sr", "sq", "mk", "ca"};
    DateStamp& stamp = published_;
    const auto* central = std::find(std::begin(kCentral), std::end(kCentral), page_.language);
    if (central == std::end(kCentral) || !is_midnight_in_central_europe(stamp.value)) return;
    stamp.value = day_after(stamp.value, 1);
    stamp.precision = DatePrecision::kDay;
    stamp.from += ", midnight in Central Europe";
  }

  /// A time in UTC late in the evening may be the next day in the newsroom's own time, one early in the day
  /// the day before: then the day that a reader sees beside the title decides.
  void correct_utc_day() {
    DateStamp& stamp = published_;
    const bool utc = stamp.value.ends_with("Z") || stamp.value.ends_with("+00:00");
    if (!utc || stamp.value.size() < 16) return;
    const int hour = (stamp.value[11] - '0') * 10 + (stamp.value[12] - '0');
    const DateStamp stated = stamp;
    double best = -100;
    read_visible_lines(best);
    const std::string seen = stamp.value.substr(0, 10);
    const bool next = hour >= 10 && seen == day_after(stated.value, 1);
    const bool before = hour <= 13 && seen == day_after(stated.value, -1);
    const bool update = modified_.value.compare(0, 10, seen) == 0;
    if (best < kSureLine || update || !(next || before)) stamp = stated;
  }

  /// JSON-LD first, unless a meta element and the line beside the title agree on another day.
  bool read_stated_date() {
    if (set(published_, parse_date(page_.linked.published, page_.language, page_.order()),
            "JSON-LD datePublished")) {
      const auto& meta = page_.meta.all("published");
      const auto other =
          meta.empty() ? std::nullopt : parse_date(meta.front().value, page_.language, page_.order());
      if (other && other->value.substr(0, 10) != published_.value.substr(0, 10)) {
        const DateStamp linked = published_;
        double best = -100;
        read_visible_lines(best);
        const bool agree = best >= kSureLine && published_.value.compare(0, 10, other->value, 0, 10) == 0;
        published_ = linked;
        if (agree) set(published_, other, "meta " + std::string(meta.front().name));
      }
      return true;
    }
    for (const Stated& date : page_.meta.all("published")) {
      if (set(published_, parse_date(date.value, page_.language, page_.order()),
              "meta " + std::string(date.name)))
        return true;
    }
    return read_itemprop();
  }

  bool read_itemprop() {
    for (NodeIndex i = 0; i < page_.nodes.size(); ++i) {
      if (page_.nodes[i].attribute_count == 0) continue;
      const std::string_view property = page_.tree.attribute(i, "itemprop");
      const bool stated =
          property.find("datePublished") != property.npos || page_.tree.has_attribute(i, "pubdate");
      if (!stated) continue;
      const bool named = property.find("datePublished") != property.npos;
      if (named ? page_.is_inside(i, kComments) : page_.is_about_others(i)) continue;
      std::string_view value = page_.tree.attribute(i, "datetime");
      if (value.empty()) value = page_.tree.attribute(i, "content");
      if (value.empty()) value = page_.tree.attribute(i, "title");
      const std::string line = value.empty() ? line_of(page_.tree, i) : std::string(value);
      if (set(published_, parse_date(line, page_.language, page_.order()), "itemprop datePublished"))
        return true;
    }
    return false;
  }

  /// Dates that a reader sees, the likeliest by where they stand and what stands beside them.
  void read_visible_date() {
    constexpr double kSure = 4;
    double best = -100;
    read_visible_lines(best);
    read_time_elements(page_.title_at, best);
    if (best >= kSure) return;
    for (const Stated& date : page_.meta.all("perhaps published")) {
      if (set(published_, parse_date(date.value, page_.language, page_.order()),
              "meta " + std::string(date.name)))
        return;
    }
    if (!published_.known()) read_script_date();
    if (published_.known()) return;
    const auto dates = find_dates(description_, page_.language, page_.order());
    if (!dates.empty()) return void(set(published_, dates.front().stamp, "description of the page"));
    read_day_of_creation();
  }

  /// Pages that are made in the browser carry their data in scripts: the first member there that is called a
  /// publication.
  void read_script_date() {
    constexpr std::string_view kPublished[] = {"datePublished", "published_at",  "publishedAt", "publishDate",
                                               "publish_date",  "publishedDate", "pubDate"};
    for (const std::string_view member : kPublished) {
      const auto dates = dates_in_scripts(member);
      if (!dates.empty()) return void(set(published_, dates.front(), "script member " + std::string(member)));
    }
  }

  /// Accounts, comments and pictures are created as reports are: believed only where all of a page's scripts
  /// know of one such day.
  void read_day_of_creation() {
    constexpr std::string_view kCreated[] = {"dateCreated", "createdAt", "created_at"};
    std::vector<std::pair<DateStamp, std::string_view>> found;
    for (const std::string_view member : kCreated) {
      for (DateStamp& date : dates_in_scripts(member)) found.emplace_back(std::move(date), member);
    }
    const auto day = [](const auto& date) { return std::string_view(date.first.value).substr(0, 10); };
    const bool one = !found.empty() && std::all_of(found.begin(), found.end(), [&](const auto& date) {
      return day(date) == day(found.front());
    });
    if (one) set(published_, found.front().first, "script member " + std::string(found.front().second));
  }

  /// The dates that stand as values of a member in the page's scripts, in order; no more than the first few.
  std::vector<DateStamp> dates_in_scripts(std::string_view member) const {
    constexpr std::size_t kMaxValue = 40;
    constexpr std::size_t kMaxDates = 20;
    std::vector<DateStamp> dates;
    for (const std::string_view script : page_.tree.scripts()) {
      for (std::size_t at = script.find(member); at != script.npos && dates.size() < kMaxDates;
           at = script.find(member, at + 1)) {
        std::string_view value = script.substr(at + member.size(), kMaxValue);
        value = value.substr(0, core::valid_utf8_prefix(value));  // the cut may be within a character
        const std::size_t digit = value.find_first_of("0123456789");
        if (digit == value.npos || value.find_first_not_of("\\\": ") < digit) continue;
        value.remove_prefix(digit);
        value = value.substr(0, value.find_first_of("\\\",}"));
        if (auto date = parse_date(value, page_.language, page_.order())) dates.push_back(std::move(*date));
      }
    }
    return dates;
  }

  void read_visible_lines(double& best) {
    const std::size_t title = page_.title_at;
    for (std::size_t i = 0; i < page_.blocks.list.size(); ++i) {
      const Block& block = page_.blocks.list[i];
      constexpr std::size_t kMaxBytes = 250;
      const bool prose = block.text.size() > kMaxBytes;
      // A report may open with its place and day.
      constexpr std::size_t kOpening = 60;
      const std::string_view line =
          std::string_view(block.text)
              .substr(0, prose ? core::floor_boundary(block.text, kOpening) : block.text.size());
      const auto dates = find_dates(line, page_.language, page_.order());
      // The bar above the title shows the day on which the page was asked for.
      if (dates.empty() || (i < title && block.mark == kNavigation)) continue;
      std::size_t said_from = 0;
      for (const FoundDate& date : dates) {
        std::string_view beside = line.substr(said_from, date.begin - said_from);
        said_from = date.end;
        if (core::trimmed(beside).empty() && dates.size() == 1) beside = words_beside(i, line, date);
        const double score = date_score(block, date, static_cast<double>(i) - static_cast<double>(title)) +
                             said_beside(beside) - (prose ? 2 : 0);
        if (score <= best) continue;
        best = score;
        set(published_, date.stamp, "date line");
      }
    }
  }

  /// What stands behind a date that begins its line, or on a short line before it where it is all of its own.
  std::string_view words_beside(std::size_t i, std::string_view line, const FoundDate& date) const {
    constexpr std::size_t kMaxLabel = 32;
    const std::string_view behind = line.substr(date.end);
    if (!core::trimmed(behind).empty()) return behind;
    const bool label = i > 0 && page_.blocks.list[i - 1].text.size() <= kMaxLabel;
    return label ? std::string_view(page_.blocks.list[i - 1].text) : std::string_view{};
  }

  void read_time_elements(std::size_t title, double& best) {
    for (NodeIndex i = 0; i < page_.nodes.size(); ++i) {
      const bool time = page_.nodes[i].tag == Tag::kTime &&
                        page_.tree.attribute(i, "itemprop").find("odified") == std::string_view::npos;
      // The hAtom microformat has its day in the title of an element of this class.
      const bool atom =
          page_.nodes[i].attribute_count > 1 && has_word(page_.tree.attribute(i, "class"), "published");
      if (!time && !atom) continue;
      const std::string_view value = page_.tree.attribute(i, time ? "datetime" : "title");
      if (atom && value.empty()) continue;
      const std::string shown = line_of(page_.tree, i);
      auto stamp = parse_date(value.empty() ? std::string_view(shown) : value, page_.language, page_.order());
      const std::size_t at = page_.blocks.first_at(i);
      if (!stamp || at >= page_.blocks.list.size()) continue;
      constexpr double kTimeElement = 3;
      const FoundDate whole{0, page_.blocks.list[at].text.size(), {}};
      const double distance = static_cast<double>(at) - static_cast<double>(title);
      const double score = date_score(page_.blocks.list[at], whole, distance) + kTimeElement +
                           said_beside(page_.blocks.list[at].text);
      if (score <= best) continue;
      best = score;
      set(published_, std::move(stamp), time ? "time element" : "hAtom published");
    }
  }

  /// Higher is likelier. The weights were chosen on hand-checked pages; what matters is their order: beside
  /// the title, a line of its own, a word for "published", no word for "updated", not in a part that is about
  /// something else.
  double date_score(const Block& block, const FoundDate& date, double distance) const {
    double score = 0;
    if (page_.is_titled && distance >= -4 && distance <= 12) score += 6 - std::abs(distance) * 0.25;
    if (page_.is_titled && distance < -4) score -= 2;
    score -= std::min(std::abs(distance), 400.0) * 0.005;
    if (block.date) score += 3;
    if (block.byline) score += 1;
    if (judge_line(block.text).why == kCaption) score -= 3;
    if (!block.mark.empty()) score -= page_.is_elsewhere(block) ? 6 : page_.is_marked_as_title(block) ? 0 : 1;
    const auto rest = static_cast<double>(block.text.size() - (date.end - date.begin));
    score += rest < 30 ? 2 : rest > 100 ? -3 : 0;
    if (block.link_bytes * 2 > block.text.size()) score -= 2;
    return score;
  }

  /// Words for "published" and "updated" beside a date.
  static double said_beside(std::string_view line) {
    static const auto words = [] {
      std::vector<std::pair<std::string, double>> read;
      for (const auto language : lang::languages()) {
        for (const auto entry : lang::entries(language, "date_words")) {
          const auto row = lang::columns(entry);
          for (std::size_t i = 1; i < row.size(); ++i)
            read.emplace_back(lang::fold_case(row[i]), row[0] == "modified" ? -3.0 : 4.0);
        }
      }
      return read;
    }();
    const std::string folded = " " + lang::fold_case(line);
    double best = 0;
    std::size_t at = folded.size();
    for (const auto& [word, weight] : words) {  // the first word in the line speaks for the first date
      const std::size_t found = folded.find(" " + word);
      if (found >= at) continue;
      at = found;
      best = weight;
    }
    return best;
  }

  const Evidence& page_;
  std::string_view description_;
  DateStamp published_;
  DateStamp modified_;
};

}  // namespace

Publication read_publication(const Evidence& page, std::string_view description) {
  return PublicationReader(page, description).read();
}

}  // namespace stemma::page
