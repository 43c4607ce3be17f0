/// Internal: agencies and outlets that are known by name, and where reports name them. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "descent/text.h"

namespace stemma::descent {

enum class SourceKind : std::uint8_t { kAgency, kOutlet };

struct KnownSource {
  std::string name;  ///< as shown: "Associated Press (AP)"
  SourceKind kind = SourceKind::kOutlet;
};

/// Agencies and outlets by their names: those of the lists (lang/und/agencies.txt, outlets.txt) and those
/// that a story's own reports add.
class KnownSources {
 public:
  struct Match {
    std::uint32_t tokens = 0;  ///< 0 where no name begins
    const KnownSource* source = nullptr;
  };

  /// Those of the lists.
  KnownSources();

  /// Adds a name with its short forms, the fullest first.
  void add(std::span<const std::string_view> names, SourceKind kind);

  /// The longest known name that begins at token `begin`. A name that is written in capitals or small letters
  /// throughout must stand so.
  Match match(const Text& text, TokenRange within) const;

  /// The source of which `name` is a known form; none where there is none.
  const KnownSource* find(std::string_view name) const;

 private:
  struct Form {
    std::vector<std::string> words;
    std::uint32_t source = 0;
  };
  void add_form(std::string_view name, std::uint32_t source);

  std::vector<KnownSource> sources_;
  std::vector<Form> forms_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_first_;  // asked by key only
  std::unordered_map<std::uint64_t, std::uint32_t> by_name_;                // asked by key only
};

}  // namespace stemma::descent
