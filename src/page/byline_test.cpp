#include "page/byline.h"

#include <gtest/gtest.h>

namespace stemma::page {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string line;
  for (const auto& name : names) line += (line.empty() ? "" : "; ") + name;
  return line;
}

TEST(Byline, NamesWithoutWhatPagesWriteAroundThem) {
  const struct {
    const char* line;
    const char* names;
  } rows[] = {
      {"By Ann Lee", "Ann Lee"},
      {"By Ann Lee and Bo Ek, Staff Writers", "Ann Lee; Bo Ek"},
      {"by Ann Lee, Correspondent", "Ann Lee"},
      {"Von Jana Weiß und Uwe Kolb", "Jana Weiß; Uwe Kolb"},
      {"Par Luc Moreau", "Luc Moreau"},
      {"View all posts by Ann Lee", "Ann Lee"},
      {"Ann Lee | ann@harbour.example", "Ann Lee"},
      {"Ann Lee Ann Lee", "Ann Lee"},
      {"Maria de la Cruz", "Maria de la Cruz"},
      {"Von Jana Weiß, dpa", "Jana Weiß; dpa"},
      {"Nora O’Brien", "Nora O’Brien"},
      {"Андрей Ковалёв", "Андрей Ковалёв"},
      {"Jon Aasgård og Bo Næss", "Jon Aasgård; Bo Næss"},
      {"admin", ""},
      {"6 May 2024", ""},
      {"What do you think?", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(joined(names_in_byline(row.line)), row.names) << row.line;
}

TEST(Byline, TheOutletIsNoPerson) {
  const std::vector<std::string> stated = {"Harbour Gazette", "Ann Lee", "ann lee", "bo_ek"};
  EXPECT_EQ(joined(clean_names(stated, NamesFrom::kStatement, "Harbour Gazette", "harbourgazette.example")),
            "Ann Lee; bo_ek");
}

TEST(Byline, WhatAPageStatesMayReadLikeNoName) {
  const std::vector<std::string> stated = {"desk24 Redaktion"};
  EXPECT_EQ(joined(clean_names(stated, NamesFrom::kStatement, "Harbour Gazette", {})), "desk24 Redaktion");
  EXPECT_EQ(joined(clean_names(stated, NamesFrom::kLine, "Harbour Gazette", {})), "");
  const std::vector<std::string> none = {"admin", "https://harbour.example/ann", "ann@harbour.example"};
  EXPECT_EQ(joined(clean_names(none, NamesFrom::kStatement, {}, {})), "");
}

TEST(Byline, OrdinaryLinesAreNone) {
  EXPECT_TRUE(is_byline("By Ann Lee"));
  EXPECT_FALSE(is_byline("By noon the boats were back."));
  EXPECT_FALSE(is_byline("Ann Lee"));
}

}  // namespace
}  // namespace stemma::page
