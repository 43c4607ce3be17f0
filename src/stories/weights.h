/// Internal: how much a feature says, and articles as weighted vectors. See stemma/story.h.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/hash.h"
#include "stories/features.h"

namespace stemma::stories {

struct Weight {
  std::uint32_t id = 0;
  float value = 0;
};

/// Ordered by id; length one, or empty.
using Vector = std::vector<Weight>;

/// One vector a field.
using Vectors = std::array<Vector, kFields>;

/// Cosine of two vectors. O(|a| + |b|).
float cosine(const Vector& a, const Vector& b);

/// A vector that is compared with many: its features are looked up, where a walk along both would guess wrong
/// at every other step.
///
/// Two bytes a slot keep it in the nearest cache: with core::FlatTable a stream of stories takes a tenth
/// longer.
class Lookup {
 public:
  /// Keeps a reference to `vector`, which must outlive it. O(features).
  explicit Lookup(const Vector& vector);

  /// Where the feature stands in the vector; nothing where it does not. Constant time.
  const Weight* find(std::uint32_t id) const {
    for (std::size_t slot = core::mix(id) & mask_;; slot = (slot + 1) & mask_) {
      if (slots_[slot] == 0) return nullptr;
      const Weight& weight = (*vector_)[slots_[slot] - 1U];
      if (weight.id == id) return &weight;
    }
  }
  std::size_t index_of(const Weight& weight) const {
    return static_cast<std::size_t>(&weight - vector_->data());
  }

 private:
  const Vector* vector_;
  std::vector<std::uint16_t> slots_;  ///< open addressing: place in the vector + 1, 0 is free
  std::size_t mask_ = 0;
};

/// The same number as of the two vectors. O(|b|).
float cosine(const Lookup& a, const Vector& b);

/// In how many articles each feature stands, over those of the collection and those of an imagined one behind
/// it, which alone speaks where there are only a few: five reports of one event must not make its names look
/// common.
class Frequencies {
 public:
  Frequencies() = default;
  explicit Frequencies(std::span<const Features> articles);

  /// One more article. O(features).
  void add(const Features& features);
  /// Forgets half of what was counted; features that stood in one article are forgotten as a whole.
  /// O(features known).
  void halve();

  /// In how many articles a feature stands.
  std::uint32_t articles_with(Field field, std::uint32_t id) const;

  /// Inverse document frequency: the logarithm of articles per article that has it; 0 and more.
  float idf(Field field, std::uint32_t id) const;

  /// TF-IDF with logarithmic counts, the heaviest kMaxTerms features of each field.
  Vectors weigh(const Features& features) const;

 private:
  double articles_ = 0;
  std::array<std::unordered_map<std::uint32_t, std::uint32_t>, kFields> counts_;
};

}  // namespace stemma::stories
