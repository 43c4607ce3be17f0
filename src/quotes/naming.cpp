// The verb is looked for behind the words; who names is the subject of its clause in the active, the one
// behind "von" in the passive, and nobody where neither can speak.
#include "quotes/naming.h"

namespace stemma::quotes {
namespace {

class NamingFinder {
 public:
  NamingFinder(const Clauses& clauses, std::size_t quote)
      : clauses_(clauses), quote_(quote), clause_(clause_begin()) {}

  std::optional<Cue> run() const {
    Cue cue;
    cue.before = {quote_, quote_ + 1};
    if (is(quote_ + 1, kCoordinator) && is(quote_ + 2, kQuote)) cue.before.end += 2;
    std::size_t verb = cue.before.end;
    while (is(verb, kTo | kAdverb) && !is(verb, kLabel | kName)) ++verb;
    if (!is(verb, kLabel | kName) || !is(verb, kFinite | kParticiple | kInfinitive)) return std::nullopt;
    cue.verb = {verb, verb + 1};
    cue.phrase = cue.verb;
    cue.speaker = speaker(verb);
    if (clauses_.voice_of(cue.speaker) == Voice::kNone) cue.speaker = {verb, verb};
    // "was als „Sonnenwind“ bezeichnet wird": nobody's word, but the word for it.
    const bool term = clauses_.at(quote_).words == 1 && clauses_.at(quote_).capitalised;
    if (term && cue.speaker.empty()) return std::nullopt;
    cue.rule = "called by marked words";
    return cue;
  }

 private:
  bool is(std::size_t i, WordClasses any_of) const { return clauses_.is(i, any_of); }

  std::size_t clause_begin() const {
    std::size_t begin = quote_;
    while (begin > 0 && !is(begin - 1, kAnyPunctuation) && !clauses_.is_speech(begin - 1)) --begin;
    return begin;
  }

  Range speaker(std::size_t verb) const {
    if (is(clause_, kNamedAs)) return clauses_.noun_phrase_at(verb + 1);  // "Als „Farce“ bezeichnet X …"
    for (std::size_t i = clause_; i < quote_; ++i) {
      if (!is(i, kAuxiliary) || is(i, kDeterminer)) continue;
      return is(i, kBe) ? agent() : clauses_.subject_around(i);
    }
    const bool passive = is(verb + 1, kBe) && is(verb, kParticiple);
    return passive ? agent() : subordinate_subject();
  }

  /// "von X": who does it in the passive.
  Range agent() const {
    for (std::size_t i = clause_; i < quote_; ++i) {
      if (!is(i, kOf) || is(i, kDeterminer)) continue;
      const Range phrase = clauses_.noun_phrase_at(i + 1);
      if (clauses_.voice_of(phrase) != Voice::kNone) return phrase;
    }
    return {};
  }

  /// "weil X den Plan …": the noun phrase behind the opener; "ein Bericht, der den Plan …": whom the relative
  /// stands for.
  Range subordinate_subject() const {
    if (is(clause_, kSubordinator | kThat | kQuestion))
      return clauses_.noun_phrase_at(clauses_.skip_adverbs(clause_ + 1));
    if (clause_ == 0 || !is(clause_, kRelativeSubject)) return {};
    return clauses_.subject_before(clause_ - 1);
  }

  const Clauses& clauses_;
  std::size_t quote_;
  std::size_t clause_;
};

}  // namespace

bool is_named(const Clauses& clauses, std::size_t quote) {
  if (quote == 0) return false;
  if (clauses.is(quote - 1, kNamedAs)) return true;
  return quote > 1 && clauses.is(quote - 1, kDeterminer) && clauses.is(quote - 2, kNamedAs);
}

std::optional<Cue> find_naming(const Clauses& clauses, std::size_t quote) {
  if (!is_named(clauses, quote)) return std::nullopt;
  return NamingFinder(clauses, quote).run();
}

}  // namespace stemma::quotes
