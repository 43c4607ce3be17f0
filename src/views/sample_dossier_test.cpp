#include "views/sample_dossier_test.h"

#include <fmt/format.h>

namespace stemma::views {
namespace {

constexpr Witness article_node(std::uint32_t index) {
  return {Witness::Kind::kArticle, index};
}
constexpr Witness unseen_node(std::uint32_t index) {
  return {Witness::Kind::kUnseen, index};
}

/// What a test says about a report; the rest is unknown.
struct Given {
  std::string id = {};
  std::string path = {};
  std::string url = {};
  std::string title = {};
  std::string text = {};
  std::vector<std::string> byline = {};
  std::string outlet = {};
  DateStamp published = {};
  std::string language = "en";
};

void add_report(Dossier& dossier, Given given) {
  Article article;
  article.id = std::move(given.id);
  article.path = std::move(given.path);
  article.url = std::move(given.url);
  article.title = std::move(given.title);
  article.text = std::move(given.text);
  article.byline = std::move(given.byline);
  article.outlet = std::move(given.outlet);
  article.published = std::move(given.published);
  article.language = std::move(given.language);
  dossier.reports.push_back({std::move(article), {}, {}});
}

DateStamp day(std::string value) {
  return {std::move(value), DatePrecision::kDay, "date line of the page"};
}

Passage passage(const Dossier& dossier, std::uint32_t a, std::string_view a_words, std::uint32_t b,
                std::string_view b_words, std::uint32_t matches) {
  return {ArticleIndex{a},
          ArticleIndex{b},
          find_words(dossier, a, a_words).span,
          find_words(dossier, b, b_words).span,
          matches,
          matches,
          0};
}

void add_bridge_reports(Dossier& dossier) {
  add_report(dossier,
             {.id = "a1",
              .path = "reports/courier.html",
              .url = "https://courier.example/bridge",
              .title = "Old harbour bridge at Port Merrow closed after cracks found",
              .text = "PORT MERROW (Northwind) – The old harbour bridge was closed to all traffic on Tuesday "
                      "after inspectors found cracks in two of its piers.\n\n"
                      "“We will not reopen it until every bolt has been looked at,” harbour engineer Ilse "
                      "Varga told reporters at the site.\n\n"
                      "Some 12,000 vehicles cross the bridge every day, the port authority said.\n\n"
                      "The bridge was built in 1938.",
              .byline = {"Northwind"},
              .outlet = "The Merrow Courier",
              .published = day("2031-03-04")});
  add_report(dossier,
             {.id = "a2",
              .path = "reports/lantern.txt",
              .title = "Bridge shut over cracked piers",
              .text = "PORT MERROW (Northwind) – The old harbour bridge was closed to all traffic on Tuesday "
                      "after inspectors found cracks in two of its piers.\n"
                      "“We will not reopen it until every bolt has been looked at,” harbour engineer Ilse "
                      "Varga told reporters.\n"
                      "Some 12,000 vehicles cross the bridge every day.\n"
                      "Ferry fares will be halved for as long as the bridge is closed, the Lantern has "
                      "learned.",
              .byline = {"Tom Bell"},
              .outlet = "Daily Lantern",
              .published = day("2031-03-04")});
  add_report(dossier,
             {.id = "a3",
              .path = "reports/radio.txt",
              .title = "Harbour bridge stays closed, engineer says",
              .text = "The Daily Lantern reported that the old harbour bridge is closed because of cracks.\n"
                      "Varga said it would not be opened again before each bolt had been checked.\n"
                      "About 15,000 cars use the bridge each day.\n"
                      "A diver first noticed the damage on Monday, Island Radio was told.",
              .outlet = "Island Radio",
              .published = {"2031-03-05T07:30:00Z", DatePrecision::kSecond, "JSON-LD datePublished"}});
  add_report(dossier,
             {.id = "a4",
              .path = "reports/kuestenbote.txt",
              .title = "Brücke gesperrt: “every screw” to be examined",
              .text = "“We shall not open it again before every screw has been examined”, said the engineer "
                      "Ilse Warga according to the agency Northwind.\n"
                      "The cracks are in two piers of the old bridge.",
              .outlet = "Küstenbote"});
  add_report(dossier,
             {.id = "a5",
              .path = "reports/council.txt",
              .title = "Council debates ferry fares",
              .text = "The council of Port Merrow debates cheaper ferries on Wednesday, eight days after the "
                      "bridge was closed.",
              .outlet = "The Merrow Courier",
              .published = day("2031-03-12")});
}

DescentGraph bridge_descent(const Dossier& d) {
  const char* lead =
      "The old harbour bridge was closed to all traffic on Tuesday after inspectors found cracks in two "
      "of its piers.";
  const char* promise = "We will not reopen it until every bolt has been looked at,";
  DescentGraph graph;
  graph.credits = {{ArticleIndex{0},
                    "Northwind",
                    CreditHow::kAgency,
                    true,
                    true,
                    find_words(d, 0, "(Northwind)").span,
                    {}},
                   {ArticleIndex{1},
                    "Northwind",
                    CreditHow::kAgency,
                    true,
                    true,
                    find_words(d, 1, "(Northwind)").span,
                    {}},
                   {ArticleIndex{2},
                    "Daily Lantern",
                    CreditHow::kOutletReport,
                    true,
                    false,
                    find_words(d, 2, "The Daily Lantern reported").span,
                    {find_words(d, 2, "the old harbour bridge is closed because of cracks").span}},
                   {ArticleIndex{3},
                    "Northwind",
                    CreditHow::kAgency,
                    true,
                    false,
                    find_words(d, 3, "according to the agency Northwind").span,
                    {}}};
  graph.pairs = {{ArticleIndex{0},
                  ArticleIndex{1},
                  Relation::kSameText,
                  Direction::kCommonSource,
                  Direction::kCannotTell,
                  "both credit Northwind",
                  {passage(d, 0, lead, 1, lead, 20), passage(d, 0, promise, 1, promise, 12)},
                  168}};
  graph.unseen = {{"unseen:northwind", "Northwind", true}};
  graph.edges = {{article_node(0),
                  unseen_node(0),
                  EdgeRelation::kWasDerivedFrom,
                  true,
                  {find_words(d, 0, "(Northwind)")},
                  0.97},
                 {article_node(1),
                  unseen_node(0),
                  EdgeRelation::kWasDerivedFrom,
                  true,
                  {find_words(d, 1, "(Northwind)")},
                  0.97},
                 {article_node(2),
                  article_node(1),
                  EdgeRelation::kHadPrimarySource,
                  true,
                  {find_words(d, 2, "The Daily Lantern reported")},
                  0.8},
                 {article_node(3),
                  unseen_node(0),
                  EdgeRelation::kWasQuotedFrom,
                  true,
                  {find_words(d, 3, "according to the agency Northwind")},
                  0.7}};
  graph.origins = {
      1,
      2,
      {{"Northwind", unseen_node(0), {ArticleIndex{0}, ArticleIndex{1}, ArticleIndex{2}, ArticleIndex{3}}},
       {"Island Radio", article_node(2), {ArticleIndex{2}}}}};
  return graph;
}

Account bridge_account(const Dossier& d) {
  Account account;
  account.quotations = {
      {"Ilse Varga",
       {{find_words(d, 0, "We will not reopen it until every bolt has been looked at,"),
         QuotationKind::kDirect, "Ilse Varga", "", true},
        {find_words(d, 1, "We will not reopen it until every bolt has been looked at,"),
         QuotationKind::kDirect, "Ilse Varga", "", true},
        {find_words(d, 2, "it would not be opened again before each bolt had been checked"),
         QuotationKind::kIndirect, "Varga", "", false},
        {find_words(d, 3, "We shall not open it again before every screw has been examined"),
         QuotationKind::kDirect, "Ilse Warga", "Northwind", true}},
       {{{0, 1}}, {{3}}, {{2}}},
       0,
       {{0, {ArticleIndex{0}, ArticleIndex{1}, ArticleIndex{3}}, true}}},
      {"", {{find_words(d, 3, "every screw"), QuotationKind::kMixed, "", "", true}}, {{{0}}}, 0, {}}};
  account.statements = {
      {{find_words(d, 0, "inspectors found cracks in two of its piers"),
        find_words(d, 1, "inspectors found cracks in two of its piers"),
        find_words(d, 3, "The cracks are in two piers of the old bridge.")},
       {{0, {ArticleIndex{0}, ArticleIndex{1}, ArticleIndex{3}}, true}}},
      {{find_words(d, 0, "The bridge was built in 1938.")}, {}},
      {{find_words(
           d, 1, "Ferry fares will be halved for as long as the bridge is closed, the Lantern has learned.")},
       {}},
      {{find_words(d, 2, "A diver first noticed the damage on Monday, Island Radio was told.")}, {}}};
  account.differences = {
      {Difference::Kind::kFigure,
       "vehicles that cross the bridge every day",
       {{find_words(d, 0, "12,000 vehicles"), "12000"},
        {find_words(d, 1, "12,000 vehicles"), "12000"},
        {find_words(d, 2, "15,000 cars"), "15000"}}},
      {Difference::Kind::kName,
       "harbour engineer",
       {{find_words(d, 0, "Ilse Varga"), "Ilse Varga"}, {find_words(d, 3, "Ilse Warga"), "Ilse Warga"}}}};
  account.timeline = {
      {"1938", find_words(d, 0, "The bridge was built in 1938."), find_words(d, 0, "1938")},
      {"2031-03-03", find_words(d, 2, "A diver first noticed the damage on Monday, Island Radio was told."),
       find_words(d, 2, "Monday")},
      {"2031-03-04",
       find_words(
           d, 0,
           "The old harbour bridge was closed to all traffic on Tuesday after inspectors found cracks in "
           "two of its piers."),
       find_words(d, 0, "Tuesday")},
      {"2031-03-04",
       find_words(
           d, 1,
           "The old harbour bridge was closed to all traffic on Tuesday after inspectors found cracks in "
           "two of its piers."),
       find_words(d, 1, "Tuesday")}};
  return account;
}

}  // namespace

Dossier bridge_dossier() {
  Dossier dossier;
  add_bridge_reports(dossier);
  dossier.stories.stories = {{"s-bridge",
                              "Old harbour bridge at Port Merrow closed after cracks found",
                              {ArticleIndex{0}, ArticleIndex{1}, ArticleIndex{2}, ArticleIndex{3}}},
                             {"s-fares", "Council debates ferry fares", {ArticleIndex{4}}}};
  dossier.stories.stories[0].names = {{NameKind::kPerson, "Ilse Varga", 3},
                                      {NameKind::kPlace, "Port Merrow", 2}};
  dossier.stories.storylines = {
      {"l-merrow", "Port Merrow’s bridge", {0, 1}, {{0, 1, 8, {"Port Merrow"}, {"bridge", "ferries"}}}}};
  DescentGraph fares;
  fares.origins = {1, 1, {{"The Merrow Courier", article_node(4), {ArticleIndex{4}}}}};
  Account told;
  told.timeline = {{"2031-03-12", find_words(dossier, 4, dossier.reports[4].article.text),
                    find_words(dossier, 4, "Wednesday")}};
  dossier.descents = {bridge_descent(dossier), fares};
  dossier.accounts = {bridge_account(dossier), told};
  dossier.passages = dossier.descents[0].pairs[0].passages;
  return dossier;
}

Dossier crowd_dossier(std::uint32_t articles) {
  Dossier dossier;
  Story story{"s-crowd", "Storm closes the strait", {}};
  DescentGraph graph;
  Account account;
  graph.unseen = {{"unseen:northwind", "Northwind", true}};
  graph.origins = {1, 1, {{"Northwind", unseen_node(0), {}}}};
  QuotationGroup group{"Ada Lund", {}, {{}}, 0, {}};
  Statement closed;
  const std::string words = "The strait is closed until the wind drops,";
  for (std::uint32_t i = 0; i < articles; ++i) {
    add_report(dossier,
               {.id = fmt::format("c{}", i),
                .path = fmt::format("crowd/{}.txt", i),
                .title = i % 7 == 0 ? "Storm closes the strait" : fmt::format("Storm: strait closed ({})", i),
                .text = fmt::format("(Northwind) – The strait was closed on Friday.\n“{}” harbour master Ada "
                                    "Lund said.\nRead more in edition {}.",
                                    words, i),
                .outlet = fmt::format("Outlet {}", i % 211),
                .published = day(fmt::format("2031-04-{:02}", 1 + i / 40))});
    const ArticleIndex index{i};
    story.articles.push_back(index);
    graph.origins.list[0].carried_by.push_back(index);
    graph.edges.push_back({article_node(i),
                           unseen_node(0),
                           EdgeRelation::kWasDerivedFrom,
                           true,
                           {find_words(dossier, i, "(Northwind)")},
                           0.9});
    group.readings.push_back({find_words(dossier, i, words), QuotationKind::kDirect, "Ada Lund", "", true});
    group.variants[0].readings.push_back(i);
    closed.support.push_back(find_words(dossier, i, "The strait was closed on Friday."));
    account.timeline.push_back({"2031-03-28", find_words(dossier, i, "The strait was closed on Friday."),
                                find_words(dossier, i, "Friday")});
  }
  account.quotations = {group};
  account.statements = {closed};
  dossier.stories.stories = {story};
  dossier.stories.storylines = {{"l-crowd", story.label, {0}}};
  dossier.descents = {graph};
  dossier.accounts = {account};
  return dossier;
}

Dossier hostile_dossier() {
  const std::string attack =
      "<script>alert(1)</script> ]]> --> \"' & \x1B[31mred\x1B[0m \x07 \u202Eevil\u202C \u0085"
      " [x](javascript:alert(1)) *b* `c` | # h\\ {g} <g>";
  Dossier dossier;
  for (const char* id : {"\" onload=\"alert(1)", "</title><script>alert(2)</script>"}) {
    add_report(dossier, {.id = id,
                         .path = fmt::format("evil/\x1B]0;title\x07{}", attack),
                         .url = "javascript:alert(1)//\"><script>alert(3)</script>",
                         .title = attack,
                         .text = fmt::format("{0}\n\n# not a heading\n- not a list\n{0}", attack),
                         .byline = {attack},
                         .outlet = attack,
                         .published = {attack, DatePrecision::kDay, attack},
                         .language = "en\" onmouseover=\"alert(4)"});
  }
  const Evidence first{ArticleIndex{0}, {0, static_cast<std::uint32_t>(attack.size())}};
  const Evidence second{ArticleIndex{1}, {0, static_cast<std::uint32_t>(attack.size())}};
  DescentGraph graph;
  graph.unseen = {{"unseen:\"><script>", attack, true}};
  graph.edges = {{article_node(0), unseen_node(0), EdgeRelation::kWasDerivedFrom, true, {first}, 0.5},
                 {article_node(1), article_node(0), EdgeRelation::kWasQuotedFrom, false, {second}, 0.5}};
  graph.credits = {{ArticleIndex{0}, attack, CreditHow::kOther, true, false, first.span, {}}};
  graph.pairs = {{ArticleIndex{0},
                  ArticleIndex{1},
                  Relation::kSameText,
                  Direction::kCannotTell,
                  Direction::kCannotTell,
                  attack,
                  {{ArticleIndex{0}, ArticleIndex{1}, first.span, second.span, 9, 9, 0}},
                  100}};
  graph.origins = {1, 1, {{attack, unseen_node(0), {ArticleIndex{0}, ArticleIndex{1}}}}};
  Account account;
  account.quotations = {{attack,
                         {{first, QuotationKind::kDirect, attack, attack, true},
                          {second, QuotationKind::kMixed, attack, attack, false}},
                         {{{0}}, {{1}}},
                         0,
                         {}}};
  account.statements = {{{first, second}, {}}, {{first}, {}}};
  account.differences = {{Difference::Kind::kWording, attack, {{first, attack}, {second, "other"}}}};
  account.timeline = {{attack, first, first}};
  dossier.stories.stories = {{"s\"><script>", attack, {ArticleIndex{0}, ArticleIndex{1}}}};
  dossier.stories.storylines = {{"l\"><script>", attack, {0}}};
  dossier.descents = {graph};
  dossier.accounts = {account};
  return dossier;
}

}  // namespace stemma::views
