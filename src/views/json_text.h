/// JSON written as it is told, member by member, for records that are many: no tree is made of them.
///
/// The bytes are those of `to_line` for the same value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stemma::views {

/// The caller keeps the order: what begins ends, and in an object a key stands before each value.
class JsonText {
 public:
  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_list() { begin('['); }
  void end_list() { end(']'); }
  JsonText& key(std::string_view name);  ///< its value comes next

  void string(std::string_view text);  ///< bytes that are no UTF-8 become U+FFFD
  void string_or_null(std::string_view text) { text.empty() ? null() : string(text); }
  void number(std::uint32_t value);
  void boolean(bool value);
  void null();
  void text(std::string_view json);  ///< a value that is JSON already

  std::string take() { return std::move(written_); }

 private:
  void begin(char mark);
  void end(char mark);
  void separate();
  void append_escaped(std::string_view text);

  std::string written_;
  bool after_value_ = false;  ///< a comma comes before the next key or value
};

}  // namespace stemma::views
