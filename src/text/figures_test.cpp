#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>

#include "stemma/reading.h"

namespace stemma {
namespace {

/// Figures as "words=value[unit]", "~" before an approximate one.
std::string dump(const std::string& text, const std::string& language) {
  Article article;
  article.text = text;
  article.language = language;
  std::string dumped;
  for (const Figure& figure : read(article).figures) {
    if (!dumped.empty()) dumped += "; ";
    dumped += fmt::format("{}{}={:g}[{}]", figure.approximate ? "~" : "", figure.span.of(text), figure.value,
                          figure.unit.of(text));
  }
  return dumped;
}

TEST(Figures, Table) {
  const struct {
    const char* language;
    const char* text;
    const char* figures;
  } rows[] = {
      {"en", "They sent 40,000 troops to the east.", "40,000=40000[troops]"},
      {"en", "About 2.4 million people fled.", "~2.4 million=2.4e+06[people]"},
      {"en", "It cost $5bn, or nearly $1.2 billion more.", "$5bn=5e+09[]; ~$1.2 billion=1.2e+09[]"},
      {"en", "Three people died and twenty-five were hurt.", "Three=3[people]"},
      {"en", "Prices rose 12 percent, then 3.5%.", "12=12[percent]; 3.5=3.5[%]"},
      {"en", "At least two more soldiers and dozens of sheep.", "~two=2[soldiers]; ~dozens=12[sheep]"},
      {"en", "They paid 300 euros for 5 Greek ships.", "300 euros=300[]; 5=5[Greek ships]"},
      {"en", "One of them left.", ""},
      {"en", "In 2014 he won 3-2 under Article 5 at 10:30.", ""},
      {"en", "Ann Ruiz, 45, came on March 3.", ""},
      {"en", "Some 2,000 soldiers and 2000 horses.", "~2,000=2000[soldiers]; 2000=2000[horses]"},
      {"de", "Es gab zwölf Verletzte und rund 1.200 neue Helfer.",
       "zwölf=12[Verletzte]; ~1.200=1200[neue Helfer]"},
      {"de", "Das kostet 3,5 Millionen Euro, also 7 Prozent.", "3,5 Millionen Euro=3.5e+06[]; 7=7[Prozent]"},
      {"fr", "Il y a 10\u00A0000 soldats", "10\u00A0000=10000[soldats]"},
  };
  for (const auto& row : rows) EXPECT_EQ(dump(row.text, row.language), row.figures) << row.text;
}

}  // namespace
}  // namespace stemma
