#include "page/plain_text.h"

#include <gtest/gtest.h>

namespace stemma::page {
namespace {

/// The verdict on a text as a person reads it: kept lines with '+', others with '-' and the reason.
std::string dump(const PlainReport& report) {
  std::string out = "title: " + report.title + "\n";
  for (std::size_t begin = 0; begin < report.text.size();) {
    const std::size_t end = std::min(report.text.find('\n', begin), report.text.size());
    out += "+ " + report.text.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
  for (const LeftOut& piece : report.left_out) out += "- " + piece.text + " [" + piece.why + "]\n";
  return out;
}

TEST(PlainText, HeadOfABlogPage) {
  const PlainReport report = read_plain_text(
      "Monday, May 6 2024\n"
      "Home / SPORT / Harbour race is called off after storm\n"
      "\n"
      "Harbour race is called off after storm\n"
      "\n"
      "The crews had waited for two hours when the harbour master of Lunden called the race off on Sunday.\n",
      {}, "en");
  EXPECT_EQ(dump(report),
            "title: Harbour race is called off after storm\n"
            "+ The crews had waited for two hours when the harbour master of Lunden called the race off on "
            "Sunday.\n"
            "- Monday, May 6 2024 [date line]\n"
            "- Home / SPORT / Harbour race is called off after storm [breadcrumbs]\n"
            "- Harbour race is called off after storm [title]\n");
  EXPECT_FALSE(report.published.known()) << "the day above the title is the visit's";
}

TEST(PlainText, TitleThatIsRepeatedWithoutItsSection) {
  const PlainReport report = read_plain_text(
      "Island News – Ferry to Norholm will sail again in spring\n\nby island desk\n\n"
      "Ferry to Norholm will sail again in spring\n\n"
      "The council wants the boat back before the holidays.\n\n"
      "The ferry to Norholm, which was laid up in November, will sail again from the first of March, the "
      "council said.\n\n"
      "(Photo: Norholm Bildarkiv)\n\n"
      "Tickets will cost twelve crowns, two more than last year, and children travel free on the first "
      "weekend.\n\n"
      "You may also like\n\nLeave a Comment\n",
      {}, "en");
  EXPECT_EQ(dump(report),
            "title: Ferry to Norholm will sail again in spring\n"
            "+ The council wants the boat back before the holidays.\n"
            "+ The ferry to Norholm, which was laid up in November, will sail again from the first of March, "
            "the council said.\n"
            "+ Tickets will cost twelve crowns, two more than last year, and children travel free on the "
            "first weekend.\n"
            "- Island News – Ferry to Norholm will sail again in spring [title with the name of a section or "
            "site]\n"
            "- by island desk [byline]\n"
            "- Ferry to Norholm will sail again in spring [title]\n"
            "- (Photo: Norholm Bildarkiv) [caption]\n"
            "- You may also like [related links]\n"
            "- Leave a Comment [related links]\n");
}

TEST(PlainText, TheReportsOwnWordsStay) {
  for (const char* line :
       {"The committee's comments were published on Friday and run to forty pages of close print.",
        "“Share the water,” she said.", "Help came late.", "LONDON (Northwire) – The talks go on.",
        "Read more than one book a year, the minister told pupils at the opening of the school library, and "
        "then tell me."}) {
    const std::string text =
        std::string("Minister opens school library in Aldbury\n") + line +
        "\nThe library of Aldbury has nine thousand books and was paid for by the town over eleven years.";
    EXPECT_NE(read_plain_text(text, {}, "en").text.find(line), std::string::npos) << line;
  }
}

TEST(PlainText, OneLineIsATextAndNoTitle) {
  const PlainReport report = read_plain_text("Nothing but this", {}, "en");
  EXPECT_EQ(report.title, "");
  EXPECT_EQ(report.text, "Nothing but this");
}

}  // namespace
}  // namespace stemma::page
