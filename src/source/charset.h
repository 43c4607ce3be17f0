/// Internal: bytes in any charset to valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace stemma::source {

enum class Markup : std::uint8_t { kNone, kHtml };

/// The text that the bytes stand for, always valid UTF-8: by byte order mark, else as UTF-8 where they are
/// that, else (kHtml) as their <meta> declares, else as uchardet guesses, else windows-1252. What stands for
/// nothing becomes U+FFFD. The order departs from the WHATWG's "encoding sniffing algorithm" in one point:
/// valid UTF-8 beats a declaration, since wrong declarations are common and windows-1252 that happens to be
/// valid UTF-8 is not. O(bytes).
std::string to_utf8(std::string bytes, Markup markup);

/// True if the bytes begin with the byte order mark of UTF-16.
bool has_utf16_mark(std::string_view head);

/// ICU's name for a charset label of the WHATWG encoding standard ("latin1" gives "windows-1252"); empty if
/// unknown.
std::string_view icu_charset(std::string_view label);

/// The label in <meta charset=…> or <meta … content="…charset=…"> near the beginning of a page; empty if
/// none.
std::string_view declared_charset(std::string_view page);

/// Ends lines with '\n' alone and drops NUL bytes.
std::string with_plain_lines(std::string text);

}  // namespace stemma::source
