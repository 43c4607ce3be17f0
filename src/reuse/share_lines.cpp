// A share as lines of text: what another engine has to add up is a reduction by the two numbers of a pair.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "stemma/reuse_steps.h"

namespace stemma {
namespace {

constexpr std::string_view kHead = "stemma-reuse-share 1";

/// Numbers of a line, one after another.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  template <class Number>
  bool read(Number& number) {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    if (error != std::errc{}) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return true;
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

bool read_head(std::string_view line, ReuseShare& share) {
  if (!line.starts_with(kHead)) return false;
  Fields fields(line.substr(kHead.size()));
  return fields.read(share.share.index) && fields.read(share.share.count) && fields.read(share.checksum) &&
         fields.at_end();
}

bool read_line(std::string_view line, ReuseShare& share) {
  Fields fields(line.substr(1));
  if (line.front() == 'p') {
    SharedKeys pair;
    const bool good = fields.read(pair.a) && fields.read(pair.b) && fields.read(pair.common) &&
                      fields.read(pair.standing) && fields.read(pair.frequent) && fields.at_end();
    const bool in_order = share.pairs.empty() ||
                          std::pair(share.pairs.back().b, share.pairs.back().a) < std::pair(pair.b, pair.a);
    share.pairs.push_back(pair);
    return good && in_order;
  }
  if (line.front() == 'k') {
    StandingKey key;
    const bool good = fields.read(key.key) && fields.read(key.outlet) && fields.at_end();
    share.standing.push_back(key);
    return good;
  }
  StandingCount count;
  const bool good =
      line.front() == 's' && fields.read(count.text) && fields.read(count.fingerprints) && fields.at_end();
  share.standing_of.push_back(count);
  return good;
}

}  // namespace

std::string to_lines(const ReuseShare& share) {
  std::string lines =
      fmt::format("{} {} {} {}\n", kHead, share.share.index, share.share.count, share.checksum);
  for (const SharedKeys& p : share.pairs) {
    fmt::format_to(std::back_inserter(lines), "p {} {} {} {} {}\n", p.a, p.b, p.common, p.standing,
                   p.frequent);
  }
  for (const StandingKey& key : share.standing) {
    fmt::format_to(std::back_inserter(lines), "k {} {}\n", key.key, key.outlet);
  }
  for (const StandingCount& count : share.standing_of) {
    fmt::format_to(std::back_inserter(lines), "s {} {}\n", count.text, count.fingerprints);
  }
  return lines += "end\n";
}

Result<ReuseShare> reuse_share_from_lines(std::string_view lines) {
  ReuseShare share;
  const auto fail = [&](std::uint64_t line, std::string message) {
    return tl::make_unexpected(Error{ErrorCode::kMalformed, std::move(message), "", 0, line});
  };
  std::uint64_t number = 0;
  bool ended = false;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    ++number;
    if (number == 1) {
      if (!read_head(line, share)) return fail(1, "expected a share that stemma reuse --shard has made");
      continue;
    }
    if (line == "end") {
      ended = true;
      break;
    }
    if (line.empty() || !read_line(line, share)) return fail(number, "expected a line of numbers in order");
  }
  if (!ended) return fail(number, "the share ends before its end");
  return share;
}

}  // namespace stemma
