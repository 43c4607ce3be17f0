// A run of capitalised words is cut out of each sentence; a title within it or before it cuts it into what
// the person is and what the person is called ("Slovakia | Prime Minister | Eduard Heger"). A capital that
// tells nothing (first in a sentence, in a headline) needs other evidence: a list, or the same word with a
// telling capital elsewhere. Where all nouns have capitals (German), a run begins only at a given name, after
// a title, or at a known word.
#include "text/name_spotter.h"

#include <algorithm>
#include <optional>

#include "lang/fold.h"

namespace stemma::text {
namespace {

constexpr std::uint32_t kMaxNameTokens = 8;
constexpr std::uint32_t kLongestAcronym = 7;  ///< bytes; longer words in capitals are loud, not short
constexpr std::uint32_t kMaxRoleTokens = 8;   ///< "former deputy national campaign manager of …"
constexpr std::uint32_t kMaxAppositionTokens = 16;

class NameSpotter {
 public:
  explicit NameSpotter(const AnnotatedText& text)
      : text_(text), words_(text.words()), capitals_tell_(!words_.has(Spelling::kNounsCapitalised)) {}

  std::vector<SpottedName> run() {
    for (const Sentence& sentence : text_.sentences()) {
      begin_ = sentence.first_token;
      end_ = sentence.end_token;
      for (std::uint32_t i = begin_; i < end_;) {
        const std::uint32_t run_end = starts_run(i) ? extend(i) : i;
        if (run_end > i) cut_run(i, run_end);
        i = std::max(run_end, i + 1);
      }
    }
    return std::move(names_);
  }

 private:
  // ---- runs ----

  /// A capital, or a particle and a capital: "al-Masri".
  bool has_name_shape(std::uint32_t i) const {
    const Token& token = text_.token(i);
    if (token.kind != TokenKind::kWord || token.span.size() == 1) return false;
    const std::string_view shown = text_.shown(i);
    if (token.capitalised) return !is_adjective_compound(shown) && !is_contraction(shown);
    for (std::size_t joint = 1; joint <= 3 && joint + 1 < shown.size(); ++joint) {
      if (shown[joint] != '-' && shown[joint] != '\'') continue;
      const bool capital = shown[joint + 1] >= 'A' && shown[joint + 1] <= 'Z';
      return capital && words_.is(lang::fold_hash(shown.substr(0, joint)), kParticle);
    }
    return false;
  }

  /// "Soviet-era", "US-led": a name no more.
  bool is_adjective_compound(std::string_view shown) const {
    const std::size_t hyphen = shown.rfind('-');
    return hyphen != std::string_view::npos && hyphen + 1 < shown.size() && shown[hyphen + 1] >= 'a' &&
           shown[hyphen + 1] <= 'z' && capitals_tell_;
  }

  /// "I'll", "We’ve": a function word with something attached.
  bool is_contraction(std::string_view shown) const {
    std::size_t mark = shown.find('\'');
    if (mark == std::string_view::npos) mark = shown.find("’");
    if (mark == std::string_view::npos) return false;
    return mark + 2 < shown.size() && words_.is(lang::fold_hash(shown.substr(0, mark)), kStopword);
  }

  bool is_acronym(std::uint32_t i) const {
    const Token& token = text_.token(i);
    return token.all_capitals && token.span.size() >= 2 && token.span.size() <= kLongestAcronym &&
           text_.weight(i) != CapitalWeight::kHeadline && text_.counts(i).lower == 0 &&
           text_.shown(i)[1] != '-';
  }

  /// Whether the word may be a part of a name that has begun.
  bool continues(std::uint32_t i) const {
    if (!has_name_shape(i) || text_.is(i, kNameBreaker | kWeekday)) return false;
    if (text_.is(i, kMonth)) return i > begin_ && text_.is(i - 1, kGiven);
    if (text_.is(i, kFunctionWord) && !is_acronym(i))
      return text_.is(i, kGiven) || text_.token(i).span.size() == 2;
    return text_.weight(i) != CapitalWeight::kHeadline || supported(i) || follows_given_name(i);
  }

