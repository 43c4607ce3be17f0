/// Internal: who published an article, and which credits name them. See stemma/descent.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "stemma/article.h"

namespace stemma::descent {

/// The name of a source, read once for many comparisons.
class SourceName {
 public:
  explicit SourceName(std::string_view name);

 private:
  friend class Publisher;
  friend class PublisherIndex;
  struct Form {
    explicit Form(std::string_view name);
    std::vector<std::string> words;    ///< all, for addresses
    std::vector<std::string> content;  ///< without articles
  };
  std::vector<Form> forms_;           ///< "NBC News (NBC)" has two
  std::vector<std::string> content_;  ///< of the name as a whole
  std::string letters_;               ///< of `content_`, joined
};

/// Outlet and address of an article, read once for many comparisons.
class Publisher {
 public:
  explicit Publisher(const Article& article);

  /// Whether the newsroom of that name published it: by the outlet's name, by the address, or, where nothing
  /// else tells, by the name of the file.
  bool is_newsroom(const SourceName& name) const;

  /// Whether the body of that name published it: the whole name is a label of the host
  /// ("harbour-board.gov", "blog.harbourboard"), or is the outlet's. Newsrooms shorten their names, bodies
  /// hardly do.
  bool is_body(const SourceName& name) const;

  /// Whether one newsroom published both, by host, else by outlet.
  bool same_outlet(const Publisher& other) const;

 private:
  friend class PublisherIndex;
  bool is_newsroom(const SourceName::Form& form) const;

  std::vector<std::string> outlet_;  ///< content words; empty where none is known
  bool outlet_is_address_ = false;
  std::string host_;               ///< of the address, else of an outlet that is one
  bool host_is_url_ = false;       ///< of the address
  std::vector<std::string> file_;  ///< content words of the file's name, where neither is known
};

/// Whether `name` is the outlet that published the article.
bool is_own_outlet(const Article& article, std::string_view name);

/// Publisher::same_outlet for one pair.
bool same_outlet(const Article& a, const Article& b);

}  // namespace stemma::descent
