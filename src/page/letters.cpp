// Runs of twelve bytes of folded letters: two to four words, so that chance hits are rare, and the same for
// scripts that write no spaces. Every run of the indexed text is kept, every twelfth byte's of the text asked
// about would do, but all are looked at, so that the share is exact to a letter.
#include "page/letters.h"

#include <unicode/uchar.h>

#include <cstring>

#include "core/hash.h"
#include "core/utf8.h"
#include "lang/fold.h"

namespace stemma::page {
namespace {

constexpr std::size_t kRun = 12;

std::uint64_t key_of_run(const char* run) {
  std::uint64_t first = 0;
  std::uint32_t last = 0;
  static_assert(sizeof first + sizeof last == kRun);
  std::memcpy(&first, run, sizeof first);
  std::memcpy(&last, run + sizeof first, sizeof last);
  return core::mix(core::mix(first) + last);
}

}  // namespace

std::string letters_of(std::string_view text) {
  std::string letters;
  letters.reserve(text.size());
  bool ascii = true;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x80) {
      if (c >= 'A' && c <= 'Z') {
        letters.push_back(static_cast<char>(c + 32));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        letters.push_back(c);
      }
      ++i;
      continue;
    }
    const char32_t wide = core::next_code_point(text, i);
    if (u_isalnum(static_cast<UChar32>(wide)) == 0) continue;
    core::append_utf8(letters, wide);
    ascii = false;
  }
  return ascii ? letters : lang::fold_case(letters);
}

LetterIndex::LetterIndex(std::string_view text) : letters_(letters_of(text)) {
  if (letters_.size() < kRun) return;
  runs_.reserve(letters_.size());
  for (std::size_t i = 0; i + kRun <= letters_.size(); ++i) runs_[key_of_run(letters_.data() + i)];
}

double LetterIndex::share_of(std::string_view text) const {
  const std::string letters = letters_of(text);
  if (letters.empty() || letters_.empty()) return 0;
  if (letters.size() < kRun) return letters_.find(letters) == letters_.npos ? 0 : 1;
  std::size_t covered = 0;
  std::size_t end = 0;  // of the letters that are covered already
  for (std::size_t i = 0; i + kRun <= letters.size(); ++i) {
    if (!runs_.contains(key_of_run(letters.data() + i))) continue;
    covered += i + kRun - std::max(i, end);
    end = i + kRun;
  }
  return static_cast<double>(covered) / static_cast<double>(letters.size());
}

}  // namespace stemma::page
