// MyHTML in its single-threaded mode, over the part of the page that page/budget.h found to be harmless: the
// tree construction of HTML5 walks the open elements at many tags, so that a million nested ones would cost a
// million squared.
#include "page/html_tree.h"

#include <mycore/utils/mchar_async.h>
#include <myhtml/api.h>

#include <algorithm>
#include <array>
#include <new>

#include "page/budget.h"

namespace stemma::page {
namespace {

constexpr std::pair<myhtml_tag_id_t, Tag> kTags[] = {
    {MyHTML_TAG__TEXT, Tag::kText},
    {MyHTML_TAG_A, Tag::kA},
    {MyHTML_TAG_ABBR, Tag::kInline},
    {MyHTML_TAG_ACRONYM, Tag::kInline},
    {MyHTML_TAG_ADDRESS, Tag::kAddress},
    {MyHTML_TAG_ARTICLE, Tag::kArticle},
    {MyHTML_TAG_ASIDE, Tag::kAside},
    {MyHTML_TAG_AUDIO, Tag::kMedia},
    {MyHTML_TAG_B, Tag::kB},
    {MyHTML_TAG_BASE, Tag::kBase},
    {MyHTML_TAG_BDI, Tag::kInline},
    {MyHTML_TAG_BDO, Tag::kInline},
    {MyHTML_TAG_BIG, Tag::kInline},
    {MyHTML_TAG_BLOCKQUOTE, Tag::kBlockquote},
    {MyHTML_TAG_BODY, Tag::kBody},
    {MyHTML_TAG_BR, Tag::kBr},
    {MyHTML_TAG_BUTTON, Tag::kButton},
    {MyHTML_TAG_CANVAS, Tag::kMedia},
    {MyHTML_TAG_CAPTION, Tag::kCaption},
    {MyHTML_TAG_CITE, Tag::kInline},
    {MyHTML_TAG_CODE, Tag::kInline},
    {MyHTML_TAG_DATALIST, Tag::kUnread},
    {MyHTML_TAG_DD, Tag::kDd},
    {MyHTML_TAG_DEL, Tag::kInline},
    {MyHTML_TAG_DETAILS, Tag::kDetails},
    {MyHTML_TAG_DFN, Tag::kInline},
    {MyHTML_TAG_DIV, Tag::kDiv},
    {MyHTML_TAG_DL, Tag::kDl},
    {MyHTML_TAG_DT, Tag::kDt},
    {MyHTML_TAG_EM, Tag::kInline},
    {MyHTML_TAG_EMBED, Tag::kMedia},
    {MyHTML_TAG_FIGCAPTION, Tag::kFigcaption},
    {MyHTML_TAG_FIGURE, Tag::kFigure},
    {MyHTML_TAG_FONT, Tag::kInline},
    {MyHTML_TAG_FOOTER, Tag::kFooter},
    {MyHTML_TAG_FORM, Tag::kForm},
    {MyHTML_TAG_H1, Tag::kH1},
    {MyHTML_TAG_H2, Tag::kH2},
    {MyHTML_TAG_H3, Tag::kH3},
    {MyHTML_TAG_H4, Tag::kH4},
    {MyHTML_TAG_H5, Tag::kH5},
    {MyHTML_TAG_H6, Tag::kH6},
    {MyHTML_TAG_HEAD, Tag::kHead},
    {MyHTML_TAG_HEADER, Tag::kHeader},
    {MyHTML_TAG_HR, Tag::kHr},
    {MyHTML_TAG_HTML, Tag::kHtml},
    {MyHTML_TAG_I, Tag::kInline},
    {MyHTML_TAG_IFRAME, Tag::kMedia},
    {MyHTML_TAG_IMG, Tag::kImg},
    {MyHTML_TAG_INPUT, Tag::kInline},
    {MyHTML_TAG_INS, Tag::kInline},
    {MyHTML_TAG_KBD, Tag::kInline},
    {MyHTML_TAG_LABEL, Tag::kLabel},
    {MyHTML_TAG_LI, Tag::kLi},
    {MyHTML_TAG_LINK, Tag::kLink},
    {MyHTML_TAG_MAIN, Tag::kMain},
    {MyHTML_TAG_MAP, Tag::kMedia},
    {MyHTML_TAG_MARK, Tag::kInline},
    {MyHTML_TAG_MATH, Tag::kInline},
    {MyHTML_TAG_META, Tag::kMeta},
    {MyHTML_TAG_NAV, Tag::kNav},
    {MyHTML_TAG_NOBR, Tag::kInline},
    {MyHTML_TAG_NOFRAMES, Tag::kUnread},
    {MyHTML_TAG_NOSCRIPT, Tag::kNoscript},
    {MyHTML_TAG_OBJECT, Tag::kMedia},
    {MyHTML_TAG_OL, Tag::kOl},
    {MyHTML_TAG_OUTPUT, Tag::kInline},
    {MyHTML_TAG_P, Tag::kP},
    {MyHTML_TAG_PRE, Tag::kPre},
    {MyHTML_TAG_Q, Tag::kInline},
    {MyHTML_TAG_RP, Tag::kRp},
    {MyHTML_TAG_RT, Tag::kRt},
    {MyHTML_TAG_RUBY, Tag::kInline},
    {MyHTML_TAG_S, Tag::kInline},
    {MyHTML_TAG_SAMP, Tag::kInline},
    {MyHTML_TAG_SCRIPT, Tag::kScript},
    {MyHTML_TAG_SECTION, Tag::kSection},
    {MyHTML_TAG_SELECT, Tag::kUnread},
    {MyHTML_TAG_SMALL, Tag::kInline},
    {MyHTML_TAG_SPAN, Tag::kSpan},
    {MyHTML_TAG_STRIKE, Tag::kInline},
    {MyHTML_TAG_STRONG, Tag::kB},
    {MyHTML_TAG_STYLE, Tag::kUnread},
    {MyHTML_TAG_SUB, Tag::kSub},
    {MyHTML_TAG_SUP, Tag::kSub},
    {MyHTML_TAG_SVG, Tag::kUnread},
    {MyHTML_TAG_TABLE, Tag::kTable},
    {MyHTML_TAG_TD, Tag::kTd},
    {MyHTML_TAG_TEMPLATE, Tag::kUnread},
    {MyHTML_TAG_TEXTAREA, Tag::kUnread},
    {MyHTML_TAG_TH, Tag::kTh},
    {MyHTML_TAG_TIME, Tag::kTime},
    {MyHTML_TAG_TITLE, Tag::kTitle},
    {MyHTML_TAG_TR, Tag::kTr},
    {MyHTML_TAG_TT, Tag::kInline},
    {MyHTML_TAG_U, Tag::kInline},
    {MyHTML_TAG_UL, Tag::kUl},
    {MyHTML_TAG_VAR, Tag::kInline},
    {MyHTML_TAG_VIDEO, Tag::kMedia},
    {MyHTML_TAG_WBR, Tag::kInline},
};

constexpr auto kTagTable = [] {
  std::array<Tag, MyHTML_TAG_LAST_ENTRY> table{};
  table.fill(Tag::kOther);
  for (const auto& [id, tag] : kTags) table[id] = tag;
  return table;
}();

/// Elements that HTML5 does not know ("amp-img", "my-widget") are inline unless they hold blocks, as in a
/// browser.
Tag tag_of(myhtml_tag_id_t id) {
  return id < kTagTable.size() ? kTagTable[id] : Tag::kInline;
}

/// MyHTML cuts the leading blanks off a text before the body by moving its start, and leaves its capacity as
/// it was: text appended later ran over the end of its memory. The capacity is that of what is left.
void set_capacity(myhtml_tree_t*, myhtml_tree_node_t* node, void*) {
  if (myhtml_node_tag_id(node) != MyHTML_TAG__TEXT) return;
  if (mycore_string_t* text = myhtml_node_string(node)) text->size = mchar_async_get_size_by_data(text->data);
}

std::string_view view(const char* bytes, std::size_t length) {
  return bytes == nullptr ? std::string_view{} : std::string_view{bytes, length};
}

}  // namespace

struct HtmlTree::Parser {
  myhtml_t* html = nullptr;
  myhtml_tree_t* tree = nullptr;

