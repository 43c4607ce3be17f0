#include "text/times.h"

#include <gtest/gtest.h>

#include <random>
#include <regex>
#include <string>

#include "lang/lists.h"
#include "text/time_grammar.h"

namespace stemma::text {
namespace {

std::string dump(const char* language, const char* anchor, const char* words) {
  Article article;
  article.language = language;
  article.published.value = anchor;
  article.text = words;
  std::string line;
  for (const TimeExpression& time : read(article).times) {
    line += (line.empty() ? "" : " | ") + std::string(time.span.of(article.text)) + " = " + time.value;
  }
  return line;
}

struct Row {
  const char* words;
  const char* times;
};

// 12 October 2023 is a Thursday.
TEST(Times, English) {
  const Row rows[] = {
      // explicit dates
      {"The bridge opened on February 24, 2019.", "February 24, 2019 = 2019-02-24"},
      {"It closed on 24 February 2019 for repairs.", "24 February 2019 = 2019-02-24"},
      {"Filed 2019-02-24 by hand.", "2019-02-24 = 2019-02-24"},
      {"The ferry sank in June 2021.", "June 2021 = 2021-06"},
      {"It was built in 1987.", "1987 = 1987"},
      {"Prices rose in the 1990s.", "the 1990s = 199"},
      {"A mill of the 19th century burned.", "the 19th century = 18"},
      // against the report's day
      {"The mayor resigned on Tuesday.", "Tuesday = 2023-10-10"},
      {"The council will vote on Tuesday.", "Tuesday = 2023-10-17"},
      {"They met yesterday and will meet tomorrow.", "yesterday = 2023-10-11 | tomorrow = 2023-10-13"},
      {"The fair was held last week.", "last week = 2023-W40"},
      {"Sales doubled last year.", "last year = 2022"},
      {"The dam broke in August.", "August = 2023-08"},
      {"He left three days ago.", "three days ago = 2023-10-09"},
      // which side of the report's day: what the clause tells
      {"The mill closed in January, taught a lesson by the flood.", "January = 2023-01"},
      {"The mill will be reopened for a fair in March.", "March = 2024-03"},
      {"The hearing had been due to start on Monday.", "Monday = 2023-10-09"},
      {"Until Tuesday, they had not found a boat.", "Tuesday = 2023-10-10"},
      {"The ferry could sail as early as Monday.", "Monday = 2023-10-16"},
      {"Fares stood at nine crowns before Friday's vote.", "Friday = 2023-10-06"},
      {"They indeed need a plan for Monday, and will present it.", "Monday = 2023-10-16"},
      {"The hearing is set for the week of November 6.", "the week of November 6 = 2023-W45"},
      {"The ferry is to return to the river on Monday.", "Monday = 2023-10-16"},
      {"Talks are set to resume on Saturday.", "Saturday = 2023-10-14"},
      {"The fair opens on Monday.", "Monday = 2023-10-16"},
      {"Crews arrived on a still unspecified date in December.", "December = 2023-12"},
      // ranges: each end keeps its own day
      {"It ran from 22 to 24 February 2019.", "22 = 2019-02-22 | 24 February 2019 = 2019-02-24"},
      {"The siege (21 March - 2 June 1952) failed.", "21 March = 1952-03-21 | 2 June 1952 = 1952-06-02"},
      {"Between July and November 1954 it rained.", "July = 1954-07 | November 1954 = 1954-11"},
      {"The war of 1915-17 was long.", "1915 = 1915 | 17 = 1917"},
      {"It began in the first half of 2012.", "the first half of 2012 = 2012-H1"},
      // counted from what was told
      {"The mill burned on 2 May 2021, the first day of the fair. The day after, it rained.",
       "2 May 2021 = 2021-05-02 | the first day = 2021-05-02 | The day after = 2021-05-03"},
      {"The mill burned the day before workers came.", ""},
      // results and what they are compared with
      {"Profit fell in the third quarter from a year earlier.",
       "the third quarter = 2023-Q3 | a year earlier = 2022-Q3"},
      {"The firm said it expects to report third-quarter profit soon.",
       "third-quarter = 2023-Q3 | soon = FUTURE_REF"},
      {"Sales rose in the first quarter. In the 2022 period the firm had a loss.",
       "the first quarter = 2023-Q1 | the 2022 period = 2022-Q1"},
      {"Sales rose in the first quarter. In nine months they fell from the 2022 period.",
       "the first quarter = 2023-Q1 | nine months = P9M | the 2022 period = 2022"},
      {"In the fourth quarter sales will fall; in the latest quarter they rose.",
       "the fourth quarter = 2023-Q4 | the latest quarter = 2023-Q3"},
      {"For the year ended March 31, the loss was small.", "the year = P1Y | March 31 = 2023-03-31"},
      // durations, sets, references
      {"The strike lasted 46 days.", "46 days = P46D"},
      {"A two-week truce was agreed.", "two-week = P2W"},
      {"The choir sings every Monday.", "every Monday = XXXX-WXX-1"},
      {"Rents are set annually.", "annually = P1Y"},
      {"The road is now closed.", "now = PRESENT_REF"},
      {"The valley soon became a lake.", ""},
      {"The valley will soon become a lake.", "soon = FUTURE_REF"},
      {"The valley may one day dry out.", "one day = FUTURE_REF"},
      // the clock
      {"The bell fell at about 10:35 a.m. (0735 GMT) on Monday.",
       "about 10:35 a.m. = 2023-10-09T10:35 | 0735 GMT = 2023-10-09T07:35 | Monday = 2023-10-09"},
      {"Rain came last Monday night.", "last Monday night = 2023-10-09TNI"},
      {"The alarm rang at 9:30 a.m. on Wednesday.", "9:30 a.m. on Wednesday = 2023-10-11T09:30"},
      {"Doors opened on Wednesday night.", "Wednesday night = 2023-10-11TNI"},
      // no times
      {"He may march; the third second counts.", ""},
      {"The index closed at 1987.25, up 12.", ""},
      {"A second group met Jan Novotny, who is in his fifties and 55 years old.", ""},
      {"It holds more than a quarter of the shares.", ""},
      {"The quarter-to-quarter change is small.", ""},
      {"Thousands joined the March for Bread.", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(dump("en", "2023-10-12", row.words), row.times) << row.words;
}

TEST(Times, German) {
  const Row rows[] = {
      {"Die Brücke wurde am 24. Februar 2019 eröffnet.", "24. Februar 2019 = 2019-02-24"},
      {"Am 24.2.2019 war sie fertig.", "24.2.2019 = 2019-02-24"},
      {"Er kam gestern an.", "gestern = 2023-10-11"},
      {"Im vergangenen Jahr stiegen die Preise.", "Im vergangenen Jahr = 2022"},
      {"Der Streik dauerte vierundzwanzig Tage.", "vierundzwanzig Tage = P24D"},
      {"Am Dienstagabend hatte es gebrannt.", "Dienstagabend = 2023-10-10TEV"},
      {"In den 1990er-Jahren war das üblich.", "den 1990er-Jahren = 199"},
      {"Gespielt wird am 3., 5. und 7. November.",
       "3. = 2023-11-03 | 5. = 2023-11-05 | 7. November = 2023-11-07"},
      {"Offen ist von 10 bis 17.30 Uhr, am Montag um 9 Uhr.",
       "10 = 2023-10-12T10:00 | 17.30 Uhr = 2023-10-12T17:30 | Montag = 2023-10-16 | 9 Uhr = "
       "2023-10-16T09:00"},
      {"Die Sitzung begann um halb neun.", "halb neun = 2023-10-12T08:30"},
      {"Bis Ende nächsten Jahres wird gebaut.", "Ende nächsten Jahres = 2024"},
      {"Im Frühjahr soll die Brücke offen sein.", "Frühjahr = 2024-SP"},
      {"Das geschah am Dienstag.", "Dienstag = 2023-10-10"},
      {"Der zweiwöchige Streik ist vorbei.", "zweiwöchige = P2W"},
      {"Der 16 Jahre alte Turm, rund 2000 Ziegel, steht noch heute.", "heute = PRESENT_REF"},
      {"Die heutige Stadt entstand im Jahr 578.", "heutige = PRESENT_REF | Jahr 578 = 0578"},
      {"Am heutigen Samstag ist Markt.", "Samstag = 2023-10-14"},
  };
  for (const Row& row : rows) EXPECT_EQ(dump("de", "2023-10-12", row.words), row.times) << row.words;
}

/// Calendar dates, weekdays, days around the report's, counted periods and durations.
TEST(Times, EveryLanguageTellsDatesPeriodsAndDurations) {
  const struct {
    const char* language;
    Row row;
  } rows[] = {
      {"es", {"El 24 de febrero de 2019 cerró el puente.", "24 de febrero de 2019 = 2019-02-24"}},
      {"es", {"La alcaldesa dimitió el martes.", "martes = 2023-10-10"}},
      {"es", {"El tren llegó ayer.", "ayer = 2023-10-11"}},
      {"es", {"La feria empezó hace dos semanas.", "hace dos semanas = 2023-W39"}},
      {"es", {"La huelga duró tres días.", "tres días = P3D"}},
      {"es", {"Las ventas crecieron el año pasado.", "el año pasado = 2022"}},
      {"es", {"El molino se quemó en marzo de 1987.", "marzo de 1987 = 1987-03"}},
      {"fr", {"Le 24 février 2019, le pont ferma.", "24 février 2019 = 2019-02-24"}},
      {"fr", {"La maire a démissionné mardi.", "mardi = 2023-10-10"}},
      {"fr", {"Le train est arrivé hier.", "hier = 2023-10-11"}},
      {"fr", {"Il est parti il y a trois jours.", "il y a trois jours = 2023-10-09"}},
      {"fr", {"La foire a commencé il y a deux semaines.", "il y a deux semaines = 2023-W39"}},
      {"fr", {"La grève a duré trois jours.", "trois jours = P3D"}},
      {"fr", {"Les ventes ont augmenté l'année dernière.", "l'année dernière = 2022"}},
      {"fr", {"Le moulin a brûlé en mars 1987.", "mars 1987 = 1987-03"}},
      {"it", {"Il 24 febbraio 2019 il ponte chiuse.", "24 febbraio 2019 = 2019-02-24"}},
      {"it", {"La sindaca si è dimessa martedì.", "martedì = 2023-10-10"}},
      {"it", {"Il treno è arrivato ieri.", "ieri = 2023-10-11"}},
      {"it", {"La fiera è cominciata due settimane fa.", "due settimane fa = 2023-W39"}},
      {"it", {"Lo sciopero è durato tre giorni.", "tre giorni = P3D"}},
      {"it", {"Le vendite sono cresciute l'anno scorso.", "l'anno scorso = 2022"}},
      {"it", {"Il mulino bruciò nel marzo 1987.", "marzo 1987 = 1987-03"}},
      {"pt", {"Em 24 de fevereiro de 2019 a ponte fechou.", "24 de fevereiro de 2019 = 2019-02-24"}},
      {"pt", {"A prefeita renunciou na terça-feira.", "terça-feira = 2023-10-10"}},
      {"pt", {"O comboio chegou ontem.", "ontem = 2023-10-11"}},
      {"pt", {"A feira começou há duas semanas.", "há duas semanas = 2023-W39"}},
      {"pt", {"A greve durou três dias.", "três dias = P3D"}},
      {"pt", {"As vendas cresceram no ano passado.", "no ano passado = 2022"}},
      {"pt", {"O moinho ardeu em março de 1987.", "março de 1987 = 1987-03"}},
      {"nl", {"Op 24 februari 2019 sloot de brug.", "24 februari 2019 = 2019-02-24"}},
      {"nl", {"De burgemeester trad dinsdag af.", "dinsdag = 2023-10-10"}},
      {"nl", {"De trein kwam gisteren aan.", "gisteren = 2023-10-11"}},
      {"nl", {"De kermis begon twee weken geleden.", "twee weken geleden = 2023-W39"}},
      {"nl", {"De staking duurde drie dagen.", "drie dagen = P3D"}},
      {"nl", {"De verkoop steeg vorig jaar.", "vorig jaar = 2022"}},
      {"nl", {"De molen brandde af in maart 1987.", "maart 1987 = 1987-03"}},
      {"ru", {"Мост закрыли 24 февраля 2019 года.", "24 февраля 2019 года = 2019-02-24"}},
      {"ru", {"Мэр ушла в отставку во вторник.", "вторник = 2023-10-10"}},
      {"ru", {"Поезд прибыл вчера.", "вчера = 2023-10-11"}},
      {"ru", {"Ярмарка началась две недели назад.", "две недели назад = 2023-W39"}},
      {"ru", {"Забастовка длилась три дня.", "три дня = P3D"}},
      {"ru", {"Продажи выросли в прошлом году.", "прошлом году = 2022"}},
      {"ru", {"Мельница сгорела в марте 1987 года.", "марте 1987 года = 1987-03"}},
      {"uk", {"Міст закрили 24 лютого 2019 року.", "24 лютого 2019 року = 2019-02-24"}},
      {"uk", {"Мерка пішла у відставку у вівторок.", "вівторок = 2023-10-10"}},
      {"uk", {"Потяг прибув учора.", "учора = 2023-10-11"}},
      {"uk", {"Ярмарок почався два тижні тому.", "два тижні тому = 2023-W39"}},
      {"uk", {"Страйк тривав три дні.", "три дні = P3D"}},
      {"uk", {"Продажі зросли минулого року.", "минулого року = 2022"}},
      {"uk", {"Млин згорів у березні 1987 року.", "березні 1987 року = 1987-03"}},
      {"es", {"El juicio empezará el lunes.", "lunes = 2023-10-16"}},
      {"es", {"Ocurrió a las 9:30 del miércoles.", "9:30 del miércoles = 2023-10-11T09:30"}},
      {"es",
       {"En los años noventa canta todos los lunes.",
        "los años noventa = 199 | todos los lunes = XXXX-WXX-1"}},
      {"fr", {"Le procès commencera lundi.", "lundi = 2023-10-16"}},
      {"fr", {"Il est mort lundi soir.", "lundi soir = 2023-10-09TEV"}},
      {"fr",
       {"Dans les années 1990, elle chantait tous les lundis.",
        "les années 1990 = 199 | tous les lundis = XXXX-WXX-1"}},
      {"it", {"Il processo comincerà lunedì.", "lunedì = 2023-10-16"}},
      {"it", {"Negli anni Novanta cantava ogni lunedì.", "anni Novanta = 199 | ogni lunedì = XXXX-WXX-1"}},
      {"pt", {"O julgamento começará na segunda-feira.", "segunda-feira = 2023-10-16"}},
      {"pt",
       {"Nos anos 1990 cantava todas as segundas-feiras.",
        "anos 1990 = 199 | todas as segundas-feiras = XXXX-WXX-1"}},
      {"nl", {"Het proces zal maandag beginnen.", "maandag = 2023-10-16"}},
      {"nl", {"Hij stierf maandagavond.", "maandagavond = 2023-10-09TEV"}},
      {"nl",
       {"In de jaren negentig zong zij elke maandag.",
        "de jaren negentig = 199 | elke maandag = XXXX-WXX-1"}},
      {"ru", {"Её ждут через два дня.", "через два дня = 2023-10-14"}},
      {"ru",
       {"В 1990-х годах она пела каждый понедельник.",
        "1990-х годах = 199 | каждый понедельник = XXXX-WXX-1"}},
      {"uk", {"Її чекають через два дні.", "через два дні = 2023-10-14"}},
      {"uk", {"У 1990-х роках вона співала щопонеділка.", "1990-х роках = 199 | щопонеділка = XXXX-WXX-1"}},
  };
  for (const auto& [language, row] : rows)
    EXPECT_EQ(dump(language, "2023-10-12", row.words), row.times) << row.words;
}

/// The TIMEX3 value grammar, as far as values are given here.
bool is_value(const std::string& value) {
  static const std::regex kGrammar(
      R"((PAST|PRESENT|FUTURE)_REF|P(\d+(\.\d)?|X)(Y|M|W|D|Q|DE|CE|ML|WE|SU|X)((T?)\d+[YMWDHS])?|PXX|PT(\d+(\.\d)?|X)[HMS](\d+[MS])?|)"
      R"(\d|\d\d|\d{3}|X{2,4}|[\dX]{4}(-([\dX]{2}|W[\dX]{2}(-(\d|WE))?|Q[\dX]|H[\dX]|SP|SU|FA|WI))?(-[\dX]{2})?(T(\d\d:\d\d(:\d\d)?|MO|MI|AF|EV|NI|DT))?)");
  return std::regex_match(value, kGrammar);
}

TEST(Times, AnyMixOfTimeWordsGivesOrderedSpansAndRightlyFormedValues) {
  const char* words[] = {"last",  "the",  "two",      "weeks", "of",      "May",   "24",      ",",
                         "2022",  "-",    "1990s",    "ago",   "early",   "in",    "quarter", "Monday",
                         "night", "9:30", "a.m.",     "next",  "year",    "third", "every",   "half",
                         "00",    "31",   "February", "99999", "earlier", "now",   "to",      "century"};
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    Article article;
    article.language = round % 2 == 0 ? "en" : "de";
    if (round % 3 != 0) article.published.value = "2022-01-31";
    for (int i = 0; i < 60; ++i) article.text += std::string(words[random() % std::size(words)]) + " ";
    std::uint32_t end = 0;
    for (const TimeExpression& time : read(article).times) {
      EXPECT_GE(time.span.begin, end);
      EXPECT_LT(time.span.begin, time.span.end);
      EXPECT_TRUE(is_value(time.value)) << time.value << " of " << time.span.of(article.text);
      EXPECT_FALSE(time.rule.empty());
      end = time.span.end;
    }
  }
}

std::string published(const char* words) {
  Article article;
  article.language = "en";
  article.text = words;
  const DateStamp stamp = infer_publication(article, read(article));
  return stamp.value;
}

TEST(Publication, BoundsComeFromTheReportsOwnWords) {
  // 7 April is a Thursday in 2022, not in 2021.
  EXPECT_EQ(
      published(
          "The pact was signed in 2021. Envoys met on Thursday, April 7. A review will follow in 2022."),
      "2022-04-07/2022-12-31");
  EXPECT_EQ(published("The mill closed on March 3, 2021. It will open again on May 9, 2021."),
            "2021-03-03/2021-05-09");
}

std::string published(const char* words, const char* head, const char* fetched = "") {
  Article article;
  article.language = "en";
  article.text = words;
  article.fetched = fetched;
  article.left_out.push_back({head, "date line"});
  return infer_publication(article, read(article)).value;
}

TEST(Publication, WhatStoodBesideTheTextIsNeverBeforeIt) {
  const char* const words = "The mill closed on March 3, 2021.";
  EXPECT_EQ(published(words, "Friday, June 4 2021"), "2021-03-03/2021-06-04");
  EXPECT_EQ(published(words, "Friday, June 4 2021", "2021-05-01T10:00:00Z"), "2021-03-03/2021-05-01");
  EXPECT_EQ(published(words, "Seen June 4 2021 by four hundred people of the town"), "");
  EXPECT_EQ(published(words, "Friday, June 4 2031"), "");  // bounds nothing narrowly
}

TEST(Publication, DaysOfOtherReportsInTheHeadBoundNothing) {
  Article article;
  article.language = "en";
  article.text = "The mill closed on March 3, 2021.";
  article.left_out = {{"June 4, 2021", "date line"}, {"June 1, 2021", "teaser"}};
  EXPECT_EQ(infer_publication(article, read(article)).value, "");
}

TEST(Publication, DaysCountedToAWeekdayTellTheYear) {
  // 46 days from 24 February, the first one counted, end on a Sunday in 2022; in 2021, 2020 and 2019 they
  // don't, counted either way.
  const char* const words =
      "The strike began on Feb. 24. The last one was in 2022. It has dragged on for 46 days as of Sunday.";
  EXPECT_EQ(published(words, "March 22 2023"), "2022-04-10/2022-04-16");
  EXPECT_EQ(published(words, ""), "");
  EXPECT_EQ(published("The strike began on Feb. 24; talks on March 1. The last one was in 2022. It lasted 46 "
                      "days as of Sunday.",
                      "March 22 2024"),
            "");
}

TEST(Publication, WhatSeveralDaysFitStaysUnknown) {
  for (const char* words : {"Envoys met on Thursday, April 7.", "The pact was signed in 1994.",
                            "It rained on Monday.", "It was signed in 1994 and will end in 2050.", ""}) {
    EXPECT_EQ(published(words), "") << words;
  }
}

TEST(Times, WithoutADayToCountFromTheValueStaysOpen) {
  EXPECT_EQ(dump("en", "", "The mayor resigned on Thursday."), "Thursday = XXXX-WXX-4");
  EXPECT_EQ(dump("en", "", "It began on February 24."), "February 24 = XXXX-02-24");
  EXPECT_EQ(dump("en", "", "Sales doubled last year."), "last year = XXXX");
}

TEST(Times, ListsHaveNoSlips) {
  for (const std::string_view language : lang::languages()) {
    if (lang::entries(language, "time_rules").empty()) continue;
    for (const std::string& problem : TimeGrammar::of(language).problems())
      ADD_FAILURE() << language << ": " << problem;
  }
}

}  // namespace
}  // namespace stemma::text
