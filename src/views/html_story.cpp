// The parts stand in the order in which a reader asks: how many origins, who has it from whom, who said what,
// where do they differ, what do several tell, what does only one, when. A part with nothing in it is not
// shown.
#include "views/html_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "views/escape.h"
#include "views/graph_svg.h"
#include "views/outline.h"

namespace stemma::views {
namespace {

constexpr std::size_t kItemsShown = 12;         ///< of one list; what follows is folded
constexpr std::size_t kLinesFolded = 60;        ///< of reports that say the same of one source
constexpr std::uint32_t kPassageColumns = 260;  ///< of a shared passage; the link leads to all of it
constexpr std::string_view kNameless = "Speaker not settled";

class HtmlStory {
 public:
  HtmlStory(const Dossier& dossier, std::size_t story, HtmlCitations& cite, Explained& explained)
      : reports_(dossier.reports),
        story_(story),
        part_(story_part(dossier, story)),
        cite_(cite),
        explained_(explained) {}

  std::string write() && {
    graph();
    origins();
    descent();
    quotations();
    differences();
    grown_counts();
    told_by_several_reports();
    told_by_one_report();
    timeline();
    versions();
    return std::move(html_);
  }

 private:
  template <class... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(html_), format, std::forward<Arguments>(arguments)...);
  }

  void open_part(std::string_view name, std::string_view title, std::string_view count = {}) {
    put("<section class=\"part\" aria-labelledby=\"s{0}-{1}\">\n<h3 id=\"s{0}-{1}\">{2}", story_, name,
        title);
    if (!count.empty()) put(" <span class=\"ui\">{}</span>", count);
    put("</h3>\n");
  }
  void close_part() { put("</section>\n"); }

  /// Writes `count` items by `write`; those past the limit go into a box that opens.
  template <class Write>
  void list(std::string_view open, std::string_view close, std::size_t count, Write write) {
    const Folded fold = fold_list(count, kItemsShown);
    html_ += open;
    for (std::size_t i = 0; i < fold.shown; ++i) write(i);
    html_ += close;
    if (fold.left == 0) return;
    put("<details><summary>{} more</summary>\n{}", fold.left, open);
    for (std::size_t i = fold.shown; i < count; ++i) write(i);
    put("{}</details>\n", close);
  }

  bool stands_alone() const { return part_.story.articles.size() == 1 && part_.descent.edges.empty(); }

  std::string anchor_of(Witness witness) const {
    if (witness.kind == Witness::Kind::kArticle)
      return HtmlCitations::report_anchor(ArticleIndex{witness.index});
    const auto& origins = part_.descent.origins.list;
    const auto found = std::find_if(origins.begin(), origins.end(),
                                    [&](const Origin& origin) { return origin.root == witness; });
    if (found != origins.end()) return fmt::format("s{}-origin-{}", story_, found - origins.begin());
    return part_.descent.edges.empty() ? fmt::format("s{}", story_) : fmt::format("s{}-descent", story_);
  }

  std::string witness_link(Witness witness) const {
    return fmt::format("<a class=\"who\" href=\"#{}\">{}</a>", anchor_of(witness),
                       isolated(witness_name(witness, cite_.labels(), part_.descent)));
  }

  void graph() {
    if (part_.descent.edges.empty()) return;
    put("<figure>\n<div class=\"canvas\" tabindex=\"0\" role=\"region\" aria-label=\"Derivation graph, "
        "scrolls sideways\">\n{}</div>\n",
        graph_svg(part_, reports_, cite_.labels(), [this](Witness witness) { return anchor_of(witness); }));
    if (!explained_.graph) {
      put("<figcaption>Time runs from left to right. A line leads from a source to the report that has words "
          "from it; without an arrow head the direction is open. Dashed boxes are sources that are not among "
          "the reports; voices that one report alone credits are told below, not drawn.</figcaption>\n");
    }
    put("</figure>\n");
    explained_.graph = true;
  }

  void origins() {
    const auto& origins = part_.descent.origins.list;
    if (stands_alone() || origins.empty()) return;
    open_part("origins", "Origins");
    list("<ul class=\"origins-list\">\n", "</ul>\n", origins.size(),
         [&](std::size_t i) { origin(origins[i], i); });
    close_part();
  }

