// Every format on the hand-made dossiers: golden files that a person can read, and what must hold of hostile
// input. STEMMA_REBASELINE=1 rewrites the golden files (tools/rebaseline does that and shows the difference).
#include "stemma/view.h"

#include <gtest/gtest.h>

#include <sstream>

#include "golden.h"
#include "views/escape.h"
#include "views/sample_dossier_test.h"

namespace stemma::views {
namespace {

TEST(Views, GoldenAccountOfTheBridge) {
  const Dossier dossier = bridge_dossier();
  tests::expect_golden("views/bridge.terminal.txt", render(dossier, ViewFormat::kTerminal));
  tests::expect_golden("views/bridge.md", render(dossier, ViewFormat::kMarkdown));
  tests::expect_golden("views/bridge.json", render(dossier, ViewFormat::kJson));
  tests::expect_golden("views/bridge.dot", render(dossier, ViewFormat::kDot));
  tests::expect_golden("views/bridge.graphml", render(dossier, ViewFormat::kGraphml));
  tests::expect_golden("views/bridge.prov.json", render(dossier, ViewFormat::kProv));
  tests::expect_golden("views/bridge.annotations.json", render(dossier, ViewFormat::kAnnotations));
}

TEST(Views, GoldenAccountOfACrowdStaysShort) {
  const std::string shown = render(crowd_dossier(300), ViewFormat::kTerminal);
  tests::expect_golden("views/crowd.terminal.txt", shown);
  EXPECT_LT(std::count(shown.begin(), shown.end(), '\n'), 120);
}

TEST(Views, AnEmptyDossierIsShownAsEmpty) {
  for (const ViewFormat format : {ViewFormat::kTerminal, ViewFormat::kMarkdown})
    EXPECT_EQ(render({}, format), "");
}

TEST(Terminal, NoControlCharacterOfTheInputArrives) {
  for (const bool colour : {false, true}) {
    ViewOptions options;
    options.colour = colour;
    const std::string shown = render(hostile_dossier(), ViewFormat::kTerminal, options);
    EXPECT_EQ(shown.find("\x1B[31m"), std::string::npos);
    EXPECT_EQ(shown.find('\x07'), std::string::npos);
    EXPECT_EQ(shown.find("\u202E"), std::string::npos);
    EXPECT_EQ(shown.find('\x1B') == std::string::npos, !colour);
  }
}

TEST(Terminal, NoLineIsWiderThanAsked) {
  for (const std::uint32_t width : {20U, 40U, 80U, 132U}) {
    for (const Dossier& dossier : {bridge_dossier(), hostile_dossier(), crowd_dossier(12)}) {
      ViewOptions options;
      options.width = width;
      std::istringstream lines(render(dossier, ViewFormat::kTerminal, options));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(display_columns(line), width) << line;
    }
  }
}

TEST(Markdown, NothingFromOutsideIsMarkup) {
  const std::string shown = render(hostile_dossier(), ViewFormat::kMarkdown);
  for (const char* markup : {"\n# h", "[x](", "](java", " <script", "\u202E", "\x1B", " *b*", "`c`"}) {
    for (std::size_t at = shown.find(markup); at != std::string::npos; at = shown.find(markup, at + 1)) {
      EXPECT_TRUE(at > 0 && shown[at - 1] == '\\')
          << markup << " in " << shown.substr(at > 30 ? at - 30 : 0, 60);
    }
  }
}

}  // namespace
}  // namespace stemma::views
