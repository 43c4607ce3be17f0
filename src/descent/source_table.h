/// Internal: the sources that a story's reports credit, one node each. See stemma/descent.h.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stemma/descent.h"

namespace stemma::descent {

/// How far a source speaks for the newsroom's own work or for itself.
enum class SourceClass : std::uint8_t {
  kNewsroom,  ///< an agency or outlet
  kVoice,     ///< a person, body, post or document
};

SourceClass class_of(CreditHow how);

/// One source with all names that it is credited by.
struct Source {
  std::string name;  ///< the fullest credited
  std::vector<std::string> forms;
  SourceClass kind = SourceClass::kNewsroom;
  bool named = true;
  std::vector<ArticleIndex> reports;    ///< of the story that are this source's own, ascending
  std::optional<std::uint32_t> unseen;  ///< index into DescentGraph::unseen once it is drawn
};

/// Credits of a story by source.
struct SourceTable {
  std::vector<Source> sources;
  std::vector<std::uint32_t> of_credit;  ///< beside the credits: index into `sources`
};

/// Puts names of one source together ("The Telegraph", "the British Telegraph", "Daily Telegraph") and finds
/// the reports of the story that are a source's own, a body's own page among them: by outlet and address,
/// and, where an article has neither, by an agency's dateline. A short name that fits several goes to the one
/// that its own report credits, else to the one credited most. O(words of the credits and what is alike among
/// them, × log).
SourceTable table_of(const Story& story, std::span<const Report> reports, std::span<const Credit> credits);

}  // namespace stemma::descent
