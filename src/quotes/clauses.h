/// Internal: the shallow grammar of one frame: noun phrases, subjects, clause ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "quotes/frames.h"

namespace stemma::quotes {

/// Items [begin, end) of a frame.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin >= end; }
  bool holds(std::size_t i) const { return begin <= i && i < end; }
};

/// Whether a noun phrase can name who speaks.
enum class Voice : std::uint8_t {
  kNone,      ///< no noun phrase, or a thing that says nothing: "a serious omission"
  kPossible,  ///< its head is in no list
  kSure,      ///< a name, a pronoun, or a noun for people, bodies or documents
};

/// Reads the clause around a position. Every search is bounded by the frame, whose length is bounded.
class Clauses {
 public:
  Clauses(const Frame& frame, const Vocabulary& vocabulary);

  const Frame& frame() const { return frame_; }
  std::size_t size() const { return frame_.size(); }
  const Item& at(std::size_t i) const { return frame_[i]; }
  bool is(std::size_t i, WordClasses any_of) const { return i < size() && frame_[i].is(any_of); }

  /// A word that could be a verb is one here: not after a determiner ("the claims"), not a name ("State").
  bool is_verb(std::size_t i) const;
  bool is_gerund(std::size_t i) const { return is(i, kGerund) && !is_noun_use(i); }
  /// A noun phrase can begin here.
  bool begins_noun_phrase(std::size_t i) const;
  bool has_verb(Range range) const;
  /// A quotation that stands for itself in the frame: long, or ended by its own mark. Others are words like
  /// any.
  bool is_speech(std::size_t i) const;

  /// The noun phrase that begins at `i`, with what "of" hangs on it; empty if none does.
  Range noun_phrase_at(std::size_t i) const;
  /// The subject of the verb group that begins at `verb`, where it stands before it; empty if it is to be
  /// inherited.
  Range subject_before(std::size_t verb) const;
  /// The subject of a verb that stands second, before or after it: "Am Montag sagte X".
  Range subject_around(std::size_t verb) const;
  /// The first finite verb before `end` where verbs stand second, `end` where none is seen. A word of no list
  /// is one where an article, a pronoun or a name follows it.
  std::size_t second_verb(std::size_t end) const;
  /// Where a subject after the verb begins: behind a date ("dijo el 12 de mayo Ana Ruiz"), and behind a
  /// reflexive ("äußerte sich X") where verbs are second.
  std::size_t after_reflexive(std::size_t verb) const;
  /// The first noun phrase of the clauses before `position`: whom a participle or a second verb belongs to.
  Range main_subject(std::size_t position) const;
  /// The words of a noun phrase that tell what it is: up to its first preposition, mark, relative or verb.
  Range head_of(Range phrase) const;
  Voice voice_of(Range phrase) const;
  /// First item at or after `i` that is no adverb, time or prepositional phrase.
  std::size_t skip_adverbials(std::size_t i) const;
  std::size_t skip_adverbs(std::size_t i) const;
  /// Auxiliaries, adverbs and negations before the verb at `i`: where its group begins.
  std::size_t verb_group_begin(std::size_t i) const;

 private:
  std::size_t after_date(std::size_t i) const;
  bool is_bare_verb(std::size_t i) const;
  bool is_noun_use(std::size_t i) const;
  bool is_hard_boundary(std::size_t i) const;
  bool joins_nouns(std::size_t coordinator) const;
  std::size_t region_begin(std::size_t end) const;
  Range without_adverbials(Range region) const;
  Range after_leading_phrase(Range region) const;
  Range first_subject(std::size_t end, bool full_clauses) const;
  Range cut_at_verb(Range segment) const;
  Range nearest_name(Range words) const;
  Range antecedent_before(std::size_t region) const;

  const Frame& frame_;
  bool verb_second_ = false;
  bool nouns_capitalised_ = false;
  bool title_case_ = false;
};

}  // namespace stemma::quotes