  bool follows_given_name(std::uint32_t i) const {
    return i > begin_ && text_.is(i - 1, kGiven) && text_.counts(i).lower == 0;
  }

  bool starts_run(std::uint32_t i) const {
    if (!has_name_shape(i)) return false;
    if (text_.is(i, kMonth | kWeekday | kNameBreaker)) return false;
    if (words_.phrase_end(text_.tokens(), i, end_, kNewsName | kRegion) > i + 1) return true;
    if (text_.is(i, kFunctionWord) && !is_acronym(i)) {
      return text_.is(i, kGiven) && i + 1 < end_ && continues(i + 1) && !text_.is(i + 1, kRegion);
    }
    if (!capitals_tell_) return starts_run_among_nouns(i);
    return text_.weight(i) == CapitalWeight::kStrong || supported(i);
  }

  /// Evidence for a name beside its own capital.
  bool supported(std::uint32_t i) const {
    if (text_.is(i, kGiven | kRegion | kNewsName | kHonorific)) return true;
    if (is_acronym(i)) return true;
    const CaseCounts counts = text_.counts(i);
    if (capitals_tell_ && counts.strong > 0 && counts.strong >= counts.lower) return true;
    if (text_.weight(i) == CapitalWeight::kHeadline || i + 1 >= end_) return false;
    const bool before_capital = has_name_shape(i + 1) && !text_.is(i + 1, kFunctionWord | kMonth | kWeekday);
    if (before_capital) return capitals_tell_ || text_.is(i, kRole);
    return counts.lower == 0 && text_.is(i + 1, kSpeechVerb) && !text_.is(i, kRole | kDemonym);
  }

  bool starts_run_among_nouns(std::uint32_t i) const {
    if (text_.is(i, kGiven)) return i + 1 < end_ && has_name_shape(i + 1);
    if (text_.is(i, kRegion | kNewsName | kHonorific) || is_role(i)) return true;
    if (is_acronym(i)) return true;
    if (i + 1 < end_ && text_.is(i + 1, kOrganisationEnd) && has_name_shape(i + 1)) return true;
    return i > begin_ && names_a_person_before(i);
  }

  /// Directly after a lower-case role or an honorific.
  bool names_a_person_before(std::uint32_t i) const { return text_.is(i - 1, kHonorific) || is_role(i - 1); }

  std::uint32_t extend(std::uint32_t first) const {
    std::uint32_t last = first;
    for (std::uint32_t i = first + 1; i < end_ && i - first < 2 * kMaxNameTokens;) {
      const std::uint32_t next = joined_part(first, last, i);
      if (next == end_ || next >= end_) break;
      last = next;
      i = next + 1;
    }
    return last + 1;
  }

  /// The token that the run goes on with when its next one is `i`; end_ if it does not.
  std::uint32_t joined_part(std::uint32_t first, std::uint32_t last, std::uint32_t i) const {
    if (const std::uint32_t known =
            words_.phrase_end(text_.tokens(), last, end_, kNewsName | kRegion | kRole);
        known > last + 1) {
      return known - 1;
    }
    if (continues(i) && goes_on_among_nouns(first, last, i)) return i;
    if (i + 1 >= end_) return end_;
    if (text_.is_mark(i, "&") && continues(i + 1)) return i + 1;
    if (text_.is_mark(i, ",") && text_.is(i + 1, kOrganisationEnd | kNameSuffix) && continues(i + 1))
      return i + 1;
    if (!text_.is_word(i) || text_.token(i).capitalised) return end_;
    if (text_.is(i, kParticle)) {
      std::uint32_t name = i + 1;
      if (name + 1 < end_ && text_.is(name, kParticle) && !text_.token(name).capitalised) ++name;
      const bool telling = !text_.is(i, kFunctionWord) || text_.is(last, kGiven);
      if (telling && continues(name) && !is_role(last) && !text_.is(last, kDemonym)) return name;
    }
    if (text_.is(i, kJoiner) && joins_organisation(first, last, i)) return after_article(i + 1);
    return end_;
  }

