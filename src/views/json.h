/// Stemma's values as JSON: what the stages' records and the account share.
///
/// Offsets are half-open ranges of Unicode code points of the article's text (W3C TextPositionSelector). What
/// is not known is null. Members stand in a fixed order, so that the same value gives the same bytes.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/utf8.h"
#include "stemma/dossier.h"
#include "views/json_text.h"

namespace stemma::views {

using Json = nlohmann::ordered_json;

/// The articles as JSON speaks of them: their ids, and one table of code points per text.
///
/// Lifetimes: keeps a view of `reports`, which must outlive it. O(all texts) to make.
class CitedArticles {
 public:
  explicit CitedArticles(std::span<const Report> reports);

  std::span<const Report> reports() const { return reports_; }
  const Article& article(ArticleIndex index) const { return reports_[index_of(index)].article; }
  const std::string& id(ArticleIndex index) const { return article(index).id; }
  std::string_view words(const Evidence& evidence) const {
    return evidence.span.of(article(evidence.article).text);
  }
  std::uint32_t code_point(ArticleIndex index, std::uint32_t byte_offset) const {
    return tables_[index_of(index)](byte_offset);
  }

 private:
  std::span<const Report> reports_;
  std::vector<core::CodePointMap> tables_;
};

/// Null where `text` is empty: the report does not give it.
Json text_or_null(std::string_view text);

Json date_json(const DateStamp& date);                                     ///< {value,precision,from}
Json left_out_json(const std::vector<LeftOut>& pieces);                    ///< [{text,why}]
Json span_json(const CitedArticles& articles, const Evidence& words);      ///< {start,end,text}
Json evidence_json(const CitedArticles& articles, const Evidence& words);  ///< {article,start,end,text}
void write_span(JsonText& json, const CitedArticles& articles, const Evidence& words);  ///< start,end,text
/// start,end,text,kind,marked,cue,speaker{…,name},told{…,name},via; `spans` too where the content is split.
void write_quotation(JsonText& json, const CitedArticles& articles, ArticleIndex article,
                     const Quotation& quotation);
Json story_names_json(const Story& story);     ///< [{name,kind,articles}]
Json link_reason_json(const StoryLink& link);  ///< {days,names,words}
/// {article,source,how,start,end,text,carries}; start, end and text are null where the byline gave the
/// credit.
Json credit_json(const CitedArticles& articles, const Credit& credit);
Json pair_json(const CitedArticles& articles,
               const PairRelation& pair);  ///< {a,b,relation,direction,reason,…}
Json edge_json(const CitedArticles& articles, const DescentGraph& graph, const Edge& edge);
Json origins_json(const CitedArticles& articles, const DescentGraph& graph);  ///< {at_least,at_most,list}
/// One story's record of the `descent` stage: {id,credits,pairs,edges,origins}.
Json descent_json(const CitedArticles& articles, const Story& story, const DescentGraph& graph);
/// The whole dossier: {articles,stories,storylines}.
Json dossier_json(const Dossier& dossier, bool full_texts);

/// Adds the members that Stemma does not know and that `record` does not have yet.
void pass_through(Json& record, const Article& article);

/// One line without a line end. Bytes that are no UTF-8 (a path may have some) become U+FFFD.
std::string to_line(const Json& value);

}  // namespace stemma::views
