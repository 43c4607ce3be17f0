// The stories are written first, which tells what they link to; then the reports with marks at those places;
// the head last, because its policy names the hashes of the styles, one of which depends on the marks.
#include "views/html.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "views/escape.h"
#include "views/html_citations.h"
#include "views/html_story.h"
#include "views/marked_text.h"
#include "views/outline.h"
#include "views/page_parts.h"
#include "views/sha256.h"

namespace stemma::views {
namespace {

constexpr std::size_t kReportsOpen = 3;  ///< a story of more reports keeps their texts closed at first

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

constexpr std::size_t kReportsListed = 12;

class HtmlPage {
 public:
  HtmlPage(const Dossier& dossier, Texts texts) : dossier_(dossier), texts_(texts), cite_(dossier) {}

  std::string write() && {
    heading();
    for (const Storyline& line : dossier_.stories.storylines) {
      for (std::size_t i = 0; i < line.stories.size(); ++i) write_story(line, i);
    }
    return head() + body_ +
           "</main>\n<footer><div class=\"wrap\"><p class=\"ui\">Made by Stemma. It reports who has which "
           "words from whom as "
           "far as the texts show it; it does not judge. A count of origins is not a score of "
           "truth.</p></div></footer>\n<script>" +
           std::string(kPageScript) + "</script>\n</body>\n</html>\n";
  }

 private:
  template <class... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    fmt::format_to(std::back_inserter(body_), format, std::forward<Arguments>(arguments)...);
  }

  std::size_t story_count() const { return dossier_.stories.stories.size(); }

  static std::string headline(const std::string& label) { return label.empty() ? "(no headline)" : label; }

  std::string title() const {
    if (story_count() == 1) return headline(one_line(dossier_.stories.stories[0].label));
    if (dossier_.stories.storylines.size() == 1) {
      const std::string& label = dossier_.stories.storylines[0].label;
      const auto same = [&](const Story& story) { return story.label == label; };
      const auto& stories = dossier_.stories.stories;
      if (!label.empty() && std::none_of(stories.begin(), stories.end(), same)) return one_line(label);
    }
    return counted(dossier_.reports.size(), "report") + ", " + counted(story_count(), "story");
  }

  /// Several stories get a heading and a list of contents above them; one is its own heading.
  void heading() {
    if (story_count() == 1) return;
    put("<h1>{}</h1>\n", isolated(title()));
    if (story_count() == 0) return put("<p class=\"note\">No report was given.</p>\n");
    put("<nav aria-label=\"Stories\"><ol class=\"stories\">\n");
    const bool one_line_of_stories = dossier_.stories.storylines.size() == 1;  // needs no name of its own
    for (const Storyline& line : dossier_.stories.storylines) {
      const bool named = !one_line_of_stories && line.stories.size() > 1;
      if (named)
        put("<li><span>{}</span> <span class=\"ui\">{}</span>\n<ol>\n", isolated(headline(line.label)),
            counted(line.stories.size(), "story"));
      for (const std::uint32_t story : line.stories) contents_entry(story);
      if (named) put("</ol></li>\n");
    }
    put("</ol></nav>\n");
  }

  void contents_entry(std::uint32_t story) {
    const StoryPart part = story_part(dossier_, story);
    put("<li><a href=\"#s{}\">{}</a> <span class=\"ui\">{}</span></li>\n", story,
        isolated(headline(part.story.label)), head_line(part, dossier_.reports));
  }

  void write_story(const Storyline& line, std::size_t position) {
    const std::uint32_t story = line.stories[position];
    const Story& shown = dossier_.stories.stories[story];
    const std::string_view level = story_count() == 1 ? "h1" : "h2";
    put("<article class=\"story\" id=\"s{0}\" aria-labelledby=\"s{0}-title\">\n<{1} "
        "id=\"s{0}-title\">{2}</{1}>\n",
        story, level, isolated(headline(shown.label)));
    body_ += tally_html(dossier_, story);
    const std::string names = names_line(shown);
    if (!names.empty()) put("<p class=\"note\">Names: {}</p>\n", isolated(names));
    if (const auto follows = follows_part(dossier_, line, position))
      put("<p class=\"note\">Follows <a href=\"#s{}\">{}</a>: {}</p>\n", follows->story,
          isolated(follows->headline), isolated(follows->reason));
    body_ += story_html(dossier_, story, cite_, explained_);
    put("<section class=\"part\" aria-labelledby=\"s{0}-reports\">\n<h3 id=\"s{0}-reports\">The "
        "reports</h3>\n",
        story);
    const auto folds = cite_.copies(story).folds();
    const Folded fold = fold_list(folds.size(), kReportsListed);
    for (std::size_t i = 0; i < folds.size(); ++i) {
      if (i == fold.shown) put("<details><summary>{}</summary>\n", counted(fold.left, "more report"));
      write_report(folds[i].shown, shown.articles.size() <= kReportsOpen);
      write_copies(folds[i]);
    }
    if (fold.left > 0) put("</details>\n");
    put("</section>\n</article>\n");
  }

