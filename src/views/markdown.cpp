// The lines of the account as headings and nested lists.
#include "views/markdown.h"

#include "views/account_lines.h"
#include "views/escape.h"

namespace stemma::views {
namespace {

using Place = AccountLine::Place;

std::string_view opening(Place place) {
  switch (place) {
    case Place::kStoryline:
      return "# ";
    case Place::kStory:
      return "## ";
    case Place::kCounts:
      return "";
    case Place::kSection:
      return "### ";
    case Place::kItem:
      return "- ";
    case Place::kUnderItem:
      return "  - ";
    case Place::kDeepItem:
      return "    - ";
  }
  return "";
}

bool is_list(Place place) {
  return place == Place::kItem || place == Place::kUnderItem || place == Place::kDeepItem;
}

std::string_view emphasis(Style style, Place place) {
  const bool heading = !is_list(place) && place != Place::kCounts;
  if (heading || style == Style::kPlain || style == Style::kFaint) return "";
  return "**";
}

/// Emphasis opens and closes at a word, not at a space (CommonMark 0.30, 6.2).
void append_run(std::string& text, const Run& run, Place place) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  const std::string words = escape_markdown(run.text);
  if (!run.text.empty() && is_space(run.text.front()) && !text.ends_with(' ')) text += ' ';
  if (words.empty()) return;
  const std::string_view marks = emphasis(run.style, place);
  text.append(marks).append(words).append(marks);
  if (is_space(run.text.back())) text += ' ';
}

}  // namespace

std::string to_markdown(const Dossier& dossier) {
  std::string text;
  bool in_list = false;
  for (const AccountLine& line : account_lines(dossier)) {
    if (!text.empty() && !(in_list && is_list(line.place))) text += '\n';
    in_list = is_list(line.place);
    text += opening(line.place);
    for (const Run& run : line.runs)
      append_run(text, line.place == Place::kCounts ? Run{run.text, Style::kAccent} : run, line.place);
    while (text.ends_with(' ')) text.pop_back();
    text += '\n';
  }
  return text;
}

}  // namespace stemma::views
