// Charsets. The bytes up to the first line end are the transport's label, those after it the page, or a text
// where the label begins with a blank. What comes out is valid UTF-8, and UTF-8 that says nothing else stays
// what it is.
#include "checks.h"
#include "source/charset.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace stemma;
  const std::string bytes = fuzz::bytes_of(data, size);
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string label = bytes.substr(0, end);
  const std::string page = bytes.substr(std::min(end + 1, bytes.size()));
  const auto markup = label.starts_with(' ') ? source::Markup::kNone : source::Markup::kHtml;
  const std::string text = source::to_utf8(page, markup, label);
  fuzz::require(core::is_valid_utf8(text), "a text is valid UTF-8");
  fuzz::require(core::is_valid_utf8(source::with_plain_lines(text)), "so it is with plain line ends");
  fuzz::require(text.size() <= 3 * page.size() + 3, "no charset makes more than three bytes of one");
  const bool plain = page.find('\x1B') == std::string::npos && page.find('\0') == std::string::npos &&
                     !page.starts_with("\xEF\xBB\xBF");
  if (plain && core::is_valid_utf8(page)) fuzz::require(text == page, "UTF-8 stays what it is");
  source::declared_charset(page);
  source::declared_language(page);
  source::is_utf16(page);
  return 0;
}
