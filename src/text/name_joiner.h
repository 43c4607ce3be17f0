/// Internal: which names are one person, organisation or place.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/annotated.h"
#include "text/name_spotter.h"
#include "text/names.h"

namespace stemma::text {

/// Joins spotted names to entities. Use once: add what is outside the text, then join.
class NameJoiner {
 public:
  NameJoiner(const AnnotatedText& text, const std::vector<SpottedName>& names);

  /// A full name from the article's title, for a person whom the text may call by surname only.
  void add_outside(const AnnotatedText& where, const SpottedName& name);

  Names join();

 private:
  /// One way of writing a name, for all the places where it is written so.
  struct Form {
    std::vector<std::uint64_t> folds;
    std::string shown;
    std::uint64_t initials = 0;  ///< fold of the capitals of its words, for acronyms
    KindVotes votes;
    Gender gender = Gender::kUnknown;
    std::uint32_t count = 0;
    std::uint32_t first_order = 0;  ///< place among all names; those of the title come before the text's
    std::uint32_t group = 0;        ///< union-find parent
    bool institution = false;       ///< a known place or outlet, or with an organisation's word: no surname
    bool known_word = false;        ///< a given name, a place, an outlet: never a misspelling
  };

  /// What of a form rules out most others of the same surname, without a look at the form itself.
  struct Outline {
    std::uint64_t first_fold = 0;
    char32_t first_letter = 0;
    std::uint32_t words = 0;
    bool initial = false;  ///< the first word is "J."
  };
  static Outline outline_of(const Form& form);
  static bool may_be_one(const Outline& form, const Outline& full);

  std::uint32_t add_form(const AnnotatedText& where, const SpottedName& name, std::uint32_t order);
  std::uint32_t find(std::uint32_t form) const;
  void unite(std::uint32_t into, std::uint32_t form);

  void index_last_words();
  void join_full_names();
  void join_acronyms();
  void join_bracketed_acronyms();
  void join_shortened_organisations();
  void join_misspellings();
  bool is_surname_of_fuller(std::uint32_t form) const;
  bool is_misspelling(const Form& rare, const Form& other) const;
  std::uint32_t times_named(const Form& form) const;
  void settle_groups();
  std::uint32_t resolve(std::uint32_t name) const;
  bool fits_short_form(const Form& full, const Form& short_form) const;
  Names gather() const;

  const AnnotatedText& text_;
  const std::vector<SpottedName>& names_;
  std::vector<Form> forms_;
  std::vector<Outline> outlines_;       ///< by form
  std::vector<std::uint32_t> leaders_;  ///< by form, when all is joined: the form that leads its group
  std::vector<bool> may_be_person_;     ///< by form that leads a group
  std::vector<std::uint32_t> form_of_name_;
  std::unordered_map<std::uint64_t, std::uint32_t> form_by_key_;
  std::unordered_map<std::uint64_t, std::uint32_t> count_by_last_word_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> full_by_last_word_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> full_by_first_word_;
};

}  // namespace stemma::text
