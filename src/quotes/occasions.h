/// Internal: in or to which outlet something was said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "quotes/cues.h"
#include "quotes/speakers.h"
#include "stemma/quotation.h"
#include "text/words.h"

namespace stemma::quotes {

/// Follows the interviews of an article, frame by frame: who spoke to which outlet last. Keeps views of its
/// arguments, which must outlive it.
class Occasions {
 public:
  Occasions(const Article& article, const Reading& reading, const Vocabulary& vocabulary,
            const Speakers& speakers);

  /// Gives the quotation of `cue` the outlet that it was said to. To be asked for each attribution, in order;
  /// `words` are the items around it that belong to no other.
  void settle(const Clauses& clauses, const Cue& cue, Range words, Quotation& quotation);
  /// A quotation without attribution of its own: the occasion of its speaker goes on.
  void carry_on(Quotation& quotation);
  /// A frame in which nobody is quoted may name an outlet: "In an interview with the Courier, X gave an
  /// account".
  void read_announcement(const Clauses& clauses);

 private:
  enum class Lasting : std::uint8_t { kNo, kYes };
  enum class Surely : std::uint8_t { kNo, kYes };  ///< the place in the sentence is one for outlets only
  struct Occasion {
    Party outlet;
    Lasting lasting = Lasting::kNo;
  };

  void open(const std::string& speaker, const Party& outlet, Lasting lasting);
  void close_passing(const std::string& speaker);
  std::optional<Party> known_occasion(const std::string& speaker) const;
  std::optional<Party> interviewer(const Clauses& clauses, const Cue& cue, Range words,
                                   bool& interview) const;
  std::optional<Party> outlet_of(const Clauses& clauses, Range words, Surely surely) const;
  std::optional<Party> named_outlet(TextSpan name, Surely surely) const;
  bool is_outlet_name(TextSpan name) const;
  bool names_other_occasion(const Clauses& clauses, const Cue& cue, Range words) const;
  bool is_earlier(const Clauses& clauses, const Cue& cue, Range words) const;
  bool holds_outside(const Clauses& clauses, const Cue& cue, Range words, WordClasses classes) const;

  const Article& article_;
  const Reading& reading_;
  const Vocabulary& vocabulary_;
  const text::WordTable& words_;
  const Speakers& speakers_;
  std::string own_;                            ///< the article's outlet, folded
  std::map<std::string, Occasion> occasions_;  ///< by speaker
  std::map<std::string, std::string> seen_;    ///< names of outlets that occurred, by their last word
  std::optional<Party> last_outlet_;           ///< named last: whom "the newspaper" means
  std::string last_speaker_;
};

}  // namespace stemma::quotes
