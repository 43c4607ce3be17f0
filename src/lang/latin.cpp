#include "lang/latin.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "lang/fold.h"

namespace stemma::lang {
namespace {

/// Building the rules takes milliseconds; applying them is not safe from two threads at once.
const icu::Transliterator* rules() {
  thread_local const std::unique_ptr<icu::Transliterator> made = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  }();
  return made.get();
}

}  // namespace

std::string latin_fold(std::string_view utf8) {
  std::string folded = fold_case(utf8);
  const bool ascii =
      std::all_of(folded.begin(), folded.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii || rules() == nullptr) return folded;
  auto wide = icu::UnicodeString::fromUTF8(folded);
  rules()->transliterate(wide);
  folded.clear();
  wide.toUTF8String(folded);
  return folded;
}

}  // namespace stemma::lang
