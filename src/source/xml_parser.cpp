// libxml2's push parser with our own handlers and no tree. It recovers from errors; entities that a document
// declares have no handler, so there is nothing to expand.
#include "source/xml_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <new>

#include <fmt/format.h>

#include "core/utf8.h"

namespace stemma::source {
namespace {

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

/// libxml2 writes character references of its own making byte by byte: what is no UTF-8 is left out.
std::string valid(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const std::size_t good = core::valid_utf8_prefix(text);
    kept += text.substr(0, good);
    text.remove_prefix(std::min(text.size(), good + 1));
  }
  return kept;
}

constexpr int kMaxDepth = 256;  // what libxml2 allows a tree; feeds have some ten
// libxml2 compares every attribute of a tag with every other one; feeds have some ten.
constexpr int kMaxAttributes = 256;
constexpr std::ptrdiff_t kMaxTagBytes = 1 << 16;
// No longer, so that a long tag is noticed before it is parsed.
constexpr std::size_t kPieceBytes = 1U << 14U;

std::string one_line(std::string_view message) {
  std::string line(message.substr(0, message.find('\n')));
  return line.substr(0, 120);
}

}  // namespace

struct XmlParser::State {
  explicit State(XmlEvents& receiver) : events(receiver) {
    handlers.initialized = XML_SAX2_MAGIC;
    handlers.startElementNs = &on_begin;
    handlers.endElementNs = [](void* state, const xmlChar*, const xmlChar*, const xmlChar*) {
      --static_cast<State*>(state)->depth;
      static_cast<State*>(state)->events.on_end();
    };
    handlers.characters = handlers.cdataBlock =
        handlers.ignorableWhitespace = [](void* state, const xmlChar* text, int size) {
          static_cast<State*>(state)->events.on_text(
              valid({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)}));
        };
    handlers.getEntity = &on_entity;
    handlers.attributeDecl = [](void* state, const xmlChar*, const xmlChar*, int, int, const xmlChar*,
                                xmlEnumerationPtr values) {
      xmlFreeEnumeration(values);
      static_cast<State*>(state)->stop("attributes are declared, which no feed does");
    };
    handlers.serror = &on_problem;
    context = xmlCreatePushParserCtxt(&handlers, this, nullptr, 0, nullptr);
    if (context == nullptr) throw std::bad_alloc();
    // NOENT, so that references in attributes are read; what a document declares is never asked for.
    xmlCtxtUseOptions(context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    xmlFreeDoc(context->myDoc);  // where libxml2 keeps a document's declarations, even for a SAX user
    xmlFreeParserCtxt(context);
  }

  static void on_begin(void* state, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int,
                       const xmlChar**, int attribute_count, int, const xmlChar** attributes) {
    auto& self = *static_cast<State*>(state);
    if (++self.depth > kMaxDepth) return self.stop(fmt::format("elements nest deeper than {}", kMaxDepth));
    if (attribute_count > kMaxAttributes)
      return self.stop(fmt::format("an element has more than {} attributes", kMaxAttributes));
    std::vector<std::pair<std::string, std::string>> all;
    for (int i = 0; i < attribute_count; ++i) {
      const xmlChar** attribute = attributes + std::ptrdiff_t{i} * 5;  // name, prefix, URI, value, its end
      const auto* begin = reinterpret_cast<const char*>(attribute[3]);
      const auto* end = reinterpret_cast<const char*>(attribute[4]);
      all.emplace_back(valid(view_of(attribute[0])), valid({begin, static_cast<std::size_t>(end - begin)}));
    }
    self.events.on_begin(space_of(view_of(uri), view_of(prefix)), valid(view_of(name)), std::move(all));
  }

  void stop(std::string why) {
    stopped = true;
    if (!problem)
      problem =
          XmlProblem{static_cast<std::uint64_t>(std::max(xmlSAX2GetLineNumber(context), 0)), std::move(why)};
    xmlStopParser(context);
  }

  /// A tag is parsed when it is there as a whole.
  bool waits_for_long_tag() const {
    return context->instate == XML_PARSER_START_TAG &&
           context->input->end - context->input->cur > kMaxTagBytes;
  }

  /// HTML's names for characters, which feeds use as if they were XML's.
  static xmlEntityPtr on_entity(void* state, const xmlChar* name) {
    auto& self = *static_cast<State*>(state);
    const htmlEntityDesc* known = htmlEntityLookup(name);
    if (known == nullptr) return nullptr;
    std::memset(self.character, 0, sizeof self.character);
    const int size = xmlCopyCharMultiByte(self.character, static_cast<int>(known->value));
    std::memset(&self.entity, 0, sizeof self.entity);
    self.entity.type = XML_ENTITY_DECL;
    self.entity.name = name;
    self.entity.content = self.entity.orig = self.character;
    self.entity.length = size;
    // In an attribute libxml2 takes but the first byte of a predefined one.
    self.entity.etype = self.context->instate == XML_PARSER_ATTRIBUTE_VALUE ? XML_INTERNAL_GENERAL_ENTITY
                                                                            : XML_INTERNAL_PREDEFINED_ENTITY;
    return &self.entity;
  }

  static void on_problem(void* state, xmlErrorPtr problem) {
    auto& self = *static_cast<State*>(state);
    if (problem->level < XML_ERR_ERROR || problem->domain == XML_FROM_NAMESPACE || self.problem) return;
    self.problem = XmlProblem{static_cast<std::uint64_t>(std::max(problem->line, 0)),
                              valid(one_line(problem->message == nullptr ? "" : problem->message))};
  }

  XmlEvents& events;
  xmlSAXHandler handlers{};
  xmlParserCtxtPtr context = nullptr;
  xmlEntity entity{};
  xmlChar character[8] = {};
  int depth = 0;
  bool stopped = false;
  std::optional<XmlProblem> problem;
};

XmlParser::XmlParser(XmlEvents& events) : state_(std::make_unique<State>(events)) {}
XmlParser::~XmlParser() = default;

void XmlParser::feed(std::string_view piece) {
  for (; !piece.empty() && !state_->stopped; piece.remove_prefix(std::min(piece.size(), kPieceBytes))) {
    const std::string_view bytes = piece.substr(0, kPieceBytes);
    xmlParseChunk(state_->context, bytes.data(), static_cast<int>(bytes.size()), 0);
    if (state_->waits_for_long_tag())
      state_->stop(fmt::format("a tag is longer than {} KiB", kMaxTagBytes >> 10));
  }
}

std::optional<XmlProblem> XmlParser::finish() {
  xmlParseChunk(state_->context, "", 0, 1);
  if (state_->context->wellFormed != 0 && !state_->stopped) return std::nullopt;
  return state_->problem;
}

}  // namespace stemma::source
