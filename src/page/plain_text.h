/// Texts that once were pages: their report without what the page left around it. Internal to page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"

namespace stemma::page {

struct PlainReport {
  std::string title;
  std::string text;  ///< one paragraph a line
  std::vector<std::string> byline;
  DateStamp published;  ///< of a date line between the title and the report
  std::vector<LeftOut> left_out;
};

/// `given_title` is empty where the input states none. A line is left out for positive evidence only: being
/// short is none. O(content).
PlainReport read_plain_text(std::string_view content, std::string_view given_title,
                            std::string_view language);

}  // namespace stemma::page