  /// Among capitalised nouns a person's name is short, and a noun that the article uses with a determiner is
  /// no part.
  bool goes_on_among_nouns(std::uint32_t first, std::uint32_t last, std::uint32_t i) const {
    if (capitals_tell_) return true;
    if (is_role(last) || text_.is(last, kHonorific)) return true;
    if (text_.is(i, kOrganisationEnd)) return true;
    if (text_.is(first, kRegion) || is_acronym(first)) return is_role(i) || text_.is(i, kHonorific);
    return i - first < 4 && !is_role(i);
  }

  std::uint32_t after_article(std::uint32_t i) const {
    return i + 1 < end_ && text_.is(i, kDeterminer) && !text_.token(i).capitalised ? i + 1 : i;
  }

  /// "Bank of …", "Department of Health and …": only after a head, a listing one only after another joiner.
  bool joins_organisation(std::uint32_t first, std::uint32_t last, std::uint32_t i) const {
    const std::uint32_t next = after_article(i + 1);
    if (next >= end_ || !continues(next) || text_.is(next, kMonth)) return false;
    if (!text_.is(i, kListJoiner)) {
      if (!text_.is(last, kOrganisationHead | kPlaceWord)) return false;
      return !text_.is(i, kTopicJoiner) || (text_.is(last, kOrganisationHead) && !text_.is(next, kRegion));
    }
    if (text_.is(next, kGiven | kRegion | kHonorific) || is_acronym(next) || is_role(next)) return false;
    for (std::uint32_t k = first + 1; k < last; ++k) {
      if (text_.is(k, kJoiner) && !text_.token(k).capitalised) return true;
    }
    return false;
  }

  // ---- roles ----

  bool is_role(std::uint32_t i) const {
    if (text_.is(i, kRole)) return true;
    return !capitals_tell_ && text_.token(i).capitalised && ends_in_role(i);
  }

  /// German compounds: "Außenminister", "Nato-Generalsekretär". The ending is looked up at each code point.
  bool ends_in_role(std::uint32_t i) const;

  std::uint32_t role_end(std::uint32_t i, std::uint32_t end, WordFlags* found) const {
    const std::uint32_t known = words_.phrase_end(text_.tokens(), i, end, kRole | kHonorific, found);
    if (known > i) return known;
    if (!capitals_tell_ && text_.token(i).capitalised && ends_in_role(i)) {
      *found = kRole;
      return i + 1;
    }
    return i;
  }

  /// The last title or role of a run that has words after it; where none has, one that ends the run.
  struct Title {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    WordFlags flags = 0;
  };
  std::optional<Title> title_in(std::uint32_t first, std::uint32_t end) const {
    std::optional<Title> found;
    for (std::uint32_t i = first; i < end;) {
      WordFlags flags = 0;
      const std::uint32_t after = role_end(i, end, &flags);
      const bool surname = i > first && text_.is(i - 1, kGiven) && !text_.is(i - 1, kRole | kRoleModifier);
      if (after == i || surname) {
        ++i;
        continue;
      }
      if (after < end || !found) found = Title{i, after, flags};
      i = after;
    }
    return found;
  }

  /// Where the role that ends at `head` begins: its modifiers, and names that qualify it.
  std::uint32_t role_begin(std::uint32_t head) const {
    std::uint32_t i = head;
    while (i > begin_ && head - i < kMaxRoleTokens) {
      const std::uint32_t before = i - 1;
      const bool qualifies = text_.is_word(before) && !text_.is(before, kDeterminer) &&
                             (text_.is(before, kRoleModifier | kRole | kDemonym | kRegion) ||
                              (has_name_shape(before) && !text_.is(before, kFunctionWord)));
      const bool possessive = text_.is_word(before) && text_.shown(before).size() <= 4 &&
                              (text_.shown(before) == "'s" || text_.shown(before) == "’s");
      if (!qualifies && !(possessive && before > begin_ && has_name_shape(before - 1))) break;
      i = before;
    }
    return i;
  }