  Parser() : html(myhtml_create()), tree(myhtml_tree_create()) {
    constexpr std::size_t kQueue = 512;
    if (html == nullptr || tree == nullptr ||
        myhtml_init(html, MyHTML_OPTIONS_PARSE_MODE_SINGLE, 1, kQueue) != MyHTML_STATUS_OK ||
        myhtml_tree_init(tree, html) != MyHTML_STATUS_OK) {
      throw std::bad_alloc();
    }
    myhtml_tree_parse_flags_set(tree, MyHTML_TREE_PARSE_FLAGS_WITHOUT_DOCTYPE_IN_TREE);
    myhtml_callback_tree_node_insert_set(tree, &set_capacity, nullptr);
  }
  ~Parser() {
    myhtml_tree_destroy(tree);
    myhtml_destroy(html);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

void HtmlTree::Release::operator()(Parser* parser) const {
  delete parser;
}

HtmlTree HtmlTree::parse(std::string_view html, const TreeBudget& budget) {
  HtmlTree tree;
  PartToParse part = part_to_parse(html, budget);
  tree.scripts_ = std::move(part.scripts);
  tree.cut_ = part.why;
  tree.parser_.reset(new Parser);
  if (myhtml_parse_single(tree.parser_->tree, MyENCODING_UTF_8, part.markup.data(), part.markup.size()) !=
      MyHTML_STATUS_OK) {
    throw std::bad_alloc();
  }
  constexpr std::size_t kBytesPerNode = 16;  // markup of news pages has 20 to 60
  tree.nodes_.reserve(part.markup.size() / kBytesPerNode + 8);
  tree.flatten();
  return tree;
}

void HtmlTree::flatten() {
  myhtml_tree_node_t* const document = myhtml_tree_get_document(parser_->tree);
  myhtml_tree_node_t* node = myhtml_node_child(document);
  NodeIndex parent = kNoNode;
  while (node != nullptr) {
    const myhtml_tag_id_t id = myhtml_node_tag_id(node);
    const bool read = id != MyHTML_TAG__COMMENT && id != MyHTML_TAG__DOCTYPE;
    const auto index = static_cast<NodeIndex>(nodes_.size());
    if (read) {
      Node& flat = nodes_.emplace_back();
      flat.tag = tag_of(id);
      flat.parent = parent;
      flat.end = index + 1;
      flat.depth =
          parent == kNoNode ? std::uint16_t{0} : static_cast<std::uint16_t>(nodes_[parent].depth + 1);
      flat.first_attribute = static_cast<std::uint32_t>(attributes_.size());
      if (flat.tag == Tag::kText) {
        std::size_t length = 0;
        const char* bytes = myhtml_node_text(node, &length);
        flat.text = view(bytes, length);
      } else {
        for (auto* a = myhtml_node_attribute_first(node); a != nullptr; a = myhtml_attribute_next(a)) {
          std::size_t name_length = 0;
          std::size_t value_length = 0;
          const char* name = myhtml_attribute_key(a, &name_length);
          const char* value = myhtml_attribute_value(a, &value_length);
          attributes_.push_back({view(name, name_length), view(value, value_length)});
        }
        flat.attribute_count = static_cast<std::uint32_t>(attributes_.size()) - flat.first_attribute;
      }
    }
    if (read && nodes_[index].tag != Tag::kUnread && myhtml_node_child(node) != nullptr) {
      parent = index;
      node = myhtml_node_child(node);
      continue;
    }
    while (node != nullptr && myhtml_node_next(node) == nullptr) {
      node = myhtml_node_parent(node);
      if (node == document || parent == kNoNode) {
        node = nullptr;
      } else {
        nodes_[parent].end = static_cast<NodeIndex>(nodes_.size());
        parent = nodes_[parent].parent;
      }
    }
    if (node != nullptr) node = myhtml_node_next(node);
  }
}

std::span<const Attribute> HtmlTree::attributes(NodeIndex node) const {
  const Node& flat = nodes_[node];
  return std::span(attributes_).subspan(flat.first_attribute, flat.attribute_count);
}

bool HtmlTree::has_attribute(NodeIndex node, std::string_view name) const {
  const auto list = attributes(node);
  return std::any_of(list.begin(), list.end(), [&](const Attribute& a) { return a.name == name; });
}

std::string_view HtmlTree::attribute(NodeIndex node, std::string_view name) const {
  for (const Attribute& attribute : attributes(node)) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

}  // namespace stemma::page
