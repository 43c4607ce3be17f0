// Sentences are drawn from forms whose gaps are filled from lists of made-up names and, for the most part,
// with clauses of made-up words that are as unevenly common as real ones. Without those every report would
// share every form with every other, which no news does. The event settles names, place and figures, the
// report settles what is told. Nothing here is anybody's text.
#include "made_reports.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "core/hash.h"

namespace stemma::bench {
namespace {

constexpr std::size_t kReportsPerEvent = 8;
constexpr std::size_t kCopiesPerEvent = 3;
constexpr std::size_t kReportBytes = 3000;

constexpr auto kFirstNames =
    std::to_array<std::string_view>({"Ada", "Bo", "Carla", "Dmitri", "Edda", "Farid", "Greta", "Hugo", "Ines",
                                     "Jonas", "Kira", "Luca", "Mona", "Nils", "Olga", "Pavel"});
constexpr auto kLastNames =
    std::to_array<std::string_view>({"Lindqvist", "Marsh", "Okoro", "Petrosyan", "Quill", "Rautio", "Sanna",
                                     "Tveit", "Ullmann", "Varga", "Whitlow", "Yilmaz", "Zeller", "Abara"});
constexpr auto kPlaces =
    std::to_array<std::string_view>({"Norholm", "Port Halden", "Saltmarsh", "Varrick", "Easting", "Low Ferry",
                                     "Graufeld", "Tarn Hill", "Osterby", "Kelby", "Marrow Bay", "Dunmere"});
constexpr auto kBodies = std::to_array<std::string_view>(
    {"county council", "coast guard", "fire service", "harbour board", "transport ministry", "water company",
     "teachers' union", "rail operator"});
constexpr auto kMatters =
    std::to_array<std::string_view>({"bridge", "ferry line", "power station", "hospital", "market hall",
                                     "reservoir", "school", "railway depot", "seed bank", "observatory"});
constexpr auto kEvents = std::to_array<std::string_view>(
    {"was closed after a fire", "is to be sold", "was flooded", "will be rebuilt", "opened again",
     "lost its licence", "was struck by a strike", "was evacuated"});
constexpr auto kDays = std::to_array<std::string_view>(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
constexpr auto kVerbs =
    std::to_array<std::string_view>({"said", "told reporters", "added", "warned", "explained", "insisted"});
constexpr auto kSmallWords =
    std::to_array<std::string_view>({"the", "of", "and", "a", "in", "to", "for", "on", "with", "at", "from",
                                     "by", "after", "that", "which", "its"});
constexpr auto kSyllables =
    std::to_array<std::string_view>({"ba",  "cor", "den", "fi",  "gal", "hem",  "ir", "jo", "kel", "lan",
                                     "mor", "ni",  "os",  "per", "ra",  "sten", "ta", "ul", "ver", "wen"});

/// Pseudo-random numbers of one seed, the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t count) { return core::mix(state_ += 0x9E3779B97F4A7C15ULL) % count; }
  template <class List>
  std::string_view pick(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

struct Event {
  std::string place, body, matter, what, speaker, other;
  std::uint64_t people, cost, day;
};

Event event_of(std::size_t number) {
  Dice dice(number * 7919 + 1);
  const auto name = [&] { return fmt::format("{} {}", dice.pick(kFirstNames), dice.pick(kLastNames)); };
  Event event{std::string(dice.pick(kPlaces)),
              std::string(dice.pick(kBodies)),
              std::string(dice.pick(kMatters)),
              std::string(dice.pick(kEvents)),
              name(),
              name(),
              20 + dice.below(900),
              1 + dice.below(80),
              dice.below(28)};
  return event;
}

/// A made-up word; low numbers are drawn far more often than high ones, as Zipf has it.
std::string word(Dice& dice) {
  std::uint64_t number = dice.below(1 + dice.below(1 + dice.below(8000)));
  std::string made;
  do {
    made += kSyllables[number % kSyllables.size()];
    number /= kSyllables.size();
  } while (number > 0 || made.size() < 4);
  return made;
}

/// Six to fifteen words without a verb of ours.
std::string clause(Dice& dice) {
  std::string words;
  for (std::uint64_t left = 6 + dice.below(10); left > 0; --left) {
    if (!words.empty()) words += ' ';
    words += dice.below(5) < 2 ? std::string(dice.pick(kSmallWords)) : word(dice);
  }
  return words;
}

std::string sentence(const Event& e, Dice& dice) {
  const std::string_view verb = dice.pick(kVerbs);
  const std::string_view last = std::string_view(e.speaker).substr(e.speaker.find(' ') + 1);
  switch (dice.below(8)) {
    case 0:
      return fmt::format("The {} in {} {} on {}, the {} said.", e.matter, e.place, clause(dice),
                         kDays[e.day % kDays.size()], e.body);
    case 1:
      return fmt::format("“We {} for {} weeks,” {} {}.", clause(dice), 2 + dice.below(9), e.speaker, verb);
    case 2:
      return fmt::format("According to {}, some {} people {}.", e.other, e.people, clause(dice));
    case 3:
      return fmt::format("{} {} that {} would cost ${}.{} million.", last, verb, clause(dice), e.cost,
                         dice.below(10));
    case 4:
      return fmt::format("The {} {} in {}, and {} percent {}.", e.body, clause(dice), 2015 + dice.below(9),
                         5 + dice.below(90), clause(dice));
    case 5:
      return fmt::format("{}, who {} since March {}, 2021, called it “{}”.", e.speaker, clause(dice),
                         1 + dice.below(28), clause(dice));
    case 6:
      return fmt::format("Neighbours of {} {}.", e.place, clause(dice));
    default:
      return fmt::format("“Nobody {},” {} {}, “and {}.”", clause(dice), e.other, verb, clause(dice));
  }
}

std::string body_of(const Event& event, std::uint64_t seed) {
  Dice dice(seed);
  std::string text = fmt::format("{}, March {} (Meridian) – ", event.place, 1 + event.day);
  while (text.size() < kReportBytes) {
    text += sentence(event, dice);
    text += dice.below(3) == 0 ? "\n\n" : " ";
  }
  text += '\n';
  return text;
}

std::string capitalised(std::string made) {
  made.front() = static_cast<char>(made.front() - 'a' + 'A');
  return made;
}

/// A name of an outlet that no other report has.
std::string outlet_of(std::size_t number) {
  static constexpr std::array<std::string_view, 5> kKinds = {"Courier", "Herald", "Tribune", "Gazette",
                                                             "Chronicle"};
  std::string place;
  for (std::size_t left = number + kSyllables.size(); left > 0; left /= kSyllables.size()) {
    place += kSyllables[left % kSyllables.size()];
  }
  return capitalised(place) + "ton " + std::string(kKinds[number % kKinds.size()]);
}

using Sentences = std::vector<std::string>;

Sentences own_sentences(const Event& event, Dice& dice, std::size_t count) {
  Sentences sentences;
  while (sentences.size() < count) sentences.push_back(sentence(event, dice));
  return sentences;
}

/// Some of the sentences in their order, at least three.
Sentences trimmed(const Sentences& all, Dice& dice) {
  Sentences kept(all.begin(), all.begin() + 3);
  for (std::size_t i = 3; i < all.size(); ++i) {
    if (dice.below(4) != 0) kept.push_back(all[i]);
  }
  return kept;
}

std::string joined(const Sentences& sentences) {
  std::string text;
  for (std::size_t i = 0; i < sentences.size(); ++i) text += sentences[i] + (i % 3 == 2 ? "\n\n" : " ");
  return text;
}

}  // namespace

namespace {

bool happens(Dice& dice, double share) {
  return static_cast<double>(dice.below(1000)) < share * 1000;
}

/// Every fifth word is another, names and figures stay.
std::string rewritten(std::string_view sentence, Dice& dice) {
  std::string made;
  std::size_t plain = 0;
  for (std::size_t begin = 0; begin < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', begin), sentence.size());
    const std::string_view shown = sentence.substr(begin, end - begin);
    const bool is_plain =
        std::ranges::all_of(shown, [](char c) { return c >= 'a' && c <= 'z'; }) && shown.size() > 3;
    plain += is_plain ? 1 : 0;
    made += (made.empty() ? "" : " ") + (is_plain && plain % 5 == 0 ? word(dice) : std::string(shown));
    begin = end + 1;
  }
  return made;
}

/// The first figure of the sentences is another.
void change_figure(Sentences& sentences, Dice& dice) {
  for (std::string& text : sentences) {
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string::npos) continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    text.replace(begin, end - begin, std::to_string(100 + dice.below(900)));
    return;
  }
}

/// Makes the reports one after another, each from those before it.
class CascadeMaker {
 public:
  explicit CascadeMaker(const CascadeOptions& options)
      : options_(options), dice_(options.seed), changes_(options.seed + 1), event_(event_of(options.seed)) {}

  std::vector<CascadeReport> make() {
    while (reports_.size() < options_.reports) add();
    hide();
    return std::move(reports_);
  }

 private:
  static constexpr std::size_t kRootEvery = 20;  // reports, of which one is a newsroom's own work
  static constexpr std::size_t kOwnSentences = 18;

  void add() {
    const std::size_t i = reports_.size();
    CascadeReport report;
    report.outlet = outlet_of(i);
    report.title = fmt::format("{} {} {}", event_.place, event_.matter, event_.what);
    std::vector<std::size_t> shallow;
    for (std::size_t j = 0; j < i; ++j) {
      if (depths_[j] + 1 < options_.depth) shallow.push_back(j);
    }
    Sentences body;
    std::string lead;
    if (i % kRootEvery == 0 || shallow.empty()) {
      body = own_sentences(event_, dice_, kOwnSentences);
      depths_.push_back(0);
    } else {
      lead = hand_on(report, body, shallow);
    }
    report.text = report.title + "\n\n" + lead + joined(body);
    bodies_.push_back(std::move(body));
    reports_.push_back(std::move(report));
  }

  /// The lead that names the parent; empty where nobody is named.
  std::string hand_on(CascadeReport& report, Sentences& body, const std::vector<std::size_t>& shallow) {
    const bool named = !happens(changes_, options_.without_credit);
    const std::size_t parent = shallow[dice_.below(shallow.size())];
    const std::string lead = credit(report, parent);
    body = trimmed(bodies_[parent], dice_);
    depths_.push_back(depths_[parent] + 1);
    if (happens(changes_, options_.rewritten)) {
      for (std::string& sentence : body) sentence = rewritten(sentence, changes_);
    }
    if (happens(changes_, options_.changed_figure)) change_figure(body, changes_);
    if (dice_.below(3) == 0) {  // adds words of its own
      for (std::string& own : own_sentences(event_, dice_, 6)) body.push_back(std::move(own));
    }
    if (const std::size_t other = shallow[dice_.below(shallow.size())];
        dice_.below(5) == 0 && other != parent) {
      const std::string second = credit(report, other);
      if (named) body.push_back(second);
      for (std::size_t s = 0; s < 4; ++s) body.push_back(bodies_[other][s]);
      depths_.back() = std::max(depths_.back(), depths_[other] + 1);
    }
    return named ? lead : std::string();
  }

  std::string credit(CascadeReport& report, std::size_t parent) {
    report.parents.push_back(parent);
    return fmt::format("The {} was in the news again on {}, {} reported. ", event_.matter,
                       kDays[event_.day % kDays.size()], reports_[parent].outlet);
  }

  void hide() {
    for (const CascadeReport& report : reports_) {
      for (const std::size_t parent : report.parents) {
        if (happens(changes_, options_.hidden)) reports_[parent].hidden = true;
      }
    }
  }

  const CascadeOptions& options_;
  Dice dice_;
  Dice changes_;  ///< apart, so that what is not asked for changes nothing
  Event event_;
  std::vector<CascadeReport> reports_;
  std::vector<Sentences> bodies_;
  std::vector<std::size_t> depths_;
};

}  // namespace

std::vector<CascadeReport> made_cascade(const CascadeOptions& options) {
  return CascadeMaker(options).make();
}

std::string made_formulaic(std::size_t i) {
  Dice dice(i * 31 + 5);
  std::string text = "The day at the harbour\n\n";
  while (text.size() < kReportBytes) {
    text += fmt::format("The {} of {} said on {} that the work on the {} would go on. ", dice.pick(kBodies),
                        dice.pick(kPlaces), dice.pick(kDays), dice.pick(kMatters));
    text += fmt::format("It was not known at first how many people were hurt when the {} {}. ",
                        dice.pick(kMatters), dice.pick(kEvents));
  }
  return text;
}

std::string made_report(std::size_t i) {
  const std::size_t number = i / kReportsPerEvent;
  const std::size_t place_in_event = i % kReportsPerEvent;
  const Event event = event_of(number);
  // The first and its copies carry one body under different headlines.
  const std::uint64_t seed = place_in_event <= kCopiesPerEvent ? number * kReportsPerEvent : i;
  Dice dice(i + 17);
  return fmt::format("{} {} {} after {}\n\n{}", event.place, event.matter, event.what, clause(dice),
                     body_of(event, seed));
}

}  // namespace stemma::bench
