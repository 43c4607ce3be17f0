/// A parsed page as a flat list of nodes in document order. Internal to page: the only place that knows the
/// HTML parser.
///
/// Every node knows where its subtree ends, so every walk over a page is a loop over an index and a whole
/// subtree is passed over with one assignment: nothing here or above recurses, however deep a page nests.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "page/budget.h"

namespace stemma::page {

/// The elements that reading a report tells apart; all others are kOther (a block) or kInline.
enum class Tag : std::uint8_t {
  kText,
  kOther,
  kInline,
  kA,
  kAddress,
  kArticle,
  kAside,
  kB,
  kBase,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCaption,
  kDd,
  kDetails,
  kDiv,
  kDl,
  kDt,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kImg,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMedia,
  kMeta,
  kNav,
  kNoscript,
  kOl,
  kP,
  kPre,
  kRp,
  kRt,
  kScript,
  kSection,
  kSpan,
  kSub,
  kTable,
  kTd,
  kTh,
  kTime,
  kTitle,
  kTr,
  kUl,
  kUnread,  ///< style, template, svg, select and the like: nothing in it is ever the page's text
};

struct Attribute {
  std::string_view name;
  std::string_view value;
};

using NodeIndex = std::uint32_t;
constexpr NodeIndex kNoNode = 0xFFFFFFFF;

struct Node {
  Tag tag = Tag::kOther;
  std::uint16_t depth = 0;
  NodeIndex parent = kNoNode;
  NodeIndex end = 0;  ///< one past the last node of the subtree
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  std::string_view text;  ///< of kText: character references decoded, white space as in the page
};

/// Owns what its views point into. Movable.
class HtmlTree {
 public:
  /// Total: HTML5 gives every input a tree. `html` is valid UTF-8 and need not outlive the tree, but for
  /// `scripts()`. What lies beyond the budget is not read; `cut()` tells why. Styles have no text in the
  /// tree, nor have scripts but those that hold linked data. O(html) for a fixed budget.
  static HtmlTree parse(std::string_view html, const TreeBudget& budget = {});

  std::span<const Node> nodes() const& { return nodes_; }
  std::span<const Node> nodes() && = delete;
  std::span<const Attribute> attributes(NodeIndex node) const;
  /// Value of an attribute, empty where there is none. `name` in lower case.
  std::string_view attribute(NodeIndex node, std::string_view name) const;
  bool has_attribute(NodeIndex node, std::string_view name) const;
  /// The texts of all scripts, in page order.
  std::span<const std::string_view> scripts() const& { return scripts_; }
  std::span<const std::string_view> scripts() && = delete;
  /// Why the tree is not all of the page; empty where it is.
  std::string_view cut() const { return cut_; }

 private:
  struct Parser;
  struct Release {
    void operator()(Parser* parser) const;
  };
  void flatten();

  std::unique_ptr<Parser, Release> parser_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::string_view> scripts_;
  std::string_view cut_;
};

}  // namespace stemma::page
