/// A table by hashes, built once and asked often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace stemma::core {

/// Keys are well mixed already (core/hash.h): the low bits choose the slot, and the next free one is taken.
/// At most half full, so that a key that is not there costs one look or two, at keys alone. Two keys that are
/// equal are one.
template <class Value>
class FlatTable {
 public:
  /// Nothing where the key is not there. Valid until the next key is added.
  const Value* find(std::uint64_t key) const {
    if (keys_.empty()) return nullptr;
    const std::size_t slot = slot_of(shown(key));
    return keys_[slot] == kFree ? nullptr : &values_[slot];
  }
  bool contains(std::uint64_t key) const { return find(key) != nullptr; }

  /// The value of the key; a new one where it was not there.
  Value& operator[](std::uint64_t key) {
    if (2 * (size_ + 1) > keys_.size()) grow(keys_.empty() ? 16 : 2 * keys_.size());
    const std::size_t slot = slot_of(shown(key));
    size_ += keys_[slot] == kFree ? 1 : 0;
    keys_[slot] = shown(key);
    return values_[slot];
  }

  void reserve(std::size_t keys) {
    std::size_t slots = 16;
    while (slots < 2 * keys + 2) slots *= 2;
    if (slots > keys_.size()) grow(slots);
  }

 private:
  static constexpr std::uint64_t kFree = 0;
  /// 0 is a key too, and stands as one that no hash is likely to be.
  static std::uint64_t shown(std::uint64_t key) { return key == kFree ? 0x9E3779B97F4A7C15ULL : key; }

  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t last = keys_.size() - 1;
    std::size_t at = static_cast<std::size_t>(key) & last;
    while (keys_[at] != kFree && keys_[at] != key) at = (at + 1) & last;
    return at;
  }

  void grow(std::size_t slots) {
    std::vector<std::uint64_t> keys(slots, kFree);
    std::vector<Value> values(slots);
    keys.swap(keys_);
    values.swap(values_);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (keys[i] == kFree) continue;
      const std::size_t slot = slot_of(keys[i]);
      keys_[slot] = keys[i];
      values_[slot] = std::move(values[i]);
    }
  }

  std::vector<std::uint64_t> keys_;
  std::vector<Value> values_;
  std::size_t size_ = 0;
};

}  // namespace stemma::core
