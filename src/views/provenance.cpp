// Both are the JSON account said in other words: nothing is in them that the account does not have. Ids from
// outside become the local part of qualified names, with everything but letters, digits, '-' and '_'
// percent-encoded.
#include "views/provenance.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "core/utf8.h"
#include "views/terms.h"

namespace stemma::views {
namespace {

constexpr std::uint32_t kContext = 32;  // code points before and behind, as the model's examples have it

std::string local_name(std::string_view id) {
  std::string name;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_';
    name += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return name;
}

// --- PROV

std::string article_name(const Article& article) {
  return "report:" + local_name(article.id);
}
/// Two stories may have an unseen source of one name, and nobody says that it is the same text.
std::string unseen_name(const Story& story, const UnseenSource& source) {
  return "unseen:" + local_name(story.id) + "/" + local_name(source.id);
}

Json qualified(std::string_view name) {
  return {{"$", name}, {"type", "prov:QUALIFIED_NAME"}};
}

/// PROV wants full times; what is known to the day only stays a plain attribute.
void add_time(Json& entity, const DateStamp& published) {
  if (published.known()) entity["stemma:published"] = published.value;
}

class Provenance {
 public:
  explicit Provenance(const Dossier& dossier) : dossier_(dossier), articles_(dossier.reports) {}

  Json write() && {
    Json prefixes = {{"stemma", "https://stemma.invalid/terms#"},
                     {"report", "https://stemma.invalid/report/"},
                     {"unseen", "https://stemma.invalid/unseen/"},
                     {"outlet", "https://stemma.invalid/outlet/"}};
    for (const Report& report : dossier_.reports) add_report(report.article);
    for (std::size_t i = 0; i < dossier_.stories.stories.size(); ++i) {
      add_story(dossier_.stories.stories[i], dossier_.descents[i]);
    }
    Json document = {{"prefix", std::move(prefixes)}};
    const auto put = [&](const char* member, Json& records) {
      if (!records.empty()) document[member] = std::move(records);
    };
    put("entity", entities_);
    put("agent", agents_);
    put("wasAttributedTo", attributions_);
    put("wasDerivedFrom", derivations_);
    return document;
  }

 private:
  void add_report(const Article& article) {
    Json entity = {{"prov:type", qualified("stemma:Report")}};
    if (!article.title.empty()) entity["prov:label"] = article.title;
    if (!article.url.empty()) entity["prov:location"] = article.url;
    add_time(entity, article.published);
    entities_[article_name(article)] = std::move(entity);
    if (article.outlet.empty()) return;
    const std::string outlet = "outlet:" + local_name(article.outlet);
    agents_[outlet] = {{"prov:type", qualified("prov:Organization")}, {"prov:label", article.outlet}};
    attributions_[fmt::format("_:a{}", attributions_.size() + 1)] = {{"prov:entity", article_name(article)},
                                                                     {"prov:agent", outlet}};
  }

  void add_story(const Story& story, const DescentGraph& graph) {
    for (const UnseenSource& source : graph.unseen) {
      entities_[unseen_name(story, source)] = {
          {"prov:type", qualified(source.credited ? "stemma:CreditedSource" : "stemma:LostSource")},
          {"prov:label", source.name}};
    }
    const auto name = [&](Witness node) {
      return node.kind == Witness::Kind::kUnseen ? unseen_name(story, graph.unseen[node.index])
                                                 : article_name(dossier_.reports[node.index].article);
    };
    for (const Edge& edge : graph.edges) {
      Json record = {{"prov:generatedEntity", name(edge.from)},
                     {"prov:usedEntity", name(edge.to)},
                     {"stemma:score", fmt::format("{:.3f}", edge.score)},
                     {"stemma:directionKnown", edge.direction_known ? "true" : "false"}};
      if (!edge.evidence.empty()) {
        const Evidence& words = edge.evidence.front();
        record["stemma:evidence"] =
            fmt::format("{}#char={},{}", article_name(articles_.article(words.article)),
                        articles_.code_point(words.article, words.span.begin),
                        articles_.code_point(words.article, words.span.end));
      }
      // PROV-JSON has one relation for all three: quotation and primary source are its subtypes.
      if (edge.relation == EdgeRelation::kWasQuotedFrom) record["prov:type"] = qualified("prov:Quotation");
      if (edge.relation == EdgeRelation::kHadPrimarySource)
        record["prov:type"] = qualified("prov:PrimarySource");
      derivations_[fmt::format("_:d{}", derivations_.size() + 1)] = std::move(record);
    }
  }

