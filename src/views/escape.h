/// Text from outside made harmless for the format that it is shown in.
///
/// Control characters, and the marks that reorder text (UAX #9: overrides, embeddings, isolates), would let a
/// report rewrite the lines around it; they become U+FFFD, visibly. So does what is no UTF-8. All else is
/// shown as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::views {

/// One line: white space runs become one space.
std::string one_line(std::string_view text);

/// For element content and quoted attributes of HTML and XML 1.0; tabs and line ends are kept.
std::string escape_html(std::string_view text);

/// One line of GitHub-flavoured Markdown in which nothing is markup.
std::string escape_markdown(std::string_view text);

/// One line for the inside of a quoted string of the DOT language.
std::string escape_dot(std::string_view text);

/// Columns that the text takes on a terminal (UAX #11: wide and full-width characters take two, marks none).
std::uint32_t display_columns(std::string_view text);

/// The text up to `columns`, with an ellipsis in place of what was cut. `text` is one line.
std::string shorten(std::string_view text, std::uint32_t columns);

}  // namespace stemma::views
