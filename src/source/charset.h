/// Internal: bytes in any charset to valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace stemma::source {

enum class Markup : std::uint8_t { kNone, kHtml };

/// The text that the bytes stand for, always valid UTF-8; what stands for nothing becomes U+FFFD.
///
/// In the order of how sure each sign is: a byte order mark; UTF-16 and ISO-2022-JP by their patterns, which
/// ASCII cannot have; valid UTF-8; bytes that are nearly all of them UTF-8; `label`, the charset that the
/// transport (HTTP) states; (kHtml) what the page itself states; what uchardet hears; windows-1252. A stated
/// charset that the bytes speak against is passed over: most of their characters would be errors, or of a
/// script in which the charset has no words. Departs from the WHATWG's "encoding sniffing algorithm" in that
/// valid UTF-8 beats what is stated, since wrong labels are common and other charsets that happen to be valid
/// UTF-8 are not, and in where a page states it: anywhere in its first 256 KiB. O(bytes).
std::string to_utf8(std::string bytes, Markup markup, std::string_view label = {});

/// True if the bytes are UTF-16, by their byte order mark or by the zeros of their ASCII.
bool is_utf16(std::string_view head);

/// ICU's name for a charset label of the WHATWG encoding standard ("latin1" gives "windows-1252"); empty if
/// unknown.
std::string_view icu_charset(std::string_view label);

/// The label in <?xml … encoding=…?>, <meta charset=…> or <meta … content="…charset=…">; empty if none.
std::string declared_charset(std::string_view page);

/// The primary subtag of the language that <html> states, in lower case; empty if none.
std::string declared_language(std::string_view page);

/// Ends lines with '\n' alone and drops NUL bytes.
std::string with_plain_lines(std::string text);
/// U+0000 cannot be kept; U+FFFD stands in for it, so that offsets in code points stay what they are.
std::string without_nul(std::string text);

}  // namespace stemma::source