  TextSpan span(std::uint32_t first, std::uint32_t end) const {
    return {text_.token(first).span.begin, text_.token(end - 1).span.end};
  }

  // ---- cutting a run ----

  void cut_run(std::uint32_t first, std::uint32_t end) {
    while (first + 1 < end && text_.is(first, kDemonym) &&
           words_.phrase_end(text_.tokens(), first + 1, end, kNewsName) == end) {
      ++first;  // "the British Telegraph"
    }
    const std::uint32_t known = words_.phrase_end(text_.tokens(), first, end, kNewsName | kRegion);
    if (known == end) return add(first, end, {}, 0);
    if (known > first && credits_a_picture(first, known, end)) {
      add(first, known, {}, 0);
      return cut_run(known, end);
    }
    if (words_.phrase_end(text_.tokens(), first, end, kDemonym | kRole) == end && end - first > 1) return;
    const bool institution = has_any(first, end, kOrganisationHead | kOrganisationEnd | kPlaceWord);
    const auto title = title_in(first, end);
    if (title && title->end < end &&
        !(institution && has_any(title->end, end, kOrganisationHead | kOrganisationEnd | kPlaceWord))) {
      add_qualifiers(first, title->begin);
      return add_person(title->begin, title->end, end, title->flags);
    }
    if (title && title->end == end && !institution) {
      // The run ends in a role: "the Foreign Minister", "Microsoft CEO". A surname may look like one.
      const bool surname = title->begin > first && text_.is(first, kGiven) && title->end - title->begin == 1;
      if (!surname) return add_qualifiers(first, title->begin);
    }
    add_after_lower_role(first, end);
  }

  /// "Reuters Ada Kern at the …": a caption that begins with whose picture it is.
  bool credits_a_picture(std::uint32_t first, std::uint32_t name, std::uint32_t end) const {
    return first == begin_ && end - name > 1 && text_.is(first, kNewsName) && !text_.is(name, kNewsName) &&
           !has_any(name, end, kOrganisationHead | kOrganisationEnd | kPlaceWord);
  }

  bool has_any(std::uint32_t first, std::uint32_t end, WordFlags flags) const {
    for (std::uint32_t i = first; i < end; ++i) {
      if (text_.is(i, flags) && !text_.is(i, kGiven)) return true;
    }
    return false;
  }

  /// Names that qualify a role: "Slovakia", "NATO", "Microsoft"; not "Russian", not "Foreign".
  void add_qualifiers(std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end;) {
      std::uint32_t known = words_.phrase_end(text_.tokens(), i, end, kNewsName | kRegion);
      if (known > i) {
        add(i, known, {}, 0);
        i = known;
        continue;
      }
      if (skipped_alone(i)) {
        ++i;
        continue;
      }
      known = i + 1;
      while (known < end && !skipped_alone(known) && !text_.is(known, kRegion)) ++known;
      if (capitals_tell_ || is_acronym(i)) add(i, known, {}, 0);
      i = known;
    }
  }

  bool skipped_alone(std::uint32_t i) const {
    return text_.is(i, kDemonym | kRole | kRoleModifier | kHonorific | kFunctionWord | kJoiner | kParticle) &&
           !is_acronym(i);
  }