  void write_copies(const CopyFold& fold) {
    if (fold.copies.empty()) return;
    put("<details class=\"copies\"><summary>{} its text</summary>\n",
        fold.copies.size() == 1 ? "1 report carries" : counted(fold.copies.size(), "report") + " carry");
    for (const ArticleIndex copy : fold.copies) write_report(copy, false);
    put("</details>\n");
  }

  void write_report(ArticleIndex index, bool open) {
    const Article& article = dossier_.reports[index_of(index)].article;
    put("<details class=\"report\" id=\"{}\"{}>\n<summary><span class=\"outlet\">{}</span> {} <span "
        "class=\"ui\">{}</span></summary>\n",
        HtmlCitations::report_anchor(index), open ? " open" : "", isolated(cite_.labels()[index_of(index)]),
        isolated(headline(article.title)), escape_html(date_label(article.published)));
    facts(article);
    const bool has_language = !article.language.empty() && article.language != "und";
    put("<div class=\"text\" dir=\"auto\"{}>\n",
        has_language ? fmt::format(" lang=\"{}\"", escape_html(article.language)) : "");
    if (texts_ == Texts::kFull) {
      marked_text(index, article.text);
    } else {
      excerpts(index);
    }
    put("</div>\n");
    left_out(article);
    put("</details>\n");
  }

  void facts(const Article& article) {
    put("<p class=\"facts ui\">");
    if (article.published.known())
      put("Published {} ({}). ", escape_html(date_label(article.published)),
          isolated(article.published.from));
    if (!article.byline.empty()) {
      put("By ");
      for (std::size_t i = 0; i < article.byline.size(); ++i)
        put("{}{}", i > 0 ? ", " : "", isolated(article.byline[i]));
      put(". ");
    }
    if (is_web_address(article.url)) {
      put("<a href=\"{0}\" rel=\"noopener noreferrer external\">{0}</a> ", escape_html(article.url));
    }
    if (!article.path.empty()) put("<bdi>{}</bdi>", escape_html(one_line(article.path)));
    put("</p>\n");
  }

  void marked_text(ArticleIndex index, std::string_view text) {
    const MarkedText marked = mark_text(text, cite_.linked(index), [&](TextSpan span) {
      return cite_.anchor({index, span});
    });
    body_ += marked.html;
    for (const std::string& name : marked.continued) {
      fmt::format_to(std::back_inserter(continued_),
                     ":root:has(#{0}:target) .{0}{{background:var(--mark)}}\n", name);
    }
  }

  /// The words that are pointed at and nothing else, one paragraph each.
  void excerpts(ArticleIndex index) {
    std::vector<TextSpan> spans = cite_.linked(index);
    std::sort(spans.begin(), spans.end());
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    for (const TextSpan span : spans) {
      put("<p><span class=\"m\" id=\"{}\">{}</span></p>\n", cite_.anchor({index, span}),
          cite_.words({index, span}));
    }
  }

  void left_out(const Article& article) {
    if (article.left_out.empty()) return;
    put("<details class=\"left-out\"><summary>{} left out of the page</summary>\n<ul>\n",
        counted(article.left_out.size(), "piece"));
    for (const LeftOut& piece : article.left_out)
      put("<li><em>{}</em>: {}</li>\n", isolated(piece.why), isolated(piece.text));
    put("</ul></details>\n");
  }

  std::string head() const {
    std::string styles = fmt::format("'sha256-{}'", sha256_base64(kPageStyle));
    std::string continued;
    if (!continued_.empty()) {
      styles += fmt::format(" 'sha256-{}'", sha256_base64(continued_));
      continued = "<style>" + continued_ + "</style>\n";
    }
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {}; script-src "
        "'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light "
        "dark\">\n"
        "<title>{} – Stemma</title>\n<style>{}</style>\n{}</head>\n<body>\n<a class=\"skip\" "
        "href=\"#main\">To the account</a>\n"
        "<header class=\"top\"><div class=\"wrap\"><span class=\"brand\">Stemma</span>"
        "<p class=\"motto\">Count origins, not outlets.</p></div></header>\n<main class=\"wrap\" "
        "id=\"main\">\n",
        styles, sha256_base64(kPageScript), escape_html(one_line(title())), kPageStyle, continued);
  }

  const Dossier& dossier_;
  Texts texts_;
  HtmlCitations cite_;
  std::string body_;
  Explained explained_;
  std::string
      continued_;  ///< style of spans in several pieces: all of them light up when the first is the target
};

}  // namespace

std::string to_html(const Dossier& dossier, Texts texts) {
  return HtmlPage(dossier, texts).write();
}

}  // namespace stemma::views
