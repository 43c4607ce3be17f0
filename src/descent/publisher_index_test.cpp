// The index finds what comparing every name with every publisher finds.
#include "descent/publisher_index.h"

#include <gtest/gtest.h>

namespace stemma::descent {
namespace {

Article published(std::string outlet, std::string url, std::string path = {}) {
  Article article;
  article.outlet = std::move(outlet);
  article.url = std::move(url);
  article.path = std::move(path);
  return article;
}

std::vector<Publisher> publishers() {
  std::vector<Publisher> made;
  for (const Article& article : {
           published("Halden Courier", ""),
           published("The Courier", "https://www.courier.example/1"),
           published("", "https://edition.haldencourier.co.example/news"),
           published("", "https://hc.example/a"),
           published("Harbour Board", "https://harbour-board.example"),
           published("blog.harbourboard.example", ""),
           published("", "https://dht.example/2"),
           published("Daily Halden Times", "https://times.example"),
           published("", "", "reports/halden-courier-bridge-shut.txt"),
           published("", "", "courier.txt"),
           published("", ""),
           published("The", "https://the.example"),
       })
    made.emplace_back(article);
  return made;
}

TEST(PublisherIndex, FindsWhatComparingFinds) {
  const std::vector<Publisher> all = publishers();
  const PublisherIndex index(all);
  std::size_t newsrooms = 0;
  std::size_t bodies = 0;
  for (const char* shown :
       {"Halden Courier", "Courier", "the Courier", "HC", "Daily Halden Times", "Times", "Halden Times (DHT)",
        "Harbour Board", "The Harbour Board", "Board", "Halden", "Halden Courier Bridge", "The", "",
        "Daily Mole", "Daily Halden Times of London"}) {
    const SourceName name(shown);
    std::vector<std::uint32_t> of_newsroom;
    std::vector<std::uint32_t> of_body;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (all[i].is_newsroom(name)) of_newsroom.push_back(i);
      if (all[i].is_body(name)) of_body.push_back(i);
    }
    EXPECT_EQ(index.newsrooms(name), of_newsroom) << shown;
    EXPECT_EQ(index.bodies(name), of_body) << shown;
    newsrooms += of_newsroom.size();
    bodies += of_body.size();
  }
  EXPECT_GE(newsrooms, 20U);
  EXPECT_GE(bodies, 4U);
}

}  // namespace
}  // namespace stemma::descent
