// tf-idf (Spärck Jones 1972; Salton and Buckley 1988: logarithmic counts, cosine) with a background
// collection as prior.
#include "stories/weights.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/hash.h"
#include "lang/fold.h"
#include "lang/lists.h"
#include "lang/stem.h"

namespace stemma::stories {
namespace {

constexpr std::size_t kMaxTerms = 400;  // of one field; more than nearly all articles have

// The imagined collection: its size against the real one's, and in what share of it an unknown word and one
// of the lists of frequent news words stands. From the development collections: any size from 100 to 1000
// does as well.
constexpr double kBackgroundArticles = 100;
constexpr double kUnknownShare = 0.003;
constexpr double kFrequentShare = 0.1;

std::unordered_map<std::uint32_t, double> read_background() {
  std::unordered_map<std::uint32_t, double> shares;
  for (const auto language : lang::languages()) {
    const lang::Stemmer stem(language);
    for (const auto word : lang::entries(language, "frequent_news_words")) {
      shares.emplace(static_cast<std::uint32_t>(core::hash(stem(lang::fold_case(word)))), kFrequentShare);
    }
  }
  return shares;
}

double background_share(Field field, std::uint32_t id) {
  static const auto shares = read_background();
  if (field != Field::kBody && field != Field::kTitle) return kUnknownShare;
  const auto found = shares.find(id);
  return found == shares.end() ? kUnknownShare : found->second;
}

}  // namespace

float cosine(const Vector& a, const Vector& b) {
  float sum = 0;
  // Which of two ids is less is anybody's guess: both steps are made without a branch on it.
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    const std::uint32_t of_a = x->id;
    const std::uint32_t of_b = y->id;
    if (of_a == of_b) sum += x->value * y->value;
    x += of_a <= of_b ? 1 : 0;
    y += of_b <= of_a ? 1 : 0;
  }
  return sum;
}

Lookup::Lookup(const Vector& vector) : vector_(&vector) {
  assert(vector.size() < std::numeric_limits<std::uint16_t>::max());
  // A quarter full at most: what is not there is told at the first look, as a rule.
  slots_.resize(std::bit_ceil(vector.size() * 4 + 1));
  mask_ = slots_.size() - 1;
  for (std::size_t i = 0; i < vector.size(); ++i) {
    std::size_t slot = core::mix(vector[i].id) & mask_;
    while (slots_[slot] != 0) slot = (slot + 1) & mask_;
    slots_[slot] = static_cast<std::uint16_t>(i + 1);
  }
}

float cosine(const Lookup& a, const Vector& b) {
  float sum = 0;
  for (const Weight& of_b : b) {
    if (const Weight* of_a = a.find(of_b.id)) sum += of_a->value * of_b.value;
  }
  return sum;
}

Frequencies::Frequencies(std::span<const Features> articles) {
  for (const Features& features : articles) add(features);
}

void Frequencies::add(const Features& features) {
  ++articles_;
  for (std::size_t field = 0; field < kFields; ++field) {
    for (const Term& term : features.terms[field]) ++counts_[field][term.id];
  }
}

void Frequencies::halve() {
  articles_ /= 2;
  for (auto& counts : counts_) {
    for (auto& [id, count] : counts) count /= 2;
    std::erase_if(counts, [](const auto& entry) { return entry.second == 0; });
  }
}

std::uint32_t Frequencies::articles_with(Field field, std::uint32_t id) const {
  const auto& counts = counts_[static_cast<std::size_t>(field)];
  const auto found = counts.find(id);
  return found == counts.end() ? 0 : found->second;
}

float Frequencies::idf(Field field, std::uint32_t id) const {
  const double with = articles_with(field, id) + kBackgroundArticles * background_share(field, id);
  return static_cast<float>(std::max(0.0, std::log((articles_ + kBackgroundArticles + 1) / with)));
}

Vectors Frequencies::weigh(const Features& features) const {
  Vectors vectors;
  for (std::size_t field = 0; field < kFields; ++field) {
    Vector& vector = vectors[field];
    for (const Term& term : features.terms[field]) {
      const float weight =
          idf(static_cast<Field>(field), term.id) * (1 + std::log(std::max(1.0F, term.count)));
      if (weight > 0) vector.push_back({term.id, weight});
    }
    if (vector.size() > kMaxTerms) {
      std::nth_element(vector.begin(), vector.begin() + kMaxTerms, vector.end(),
                       [](const Weight& x, const Weight& y) {
                         return x.value != y.value ? x.value > y.value : x.id < y.id;
                       });
      vector.resize(kMaxTerms);
      std::sort(vector.begin(), vector.end(), [](const Weight& x, const Weight& y) { return x.id < y.id; });
    }
    float length = 0;
    for (const Weight& weight : vector) length += weight.value * weight.value;
    length = std::sqrt(length);
    for (Weight& weight : vector) weight.value /= length;
  }
  return vectors;
}

}  // namespace stemma::stories