  /// A title at [title, name), then the name.
  void add_person(std::uint32_t title, std::uint32_t name, std::uint32_t end, WordFlags flags) {
    while (name + 1 < end && text_.is(name, kDemonym | kRoleModifier) && !text_.is(name, kGiven)) ++name;
    Gender gender = Gender::kUnknown;
    if ((flags & kMaleTitle) != 0) gender = Gender::kMale;
    if ((flags & kFemaleTitle) != 0) gender = Gender::kFemale;
    const bool honorific = (flags & kHonorific) != 0 && (flags & kRole) == 0;
    const TextSpan role = honorific ? TextSpan{} : span(role_begin(title), name);
    // A region after a role is what it is of ("Prime Minister Israel"), unless a known given name says
    // otherwise.
    const std::uint32_t known = words_.phrase_end(text_.tokens(), name, end, kRegion | kNewsName);
    const bool place = known == end && !text_.is(name, kGiven);
    add(name, end, role, place ? 0 : 4, gender, "title before name");
  }

  void add_after_lower_role(std::uint32_t first, std::uint32_t end) {
    std::uint32_t name = first;
    // "American Peter Kay": a people's name before a person's.
    while (name + 1 < end && text_.is(name, kDemonym | kRoleModifier) && text_.is(name + 1, kGiven)) {
      ++name;
    }
    bool only_peoples = true;
    for (std::uint32_t i = name; i < end; ++i)
      only_peoples = only_peoples && text_.is(i, kDemonym) && !text_.is(i, kGiven);
    if (only_peoples) return;
    if (first > begin_ && !text_.token(first - 1).capitalised && text_.is_word(first - 1)) {
      WordFlags flags = 0;
      for (std::uint32_t back = 3; back > 0; --back) {
        if (first - begin_ < back) continue;
        const std::uint32_t head = first - back;
        if (role_end(head, first, &flags) != first) continue;
        if (has_any(name, end, kOrganisationHead | kOrganisationEnd | kPlaceWord)) break;
        return add_person(head, first, end, flags);
      }
    }
    add(name, end, {}, 0);
  }

  // ---- what kind ----

  void add(std::uint32_t first, std::uint32_t end, TextSpan role, int person_votes,
           Gender gender = Gender::kUnknown, std::string_view rule = "capitals") {
    while (end > first && text_.is(end - 1, kJoiner | kParticle) && !text_.token(end - 1).capitalised) --end;
    if (end <= first || end - first > kMaxNameTokens || is_initial_alone(first, end)) return;
    SpottedName name{first, end, role, {person_votes, 0, 0}, gender, rule};
    vote_by_words(name);
    vote_by_neighbours(name);
    if (name.role.empty()) find_apposition(name);
    names_.push_back(name);
  }

  bool is_initial_alone(std::uint32_t first, std::uint32_t end) const {
    return end - first == 1 && text_.token(first).span.size() <= 2 && !text_.token(first).all_capitals;
  }

  void vote_by_words(SpottedName& name) const {
    const std::uint32_t first = name.first_token;
    const std::uint32_t end = name.end_token;
    WordFlags known = 0;
    const bool whole = words_.phrase_end(text_.tokens(), first, end, kNewsName | kRegion, &known) == end;
    if (whole && (known & kRegion) != 0) {
      name.votes.place += 3;
      if (name.rule == "capitals") name.rule = "known place";
    }
    if (whole && (known & kNewsName) != 0) {
      name.votes.organisation += 3;
      if (name.rule == "capitals") name.rule = "known outlet";
    }
    if (whole) return;
    if (text_.is(end - 1, kOrganisationEnd) && end - first > 1) name.votes.organisation += 4;
    const bool head = has_any(first, end, kOrganisationHead);
    if (head) name.votes.organisation += end - first > 1 ? 3 : 1;
    if (has_any(first, end, kPlaceWord)) name.votes.place += end - first > 1 ? 2 : 1;
    if (is_acronym(first) && end - first == 1) name.votes.organisation += 2;
    if (text_.is(first, kGiven) && !head) {
      const bool place_too = text_.is(first, kRegion);
      name.votes.person += end - first > 1 && !place_too ? 3 : 1;
    }
    for (std::uint32_t i = first; i < end; ++i) {
      const std::string_view shown = text_.shown(i);
      const bool initial = shown.size() == 2 && shown[1] == '.' && end - first > 1 && i > first;
      const bool particle = i > first && text_.is(i, kParticle) && !text_.is(i, kJoiner);
      if (initial || particle || text_.is(i, kNameSuffix)) name.votes.person += 2;
    }
  }

