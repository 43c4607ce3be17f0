/// Stems of words, for comparing wordings by sense: never shown.
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace stemma::lang {

/// Snowball's stemmer (Porter, Snowball, 2001) of one language; words pass unchanged where there is none.
///
/// Holds a working buffer: one object per thread.
class Stemmer {
 public:
  /// `language` is a BCP 47 primary subtag.
  explicit Stemmer(std::string_view language);
  /// Stem of a case-folded word.
  std::string operator()(std::string_view folded_word) const;

 private:
  struct Delete {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer_;
};

}  // namespace stemma::lang