  const Dossier& dossier_;
  CitedArticles articles_;
  Json entities_ = Json::object();
  Json agents_ = Json::object();
  Json attributions_ = Json::object();
  Json derivations_ = Json::object();
};

// --- Web Annotation

/// Up to kContext code points of `text` that end at `at`, or begin there.
std::string_view before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  for (std::uint32_t left = kContext; begin > 0 && left > 0; --left) {
    do --begin;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80);
  }
  return text.substr(begin, at - begin);
}
std::string_view behind(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::uint32_t left = kContext; end < text.size() && left > 0; --left) {
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80);
  }
  return text.substr(at, end - at);
}

class Annotations {
 public:
  explicit Annotations(const Dossier& dossier) : dossier_(dossier), articles_(dossier.reports) {}

  Json write() && {
    for (std::size_t i = 0; i < dossier_.accounts.size(); ++i) {
      story_ = dossier_.stories.stories[i].id;
      add_account(dossier_.accounts[i]);
    }
    const std::size_t total = items_.size();
    return {{"@context", "http://www.w3.org/ns/anno.jsonld"},
            {"type", "AnnotationCollection"},
            {"label", "what the reports say, with its places"},
            {"total", total},
            {"first", {{"type", "AnnotationPage"}, {"items", std::move(items_)}}}};
  }

 private:
  void add_account(const Account& account) {
    for (const QuotationGroup& group : account.quotations) {
      for (const QuotedReading& reading : group.readings) {
        const std::string& speaker = reading.speaker.empty() ? group.speaker : reading.speaker;
        add("identifying", speaker.empty() ? "quotation" : "quotation: " + speaker, reading.words);
      }
    }
    for (const Difference& difference : account.differences) {
      for (const DifferingReading& reading : difference.readings) {
        add("commenting", "difference: " + difference.about + " = " + reading.value, reading.words);
      }
    }
    for (const Statement& statement : account.statements) {
      for (const Evidence& words : statement.support) add("highlighting", "statement", words);
    }
    for (const TimelineEntry& entry : account.timeline) add("tagging", entry.when, entry.words);
  }

  void add(const char* motivation, std::string value, const Evidence& words) {
    const Article& article = articles_.article(words.article);
    Json quote = {{"type", "TextQuoteSelector"},
                  {"exact", articles_.words(words)},
                  {"prefix", before(article.text, words.span.begin)},
                  {"suffix", behind(article.text, words.span.end)}};
    Json position = {{"type", "TextPositionSelector"},
                     {"start", articles_.code_point(words.article, words.span.begin)},
                     {"end", articles_.code_point(words.article, words.span.end)}};
    items_.push_back(
        {{"id", fmt::format("urn:stemma:{}:{}", local_name(story_), items_.size() + 1)},
         {"type", "Annotation"},
         {"motivation", motivation},
         {"body", {{"type", "TextualBody"}, {"value", std::move(value)}, {"format", "text/plain"}}},
         {"target",
          {{"source", article.url.empty() ? "urn:stemma:report:" + local_name(article.id) : article.url},
           {"selector", Json::array({std::move(quote), std::move(position)})}}}});
  }

  const Dossier& dossier_;
  CitedArticles articles_;
  std::string story_;
  Json items_ = Json::array();
};

}  // namespace

Json prov_json(const Dossier& dossier) {
  return Provenance(dossier).write();
}

Json annotations_json(const Dossier& dossier) {
  return Annotations(dossier).write();
}

}  // namespace stemma::views
