// Outlets are known by their names and by their hosts, which spell names in their own ways.
#include "descent/publisher.h"

#include <algorithm>

#include "descent/source_names.h"

namespace stemma::descent {
namespace {

/// Content words of a file's name, as people save what nothing else tells the outlet of:
/// "northbank-post-valve.txt".
std::vector<std::string> words_of_file(std::string_view path) {
  path = path.substr(path.find_last_of('/') + 1);
  return content_words(path.substr(0, path.find_last_of('.')));
}

}  // namespace

SourceName::Form::Form(std::string_view name) : words(all_words(name)), content(content_words(name)) {}

SourceName::SourceName(std::string_view name) : content_(content_words(name)) {
  for (const std::string& word : content_) letters_ += word;
  const std::size_t bracket = name.find(" (");
  if (bracket != std::string_view::npos && name.ends_with(')')) {
    forms_.emplace_back(name.substr(0, bracket));
    forms_.emplace_back(name.substr(bracket + 2, name.size() - bracket - 3));
  } else {
    forms_.emplace_back(name);
  }
}

Publisher::Publisher(const Article& article)
    : outlet_is_address_(!host_of(article.outlet).empty()),
      host_(host_of(article.url.empty() ? article.outlet : article.url)),
      host_is_url_(!article.url.empty() && !host_.empty()) {
  if (!article.outlet.empty()) outlet_ = content_words(article.outlet);
  if (article.outlet.empty() && article.url.empty()) file_ = words_of_file(article.path);
}

bool Publisher::is_newsroom(const SourceName& name) const {
  return std::ranges::any_of(name.forms_, [&](const SourceName::Form& form) { return is_newsroom(form); });
}

bool Publisher::is_newsroom(const SourceName::Form& form) const {
  // One word alone of a file's name may be what the report is about.
  const bool names_file = form.content.size() >= 2 && file_.size() > form.content.size() &&
                          std::equal(form.content.begin(), form.content.end(), file_.begin());
  if (names_file || (!host_.empty() && host_spells(host_, form.words))) return true;
  return !outlet_.empty() && !outlet_is_address_ && same_source(form.content, outlet_);
}

bool Publisher::is_body(const SourceName& name) const {
  constexpr std::size_t kShortestLabel = 4;  // letters; "co", "gov" and "com" are nobody's name
  if (name.letters_.size() < kShortestLabel) return false;
  std::string host = host_;
  std::erase(host, '-');
  for (std::size_t begin = 0; begin < host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    if (host.compare(begin, end - begin, name.letters_) == 0) return true;
    begin = end + 1;
  }
  return !outlet_.empty() && outlet_ == name.content_;
}

bool Publisher::same_outlet(const Publisher& other) const {
  if (host_is_url_) return other.host_is_url_ && host_ == other.host_;
  return !outlet_.empty() && outlet_ == other.outlet_;
}

bool is_own_outlet(const Article& article, std::string_view name) {
  return Publisher(article).is_newsroom(SourceName(name));
}

bool same_outlet(const Article& a, const Article& b) {
  return Publisher(a).same_outlet(Publisher(b));
}

}  // namespace stemma::descent
