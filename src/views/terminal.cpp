// The lines of the account with their indents, wrapped.
#include "views/terminal.h"

#include "views/account_lines.h"

namespace stemma::views {
namespace {

using Place = AccountLine::Place;

Indent indent_of(Place place) {
  switch (place) {
    case Place::kStoryline:
    case Place::kStory:
    case Place::kCounts:
    case Place::kSection:
      return {0, 2};
    case Place::kItem:
      return {2, 4};
    case Place::kUnderItem:
      return {4, 6};
    case Place::kDeepItem:
      return {8, 10};
  }
  return {};
}

bool opens_a_part(Place place) {
  return place == Place::kStoryline || place == Place::kStory || place == Place::kSection;
}

std::vector<Run> styled(const AccountLine& line) {
  std::vector<Run> runs = line.runs;
  for (Run& run : runs) {
    if (run.style == Style::kMarked) run.text = '*' + run.text + '*';
    if (opens_a_part(line.place)) run.style = Style::kStrong;
    if (line.place == Place::kCounts) run.style = Style::kAccent;
  }
  return runs;
}

}  // namespace

std::string to_terminal(const Dossier& dossier, std::uint32_t width, Colour colour) {
  WrappedText text(width, colour);
  for (const AccountLine& line : account_lines(dossier)) {
    if (opens_a_part(line.place)) text.gap();
    text.line(indent_of(line.place), styled(line));
  }
  return std::move(text).take();
}

}  // namespace stemma::views
