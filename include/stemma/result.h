/// A value or the reason why bad input gave none.
///
/// Three kinds of failure, three tools: bad input is a `Result`; a broken environment (disk, memory) is an
/// exception; a mistake of our own is an assertion that user input can never reach.
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace stemma {

enum class ErrorCode : std::uint8_t { kMalformed, kTruncated, kUnsupported, kTooLarge, kNotFound, kNoAccess };

/// One clear sentence about bad input: what, where, what was expected.
struct Error {
  ErrorCode code = ErrorCode::kMalformed;
  std::string message;            ///< a sentence for a person, without the place
  std::string source{};           ///< path or URL of the input; empty if not known
  std::uint64_t byte_offset = 0;  ///< where in the input, as it came
  std::uint64_t line = 0;         ///< 1-based line for line-oriented inputs; 0 if lines mean nothing there
  std::uint64_t record = 0;       ///< 1-based record of an archive or a list; 0 if the error is the file's
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
  using Base = tl::expected<T, Error>;

 public:
  using Base::Base;
  Result(Base base) : Base(std::move(base)) {}  // NOLINT: map and and_then give Base; this turns it back
};

}  // namespace stemma

#define STEMMA_CONCAT_IMPL_(a, b) a##b
#define STEMMA_CONCAT_(a, b) STEMMA_CONCAT_IMPL_(a, b)
#define STEMMA_TRY_IMPL_(tmp, decl, expr)                 \
  auto tmp = (expr);                                      \
  if (!tmp) [[unlikely]] {                                \
    return ::tl::make_unexpected(std::move(tmp).error()); \
  }                                                       \
  decl = *std::move(tmp)
/// `STEMMA_TRY(auto record, reader.next());` unwraps a Result or returns its error. One per line.
#define STEMMA_TRY(decl, expr) STEMMA_TRY_IMPL_(STEMMA_CONCAT_(try_, __LINE__), decl, expr)
