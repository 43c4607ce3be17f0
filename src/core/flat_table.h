/// A table by hashes, built once and asked often.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace stemma::core {

/// Keys are well mixed already (core/hash.h): the low bits choose the slot, and the next free one is taken.
/// At most half full, so that a key that is not there costs one look or two. Two keys that are equal are one.
template <class Value>
class FlatTable {
 public:
  /// Nothing where the key is not there. Valid until the next key is added.
  const Value* find(std::uint64_t key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[slot_of(key)];
    return slot.used ? &slot.value : nullptr;
  }
  bool contains(std::uint64_t key) const { return find(key) != nullptr; }

  /// The value of the key; a new one where it was not there.
  Value& operator[](std::uint64_t key) {
    if (2 * (size_ + 1) > slots_.size()) grow(slots_.empty() ? 16 : 2 * slots_.size());
    Slot& slot = slots_[slot_of(key)];
    size_ += slot.used ? 0 : 1;
    slot.used = true;
    slot.key = key;
    return slot.value;
  }

  void reserve(std::size_t keys) {
    std::size_t slots = 16;
    while (slots < 2 * keys + 2) slots *= 2;
    if (slots > slots_.size()) grow(slots);
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
    bool used = false;
  };

  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t at = static_cast<std::size_t>(key) & last;
    while (slots_[at].used && slots_[at].key != key) at = (at + 1) & last;
    return at;
  }

  void grow(std::size_t slots) {
    std::vector<Slot> old(slots);
    old.swap(slots_);
    for (Slot& slot : old) {
      if (slot.used) slots_[slot_of(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace stemma::core
