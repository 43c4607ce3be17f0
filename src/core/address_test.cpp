#include "core/address.h"

#include <gtest/gtest.h>

namespace stemma::core {
namespace {

TEST(HostOf, IsTheHostWithoutItsCommonPrefix) {
  EXPECT_EQ(host_of("https://www.outlet.example/a/b?c=d"), "outlet.example");
  EXPECT_EQ(host_of("http://outlet.example:8080/"), "outlet.example");
  EXPECT_EQ(host_of("http://outlet.example?q"), "outlet.example");
  EXPECT_EQ(host_of("//www.outlet.example"), "");
  EXPECT_EQ(host_of("outlet.example/a"), "");
  EXPECT_EQ(host_of(""), "");
}

}  // namespace
}  // namespace stemma::core
