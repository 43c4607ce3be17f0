#include "views/json_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "views/json.h"

namespace stemma::views {
namespace {

TEST(JsonText, StringsAreThoseOfTheTree) {
  std::string all_ascii;
  for (int c = 0; c < 0x80; ++c) all_ascii += static_cast<char>(c);
  for (const std::string& words :
       {std::string(), std::string("plain words"), all_ascii, std::string("„Ärger“ – it’s 5 €"),
        std::string("\u0084\u0085\u2027\u2028\u2029\u202A"), std::string("a\"\\\n"),
        std::string("no UTF-8: \xFF\xC2"), std::string("ends in \xE2\x80"), std::string("😀\u2028😀")}) {
    JsonText json;
    json.string(words);
    EXPECT_EQ(json.take(), to_line(Json(words))) << words;
  }
}

TEST(JsonText, NestsWithCommasBetween) {
  JsonText json;
  json.begin_object();
  json.key("none");
  json.begin_list();
  json.end_list();
  json.key("some");
  json.begin_list();
  json.number(4'294'967'295U);
  json.boolean(false);
  json.begin_object();
  json.end_object();
  json.begin_object();
  json.key("a\"b");
  json.string_or_null("");
  json.key("c");
  json.text("[1.5]");
  json.end_object();
  json.end_list();
  json.end_object();
  EXPECT_EQ(json.take(), R"({"none":[],"some":[4294967295,false,{},{"a\"b":null,"c":[1.5]}]})");
}

}  // namespace
}  // namespace stemma::views
