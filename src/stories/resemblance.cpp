// An inverted index over each article's heaviest features is the gate: who shares none of them is not
// compared. Postings are walked from the newest back and end where the window ends; what they add up to
// orders the candidates, of which the best are compared in full.
#include "stories/resemblance.h"

#include <algorithm>
#include <unordered_map>

namespace stemma::stories {
namespace {

constexpr std::size_t kGateFeatures = 48;           // of one article
constexpr std::size_t kPostingsPerFeature = 2'000;  // looked at, newest first

/// Whether two articles lie in one window; an unknown day lies in every one.
bool in_window(const Comparable& a, const Comparable& b, double window_days) {
  return !a.day || !b.day || days_between(*a.day, *b.day) <= window_days;
}

struct Posting {
  std::uint32_t article;
  float weight;
};

/// Of articles in two languages. Who and where carries it; one shared name alone is little, so that what one
/// of them lacks counts as not shared.
float resemblance_across_languages(const ManyTimesCompared& a, const Comparable& b,
                                   const FieldShares& shares) {
  float sum = 0;
  float whole = 0;
  for (const Field field : {Field::kNames, Field::kFigures, Field::kDays}) {
    const auto f = static_cast<std::size_t>(field);
    sum += shares[f] * cosine(a[field], b.vectors[f]);
    whole += shares[f];
  }
  return sum / whole;
}

}  // namespace

std::vector<Gate> gate_features(const Comparable& article, const FieldShares& shares) {
  std::vector<Gate> gates;
  for (const Field field : {Field::kBody, Field::kNames}) {
    const auto f = static_cast<std::size_t>(field);
    for (const Weight& weight : article.vectors[f]) {
      gates.push_back({std::uint64_t{f} << 32U | weight.id, weight.value * shares[f]});
    }
  }
  const auto heavier = [](const Gate& x, const Gate& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.key < y.key;
  };
  if (gates.size() > kGateFeatures) {
    std::nth_element(gates.begin(), gates.begin() + kGateFeatures, gates.end(), heavier);
    gates.resize(kGateFeatures);
  }
  std::sort(gates.begin(), gates.end(), heavier);
  return gates;
}

ManyTimesCompared::ManyTimesCompared(const Comparable& article)
    : article_(article),
      fields_{Lookup(article.vectors[0]), Lookup(article.vectors[1]), Lookup(article.vectors[2]),
              Lookup(article.vectors[3]), Lookup(article.vectors[4])} {
  static_assert(kFields == 5);
}

float resemblance(const ManyTimesCompared& a, const Comparable& b, const FieldShares& shares) {
  if (!is_of_one_language(a.article(), b)) return resemblance_across_languages(a, b, shares);
  float sum = 0;
  float whole = 0;
  for (std::size_t f = 0; f < kFields; ++f) {
    if (shares[f] == 0 || a.article().vectors[f].empty() || b.vectors[f].empty()) continue;
    sum += shares[f] * cosine(a[static_cast<Field>(f)], b.vectors[f]);
    whole += shares[f];
  }
  return whole == 0 ? 0 : sum / whole;
}

std::vector<Likeness> find_resemblances(std::span<const Comparable> articles, const FieldShares& shares,
                                        double window_days) {
  std::unordered_map<std::uint64_t, std::vector<Posting>> postings;
  std::vector<float> shared(articles.size(), 0);
  std::vector<std::uint32_t> touched;
  std::vector<Likeness> found;
  for (std::uint32_t b = 0; b < articles.size(); ++b) {
    const auto gates = gate_features(articles[b], shares);
    for (const Gate& gate : gates) {
      auto& list = postings[gate.key];
      std::size_t looked_at = 0;
      for (auto at = list.rbegin(); at != list.rend() && looked_at < kPostingsPerFeature; ++at, ++looked_at) {
        if (!in_window(articles[at->article], articles[b], window_days)) break;
        if (shared[at->article] == 0) touched.push_back(at->article);
        shared[at->article] += at->weight * gate.weight;
      }
      list.push_back({b, gate.weight});
    }
    const auto better = [&](std::uint32_t x, std::uint32_t y) {
      return shared[x] != shared[y] ? shared[x] > shared[y] : x < y;
    };
    if (touched.size() > kCandidates) {
      std::nth_element(touched.begin(), touched.begin() + kCandidates, touched.end(), better);
      for (std::size_t i = kCandidates; i < touched.size(); ++i) shared[touched[i]] = 0;
      touched.resize(kCandidates);
    }
    std::sort(touched.begin(), touched.end());
    const ManyTimesCompared newcomer(articles[b]);
    for (const std::uint32_t a : touched) {
      shared[a] = 0;
      const float value = resemblance(newcomer, articles[a], shares);
      if (value >= kWorthKeeping) found.push_back({a, b, value});
    }
    touched.clear();
  }
  return found;
}

}  // namespace stemma::stories
