/// Internal: XML as events, by libxml2.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/xml_fragment.h"

namespace stemma::source {

class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void on_begin(XmlSpace space, std::string name,
                        std::vector<std::pair<std::string, std::string>> attributes) = 0;
  virtual void on_text(std::string_view characters) = 0;
  virtual void on_end() = 0;
};

/// What is wrong with a document that was read as far as it could be.
struct XmlProblem {
  std::uint64_t line = 0;
  std::string message;
};

/// Feeds are often not well-formed: the parser goes on where it can. It fetches nothing, knows no entities
/// but those of XML and HTML (a document's own are not expanded) and takes elements 256 deep
/// with 256 attributes each; where those are declared it stops. Names and text
/// are valid UTF-8.
class XmlParser {
 public:
  explicit XmlParser(XmlEvents& events);  ///< keeps a reference
  ~XmlParser();
  /// A piece of the document, UTF-8.
  void feed(std::string_view piece);
  /// The end. What was wrong first, if anything was.
  std::optional<XmlProblem> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace stemma::source
