/// Internal: a piece of an XML document as a flat list of nodes in document order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stemma::source {

/// The vocabularies that feeds are written in.
enum class XmlSpace : std::uint8_t {
  kNone,
  kAtom,     ///< RFC 4287, and its draft 0.3
  kContent,  ///< RSS 1.0 module: content:encoded
  kDublinCore,
  kNews,    ///< Google's news sitemaps
  kNewsMl,  ///< NewsML-G2
  kNitf,
  kRdf,
  kRss,  ///< RSS 0.90 and 1.0; RSS 2.0 has no namespace
  kSitemap,
  kXhtml,
  kOther,
};

using XmlIndex = std::uint32_t;
constexpr XmlIndex kOpenEnd = 0xFFFFFFFF;

struct XmlNode {
  bool is_text = false;
  XmlSpace space = XmlSpace::kNone;
  XmlIndex parent = 0;
  XmlIndex end = 0;  ///< one past the last node of the subtree; kOpenEnd while it is open
  std::string text;  ///< of a text its characters, of an element its local name
  std::vector<std::pair<std::string, std::string>> attributes;  ///< local names and values
};

/// Grows while it is parsed, is read when it is whole. Node 0 is the outermost element.
class XmlFragment {
 public:
  bool empty() const { return nodes_.empty(); }
  bool open() const { return !open_.empty(); }
  std::uint64_t bytes() const { return bytes_; }

  void begin(XmlSpace space, std::string name, std::vector<std::pair<std::string, std::string>> attributes);
  void text(std::string_view characters);
  void end();
  void clear();

  bool is(XmlIndex node, XmlSpace space, std::string_view name) const;
  std::string_view name(XmlIndex node) const& { return nodes_[node].text; }
  std::string_view name(XmlIndex) && = delete;
  XmlSpace space(XmlIndex node) const { return nodes_[node].space; }

  /// The children of `parent` that are elements of that name, in order.
  std::vector<XmlIndex> children(XmlIndex parent, XmlSpace space, std::string_view name) const;
  /// The elements of that name anywhere below `parent`.
  std::vector<XmlIndex> below(XmlIndex parent, XmlSpace space, std::string_view name) const;
  /// Value of an attribute, whatever its namespace; empty where there is none.
  std::string_view attribute(XmlIndex node, std::string_view name) const&;
  std::string_view attribute(XmlIndex node, std::string_view name) && = delete;

  /// All characters below a node, outer blanks trimmed.
  std::string text_of(XmlIndex node) const;
  /// The same of the first child of that name; empty where there is none.
  std::string text_of(XmlIndex parent, XmlSpace space, std::string_view name) const;
  /// What stands inside a node, as HTML. O(result), no recursion.
  std::string markup_of(XmlIndex node) const;

 private:
  XmlIndex end_of(XmlIndex node) const;

  std::vector<XmlNode> nodes_;
  std::vector<XmlIndex> open_;
  std::uint64_t bytes_ = 0;
};

/// The vocabulary of a namespace; of a prefix that the document does not declare, where that is a usual one.
XmlSpace space_of(std::string_view uri, std::string_view prefix);

}  // namespace stemma::source