  void origin(const Origin& origin, std::size_t index) {
    const bool seen = origin.root.kind == Witness::Kind::kArticle;
    put("<li class=\"origin{}\" id=\"s{}-origin-{}\"><strong>{}</strong>", seen ? "" : " unseen", story_,
        index, isolated(origin.name));
    if (seen && origin.carried_by == std::vector{ArticleIndex{origin.root.index}}) {
      put("<p class=\"ui\">Told by no other report</p></li>\n");
      return;
    }
    put("<p class=\"ui\">{}Carried by {} of {}</p>", seen ? "" : "Not among the reports. ",
        origin.carried_by.size(), counted(part_.story.articles.size(), "article"));
    put("<div class=\"places\">{}</div></li>\n", article_links(origin.carried_by));
  }

  std::string article_links(const std::vector<ArticleIndex>& articles) const {
    const Folded fold = fold_list(articles.size(), kItemsShown);
    std::string html;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      if (i == fold.shown)
        html += fmt::format(" <details class=\"more\"><summary>and {} more</summary> ", fold.left);
      html += (i == 0 || i == fold.shown ? "" : ", ") +
              witness_link({Witness::Kind::kArticle, index_of(articles[i])});
    }
    return fold.left > 0 ? html + "</details>" : html;
  }

  void descent() {
    const std::vector<DescentGroup> edges = grouped(descent_lines(part_));
    const std::vector<DescentGroup> pairs = grouped(shared_word_lines(part_, cite_.copies(story_)));
    if (!edges.empty()) descent_list("descent", "Who has it from whom", edges);
    if (!pairs.empty()) descent_list("shared", "Shared words", pairs);
  }

  void descent_list(std::string_view name, std::string_view title, const std::vector<DescentGroup>& groups) {
    open_part(name, title);
    list("<ul class=\"plain\">\n", "</ul>\n", groups.size(), [&](std::size_t i) {
      const DescentGroup& group = groups[i];
      if (group.lines.size() > kManyLines) {
        put("<li data-item><details><summary>{}: each {} {}</summary>\n<ul class=\"plain\">\n",
            counted(group.lines.size(), "report"), group.verb,
            isolated(witness_name(group.to, cite_.labels(), part_.descent)));
        const Folded fold = fold_list(group.lines.size(), kLinesFolded);
        for (std::size_t line = 0; line < fold.shown; ++line) descent_line(group.lines[line]);
        if (fold.left > 0) put("<li class=\"ui\">and {} more</li>\n", fold.left);
        put("</ul></details></li>\n");
      } else {
        for (const DescentLine& line : group.lines) descent_line(line);
      }
    });
    close_part();
  }

  void descent_line(const DescentLine& line) {
    put("<li data-item>{} {} {}", witness_link(line.from), escape_html(line.verb), witness_link(line.to));
    if (!line.note.empty()) put(" <span class=\"tag\">{}</span>", escape_html(line.note));
    if (!line.evidence.empty()) {
      std::vector<Evidence> others;  // the report that the line begins with needs no second link
      std::copy_if(line.evidence.begin() + 1, line.evidence.end(), std::back_inserter(others),
                   [&](const Evidence& place) { return place.article != line.evidence.front().article; });
      put(": “{}”", cite_.linked_words(line.evidence.front(), kPassageColumns));
      if (!others.empty()) put(" {}", cite_.places(others));
    }
    put("</li>\n");
  }

  void quotations() {
    const std::vector<SpeakerPart> speakers = by_speaker(part_.account);
    if (speakers.empty()) return;
    open_part("quotations", "Quotations", counted(speakers.size(), "speaker"));
    explain_marks();
    list("", "", speakers.size(), [&](std::size_t i) { speaker(speakers[i]); });
    close_part();
  }

  void explain_marks() {
    const auto varies = [](const QuotationGroup& group) { return group.variants.size() > 1; };
    const auto& groups = part_.account.quotations;
    if (explained_.marks || std::none_of(groups.begin(), groups.end(), varies)) return;
    put("<p class=\"note\">The fullest wording stands first. Below it, <ins>underlined</ins> words differ "
        "from it and "
        "<span class=\"omitted\">[…]</span> stands where words are left out; pointed at, each tells the "
        "fullest's "
        "words.</p>\n");
    explained_.marks = true;
  }

  void speaker(const SpeakerPart& speaker) {
    if (speaker.speaker.empty()) {
      put("<div class=\"speaker\">\n<h4 class=\"open\">{}</h4>\n", kNameless);
    } else {
      put("<div class=\"speaker\">\n<h4>{}</h4>\n", isolated(speaker.speaker));
    }
    list("", "", speaker.groups.size(), [&](std::size_t i) { quotation(*speaker.groups[i]); });
    put("</div>\n");
  }

  void quotation(const QuotationGroup& group) {
    const std::vector<VariantPart> variants = variant_parts(group, reports_);
    if (variants.empty()) return;
    put("<div class=\"said\" data-item>\n<blockquote{}>{}</blockquote>\n{}{}",
        language_of(*variants[0].readings[0]), quoted_words(variants[0]),
        said_where(variants[0], group.speaker),
        tag(quotation_origins_note(group, part_.descent.origins, isolated)));
    if (variants.size() > 1) {
      list("<ul class=\"variants\">\n", "</ul>\n", variants.size() - 1, [&](std::size_t i) {
        const VariantPart& variant = variants[i + 1];
        put("<li{}>{}{} {}</li>\n", language_of(*variant.readings[0]), opening(variant.kind),
            quoted_words(variant), said_where(variant, group.speaker));
      });
    }
    put("</div>\n");
  }

  static std::string_view opening(VariantPart::Kind kind) {
    if (kind == VariantPart::Kind::kOtherWords) return "<span class=\"tag\">in other words</span> ";
    if (kind == VariantPart::Kind::kOtherLanguage) return "<span class=\"tag\">in another language</span> ";
    return "";
  }

  std::string language_of(const QuotedReading& reading) const {
    const std::string& language = reports_[index_of(reading.words.article)].article.language;
    return language.empty() || language == "und" ? "" : fmt::format(" lang=\"{}\"", escape_html(language));
  }

  std::string quoted_words(const VariantPart& variant) const {
    const QuotedReading& first = *variant.readings.front();
    const std::string inner = variant.difference.empty()
                                  ? cite_.words(first.words)
                                  : compared_words(variant.difference, first.words, variant.compared_with);
    return first.marked ? "“" + inner + "”" : inner;
  }

  std::string_view words(const Evidence& place) const {
    return place.span.of(reports_[index_of(place.article)].article.text);
  }

  /// The words of `place`, with what differs from `there` marked, and a mark where words of it are left out.
  std::string compared_words(const std::vector<DiffPiece>& pieces, const Evidence& place,
                             std::string_view there) const {
    const std::string_view shown = words(place);
    std::string html = "<bdi>";
    std::string_view replaced;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::string_view piece =
          pieces[i].span.of(pieces[i].kind == DiffPiece::Kind::kOnlyThere ? there : shown);
      if (pieces[i].kind == DiffPiece::Kind::kSame) {
        html += escape_html(piece);
      } else if (pieces[i].kind == DiffPiece::Kind::kOnlyHere) {
        html += differing(piece, std::exchange(replaced, {}));
      } else if (is_replaced(pieces, i)) {
        replaced = piece;
      } else {
        html += left_out(piece, gap_mark(pieces, i, shown));
      }
    }
    return html + "</bdi>";
  }

  static std::string differing(std::string_view here, std::string_view there) {
    const std::string instead = escape_html(one_line(there));
    const std::string title = instead.empty() ? "" : " title=\"In place of: " + instead + "\"";
    const std::string heard = instead.empty() ? "]" : ", in place of: " + instead + "]";
    return "<ins" + title + "><span class=\"vh\">[differs: </span>" + escape_html(here) +
           "<span class=\"vh\">" + heard + "</span></ins>";
  }

  static std::string left_out(std::string_view there, std::string_view mark) {
    return fmt::format(
        "{1}<span class=\"omitted\" title=\"Left out here: {0}\"><span class=\"vh\">[left out: {0}]"
        "</span><span aria-hidden=\"true\">[…]</span></span>{2}",
        escape_html(one_line(there)), mark.starts_with(' ') ? " " : "", mark.ends_with(' ') ? " " : "");
  }

  std::string said_where(const VariantPart& variant, std::string_view speaker) {
    std::vector<Evidence> where;
    std::vector<std::string> notes;
    const auto note = [&](std::string text) {
      if (std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(std::move(text));
    };
    const QuotedReading& first = *variant.readings.front();
    if (!first.marked) note(first.kind == QuotationKind::kIndirect ? "indirect" : "no quotation marks");
    for (const QuotedReading* reading : variant.readings) {
      where.push_back(reading->words);
      if (!reading->speaker.empty() && reading->speaker != speaker)
        note("named " + isolated(reading->speaker));
      if (!reading->via.empty()) note("via " + isolated(reading->via));
    }
    std::string html = cite_.places(where);
    for (const std::string& said : notes) html += " <span class=\"tag\">" + said + "</span>";
    return html;
  }

  using Differences = std::vector<const Difference*>;

  void differences() {
    const auto& account = part_.account;
    const Differences beside = with_course(account, Difference::Course::kBeside);
    Differences all = with_course(account, Difference::Course::kEdited);
    all.insert(all.begin(), beside.begin(), beside.end());
    difference_table("differences", "Where they differ", all);
  }

  void grown_counts() {
    difference_table("grown", "Counts that grew", with_course(part_.account, Difference::Course::kGrew));
  }

  void difference_table(std::string_view name, std::string_view title, const Differences& differences) {
    if (differences.empty()) return;
    open_part(name, title);
    list(
        "<table>\n<thead><tr><th scope=\"col\">About</th><th scope=\"col\">Given as</th><th "
        "scope=\"col\">By</th></tr></thead>\n",
        "</table>\n", differences.size(), [&](std::size_t i) { difference(*differences[i]); });
    close_part();
  }

  /// What a reading that is not the first stands behind.
  static std::string_view later(Difference::Course course) {
    switch (course) {
      case Difference::Course::kBeside:
        return "";
      case Difference::Course::kGrew:
        return "<span class=\"tag\">later reports</span> ";
      case Difference::Course::kEdited:
        return "<span class=\"tag\">a later version</span> ";
    }
    return "";
  }

  void difference(const Difference& difference) {
    const std::vector<DifferencePart> given = sides(difference);
    put("<tbody data-item>\n");
    for (std::size_t i = 0; i < given.size(); ++i) {
      put("<tr>");
      if (i == 0)
        put("<th scope=\"rowgroup\" rowspan=\"{}\">{}</th>", given.size(), isolated(difference.about));
      const Evidence& first = given[i].places.front();
      put("<td class=\"value\">{}{}</td><td>{}{}</td></tr>\n", i == 0 ? "" : later(difference.course),
          cite_.linked_words(first), cite_.places(given[i].places),
          appeared(difference.course, first.article));
    }
    put("</tbody>\n");
  }

  std::string appeared(Difference::Course course, ArticleIndex article) const {
    const DateStamp& date = reports_[index_of(article)].article.published;
    if (course == Difference::Course::kBeside || !date.known()) return {};
    return fmt::format(" <span class=\"ui\">first {}</span>", escape_html(date_label(date)));
  }

  void versions() {
    const auto& histories = part_.account.versions;
    if (histories.empty()) return;
    open_part("versions", "How reports changed");
    std::vector<const VersionStep*> steps;
    for (const VersionHistory& history : histories) {
      for (const VersionStep& step : history.steps) steps.push_back(&step);
    }
    list("", "", steps.size(), [&](std::size_t i) { version_step(*steps[i]); });
    close_part();
  }

  void version_step(const VersionStep& step) {
    put("<div class=\"speaker\">\n<h4>{}, then {}</h4>\n<p class=\"note\">{}</p>\n", dated(step.before),
        dated(step.after), edit_count(step));
    list("<ul class=\"plain\">\n", "</ul>\n", step.edits.size(), [&](std::size_t i) { edit(step.edits[i]); });
    put("</div>\n");
  }

  std::string dated(ArticleIndex article) const {
    return fmt::format("{} <span class=\"ui\">{}</span>",
                       witness_link({Witness::Kind::kArticle, index_of(article)}),
                       escape_html(date_label(reports_[index_of(article)].article.published)));
  }

  void edit(const Edit& edit) {
    switch (edit.kind) {
      case Edit::Kind::kAdded:
        put("<li data-item><span class=\"tag\">added</span> {}</li>\n", cite_.linked_words(*edit.after));
        break;
      case Edit::Kind::kRemoved:
        put("<li data-item><span class=\"tag\">removed</span> {}</li>\n", cite_.linked_words(*edit.before));
        break;
      case Edit::Kind::kChanged:
        put("<li data-item><span class=\"tag\">changed</span> {} {}</li>\n",
            compared_words(changed_words(edit, reports_), *edit.after, words(*edit.before)),
            cite_.places(std::vector{*edit.before, *edit.after}));
        break;
    }
  }

  /// The words of the first place, then every place that has them.
  void item(std::span<const Evidence> places) {
    put("<li>{} {}</li>\n", cite_.words(places.front()), cite_.places(places));
  }

  static std::string tag(const std::string& html) {
    return html.empty() ? "" : " <span class=\"tag\">" + html + "</span>";
  }

  /// A statement of several reports: its other wordings can be opened.
  void statement(const Statement& statement) {
    const std::vector<SameWords> wordings = by_wording(statement.support, reports_);
    put("<li data-item>{} {}{}", cite_.words(wordings[0].front()), cite_.places(statement.support),
        tag(origins_note(statement.origins, statement.support, part_.descent.origins, isolated)));
    if (wordings.size() > 1) {
      put("\n<details><summary>{}</summary>\n", counted(wordings.size() - 1, "other wording"));
      list("<ul class=\"variants\">\n", "</ul>\n", wordings.size() - 1,
           [&](std::size_t i) { item(wordings[i + 1]); });
      put("</details>");
    }
    put("</li>\n");
  }

  /// Under the report's own name the words themselves are the link.
  void lone_item(std::span<const Evidence> places) {
    put("<li data-item>{}</li>\n", cite_.linked_words(places.front()));
  }

  void told_by_several_reports() {
    const std::vector<const Statement*> statements = told_by_several(part_.account);
    if (statements.empty()) return;
    open_part("several", "What several reports tell");
    list("<ul class=\"plain\">\n", "</ul>\n", statements.size(),
         [&](std::size_t i) { statement(*statements[i]); });
    close_part();
  }

  void told_by_one_report() {
    const std::vector<LoneStatements> alone = told_by_one(part_.account);
    if (alone.empty() || part_.story.articles.size() < 2) return;
    open_part("alone", "What only one report tells");
    list("", "", alone.size(), [&](std::size_t i) {
      put("<div class=\"speaker\">\n<h4>{}</h4>\n",
          witness_link({Witness::Kind::kArticle, index_of(alone[i].article)}));
      list("<ul class=\"plain\">\n", "</ul>\n", alone[i].statements.size(),
           [&](std::size_t j) { lone_item(alone[i].statements[j]->support); });
      put("</div>\n");
    });
    close_part();
  }

  void timeline() {
    const std::vector<Moment> days = moments(part_.account, reports_);
    if (days.empty()) return;
    open_part("timeline", "Timeline");
    list("<ol class=\"days\">\n", "</ol>\n", days.size(), [&](std::size_t i) {
      put("<li data-item><time>{}</time>\n", isolated(days[i].when));
      list("<ul>\n", "</ul>\n", days[i].what.size(), [&](std::size_t j) { item(days[i].what[j]); });
      put("</li>\n");
    });
    close_part();
  }

  std::span<const Report> reports_;
  std::size_t story_;
  StoryPart part_;
  HtmlCitations& cite_;
  Explained& explained_;
  std::string html_;
};

/// "4 articles" with the number set off.
std::string set_off(std::string_view counted_things) {
  const std::size_t space = counted_things.rfind(' ');
  if (space == std::string_view::npos) return std::string(counted_things);
  return fmt::format("<b>{}</b> {}", counted_things.substr(0, space), counted_things.substr(space + 1));
}

}  // namespace

std::string tally_html(const Dossier& dossier, std::size_t story) {
  const StoryPart part = story_part(dossier, story);
  return fmt::format(
      "<p class=\"tally\"><span>{}</span><span class=\"vh\">, </span><span>{}</span><span class=\"vh\">, "
      "</span>"
      "<span class=\"origins\">{}</span></p>\n",
      set_off(counted(part.story.articles.size(), "article")),
      set_off(counted(outlet_count(part.story, dossier.reports), "outlet")),
      part.descent.origins.at_most == 0 ? origin_count(part.descent.origins)
                                        : set_off(origin_count(part.descent.origins)));
}

std::string story_html(const Dossier& dossier, std::size_t story, HtmlCitations& citations,
                       Explained& explained) {
  return HtmlStory(dossier, story, citations, explained).write();
}

}  // namespace stemma::views
