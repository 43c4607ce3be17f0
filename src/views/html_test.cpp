#include "views/html.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "golden.h"
#include "views/page_parts.h"
#include "views/sample_dossier_test.h"
#include "views/sha256.h"

namespace stemma::views {
namespace {

std::vector<Dossier> dossiers() {
  return {bridge_dossier(), hostile_dossier(), crowd_dossier(300), {}};
}

/// Every value of an attribute, in order.
std::vector<std::string> values(const std::string& html, const std::string& attribute) {
  std::vector<std::string> found;
  const std::string opening = " " + attribute + "=\"";
  for (std::size_t at = html.find(opening); at != std::string::npos; at = html.find(opening, at + 1)) {
    const std::size_t begin = at + opening.size();
    found.push_back(html.substr(begin, html.find('"', begin) - begin));
  }
  return found;
}

/// The page without its style and script, which are ours and full of braces and brackets.
std::string markup(const std::string& html) {
  std::string rest = html;
  for (const auto& [open, close] : {std::pair("<style>", "</style>"), std::pair("<script>", "</script>")}) {
    for (std::size_t at = rest.find(open); at != std::string::npos; at = rest.find(open, at)) {
      rest.erase(at, rest.find(close, at) + std::string(close).size() - at);
    }
  }
  return rest;
}

/// The policy's hashes change with the style and script.
std::string without_hashes(std::string html) {
  for (std::size_t at = html.find("sha256-"); at != std::string::npos; at = html.find("sha256-", at + 1)) {
    html.replace(at + 7, html.find('\'', at) - at - 7, "…");
  }
  return html;
}

TEST(Html, GoldenPageOfTheBridge) {
  // Without style and script: they are read where they are written.
  tests::expect_golden("views/bridge.html", without_hashes(markup(to_html(bridge_dossier(), Texts::kFull))));
}

TEST(Html, EveryLinkWithinThePageResolvesAndEveryIdIsOne) {
  for (const Texts texts : {Texts::kFull, Texts::kShown}) {
    for (const Dossier& dossier : dossiers()) {
      const std::string html = to_html(dossier, texts);
      std::set<std::string> ids;
      for (const std::string& id : values(html, "id")) EXPECT_TRUE(ids.insert(id).second) << id;
      for (const std::string& link : values(html, "href")) {
        EXPECT_TRUE(!link.starts_with("#") || ids.contains(link.substr(1))) << link;
      }
      for (const std::string& id : values(html, "aria-labelledby")) EXPECT_TRUE(ids.contains(id)) << id;
    }
  }
}

TEST(Html, EveryElementIsClosedWhereItWasOpened) {
  const std::set<std::string> empty = {"meta", "!DOCTYPE", "rect", "path", "line"};
  for (const Dossier& dossier : dossiers()) {
    const std::string html = markup(to_html(dossier, Texts::kFull));
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
      const bool closes = html[at + 1] == '/';
      const std::size_t begin = at + (closes ? 2 : 1);
      const std::string name = html.substr(begin, html.find_first_of(" />\n", begin) - begin);
      if (closes) {
        ASSERT_FALSE(open.empty());
        ASSERT_EQ(open.back(), name) << html.substr(at > 200 ? at - 200 : 0, 300);
        open.pop_back();
      } else if (!empty.contains(name)) {
        open.push_back(name);
      }
    }
    EXPECT_TRUE(open.empty());
  }
}

TEST(Html, NothingFromOutsideIsMarkup) {
  const std::string html = to_html(hostile_dossier(), Texts::kFull);
  EXPECT_EQ(html.find("<script>", html.find("<script>") + 1), std::string::npos) << "one script, ours";
  EXPECT_EQ(html.find("<script>alert"), std::string::npos);
  for (const char* attribute : {"onload", "onmouseover", "style", "src"})
    EXPECT_TRUE(values(html, attribute).empty());
  for (const std::string& link : values(html, "href")) EXPECT_TRUE(link.starts_with("#")) << link;
  for (const char* harmful : {"\x1B", "\x07", "\u202E", "\u0085"})
    EXPECT_EQ(html.find(harmful), std::string::npos);
}

TEST(Html, TheNetworkIsNotAsked) {
  const std::string html = to_html(bridge_dossier(), Texts::kFull);
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(html.find("script-src 'sha256-" + sha256_base64(kPageScript) + "'"), std::string::npos);
  EXPECT_NE(html.find("style-src 'sha256-" + sha256_base64(kPageStyle) + "'"), std::string::npos);
  for (const char* fetches :
       {"<link", "<img", "<iframe", "@import", "url(http", "fetch(", "XMLHttpRequest"}) {
    EXPECT_EQ(html.find(fetches), std::string::npos) << fetches;
  }
}

TEST(Html, TextsStayHomeWhenAsked) {
  const std::string html = to_html(crowd_dossier(2), Texts::kShown);
  EXPECT_EQ(html.find("Read more in edition"), std::string::npos);
  EXPECT_NE(to_html(crowd_dossier(2), Texts::kFull).find("Read more in edition"), std::string::npos);
  EXPECT_NE(html.find("The strait was closed on Friday."), std::string::npos);
}

TEST(Html, ACrowdIsFoldedNotCut) {
  const std::string html = to_html(crowd_dossier(300), Texts::kFull);
  EXPECT_LT(html.size(), 600'000U);
  for (const char* report : {"r0", "r150", "r299"}) {
    EXPECT_NE(html.find(std::string(" id=\"") + report + "\""), std::string::npos);
  }
}

TEST(Sha256, DigestsOfTheStandardsExamples) {
  EXPECT_EQ(sha256_base64(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(sha256_base64("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(sha256_base64("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
  EXPECT_EQ(sha256_base64(std::string(1000, 'a')), "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM=");
}

}  // namespace
}  // namespace stemma::views