  void vote_by_neighbours(SpottedName& name) const {
    const std::uint32_t first = name.first_token;
    const std::uint32_t end = name.end_token;
    if (first > begin_) {
      const std::uint32_t before = first - 1;
      if (text_.is(before, kPlacePreposition) && !text_.token(before).capitalised) name.votes.place += 1;
      if (text_.is(before, kSpeechVerb)) name.votes.person += 1;
      if (capitals_tell_ && text_.is(before, kDeterminer) && name.votes.person < 4) name.votes.person -= 1;
    }
    if (end >= end_) return;
    if (text_.is(end, kSpeechVerb) && !text_.token(end).capitalised) name.votes.person += 1;
    if (text_.is_mark(end, ",") && end + 2 < end_) {
      const bool age = text_.token(end + 1).kind == TokenKind::kNumber &&
                       text_.token(end + 1).span.size() == 2 && text_.is_mark(end + 2, ",");
      if (age) name.votes.person += 3;
      if (text_.is(end + 1, kPersonRelative)) name.votes.person += 2;
      if (text_.is(end + 1, kRegion) && has_name_shape(end + 1) && name.votes.person == 0)
        name.votes.place += 1;
    }
    const bool dateline = first == begin_ && (text_.is_mark(end, "(") || text_.is_mark(end, "–") ||
                                              text_.is_mark(end, "—") || text_.is_mark(end, "--"));
    if (dateline && text_.token(first).all_capitals) name.votes.place += 3;
  }

  /// "Ada Berg, a doctor from …,": what stands between commas, has no finite verb's look and a role among its
  /// words.
  void find_apposition(SpottedName& name) const {
    const std::uint32_t comma = name.end_token;
    if (comma + 2 >= end_ || !text_.is_mark(comma, ",") || name.votes.organisation > 1 ||
        name.votes.place > 2)
      return;
    const bool article = text_.is(comma + 1, kDeterminer);
    const std::uint32_t begin = comma + 1 + (article ? 1 : 0);
    std::uint32_t end = begin;
    bool role = false;
    while (end < end_ && end - begin < kMaxAppositionTokens &&
           text_.token(end).kind != TokenKind::kPunctuation) {
      if (text_.is(end, kSpeechVerb) || (end - begin > 5 && !role)) break;
      role = role || (end - begin <= 5 && is_role(end));
      ++end;
    }
    if (!role || end == begin || end >= end_ || text_.token(end).kind != TokenKind::kPunctuation) return;
    if (has_name_shape(begin) && !is_role(begin) && text_.is(begin, kGiven))
      return;  // the next of a list of people
    name.role = span(begin, end);
    name.votes.person += 2;
    if (name.rule == "capitals") name.rule = "apposition";
  }

  const AnnotatedText& text_;
  const WordTable& words_;
  bool capitals_tell_;
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
  std::vector<SpottedName> names_;
};

bool NameSpotter::ends_in_role(std::uint32_t i) const {
  constexpr std::size_t kShortestEnding = 4;
  constexpr std::size_t kLongestEnding = 24;  // bytes, "ministerpräsidentin" and some
  const std::string_view shown = text_.shown(i);
  const std::size_t begin = std::max<std::size_t>(2, shown.size() - std::min(shown.size(), kLongestEnding));
  for (std::size_t at = begin; at + kShortestEnding <= shown.size(); ++at) {
    if ((static_cast<unsigned char>(shown[at]) & 0xC0U) == 0x80U) continue;
    if (words_.is(lang::fold_hash(shown.substr(at)), kRoleEnding)) return true;
  }
  return false;
}

}  // namespace

std::vector<SpottedName> spot_names(const AnnotatedText& text) {
  return NameSpotter(text).run();
}

}  // namespace stemma::text
