// Every copy is aligned with the longest; what stands between two equal words is paired off word by word.
#include "descent/collation.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "core/hash.h"
#include "reuse/align.h"
#include "reuse/words.h"

namespace stemma::descent {
namespace {

constexpr std::uint32_t kNothing = 1;  // the reading of a copy that leaves out what others have

struct Cell {
  std::uint32_t reading = VariantPlace::kUnknown;
  TextSpan span;
};

/// A copy's words and where they stand.
struct Copy {
  explicit Copy(const Report& report) : text(report.article.text), words(reuse::words_of(report.reading)) {
    for (const std::uint32_t token : reuse::tokens_of_words(report.reading)) {
      spans.push_back(report.reading.tokens[token].span);
    }
  }
  std::string_view text;
  reuse::Words words;
  std::vector<TextSpan> spans;
};

/// Word of the longest by the word of a copy; both ascend.
using Equal = std::map<std::uint32_t, std::uint32_t>;

/// The equal words of the alignments, longest first, as far as they go forward in both: what was moved is
/// left out.
Equal in_order(std::vector<reuse::Alignment> alignments) {
  std::ranges::stable_sort(alignments, std::greater{}, [](const auto& made) { return made.equal.size(); });
  Equal pairs;
  for (const reuse::Alignment& alignment : alignments) {
    for (const auto& [own, of_longest] : alignment.equal) {
      const auto next = pairs.lower_bound(own);
      const bool before_next = next == pairs.end() || (own < next->first && of_longest < next->second);
      const bool behind_last = next == pairs.begin() || std::prev(next)->second < of_longest;
      if (before_next && behind_last) pairs.emplace_hint(next, own, of_longest);
    }
  }
  return pairs;
}

/// Fills the cells of one copy: two for each word of the longest, what stands before it and itself.
class RowWriter {
 public:
  RowWriter(const Copy& copy, std::size_t words) : copy_(copy), cells_(2 * words + 1) {}

  std::vector<Cell> write(const Equal& equal) {
    std::uint32_t i = 0;  // next word of the copy
    std::uint32_t j = 0;  // next word of the longest
    for (const auto& [own, of_longest] : equal) {
      between(i, own, j, of_longest);
      cells_[2 * of_longest + 1] = words(own, own + 1);
      i = own + 1;
      j = of_longest + 1;
    }
    between(i, static_cast<std::uint32_t>(copy_.words.size()), j,
            static_cast<std::uint32_t>(cells_.size() / 2));
    return std::move(cells_);
  }

 private:
  /// Words [i, i_end) of the copy stand in place of [j, j_end).
  void between(std::uint32_t i, std::uint32_t i_end, std::uint32_t j, std::uint32_t j_end) {
    const TextSpan here = i > 0 ? TextSpan{copy_.spans[i - 1].end, copy_.spans[i - 1].end} : TextSpan{};
    for (; i < i_end && j < j_end; ++i, ++j) {
      cells_[2 * j] = {kNothing, here};
      cells_[2 * j + 1] = words(i, i + 1);
    }
    if (j_end - j < kLacuna && j < j_end) cells_[2 * j + 1] = {kNothing, here};  // an omission is one reading
    if (j < j_end) return;
    cells_[2 * j_end] = i < i_end ? words(i, i_end) : Cell{kNothing, here};
  }

  Cell words(std::uint32_t begin, std::uint32_t end) const {
    const TextSpan span{copy_.spans[begin].begin, copy_.spans[end - 1].end};
    const auto hash = static_cast<std::uint32_t>(core::hash(span.of(copy_.text)) >> 32U);
    return {std::max(hash, kNothing + 1), span};
  }

  const Copy& copy_;
  std::vector<Cell> cells_;
};

bool varies(const std::vector<std::vector<Cell>>& rows, std::size_t place) {
  std::uint32_t first = VariantPlace::kUnknown;
  for (const auto& row : rows) {
    const std::uint32_t reading = row[place].reading;
    if (reading == VariantPlace::kUnknown) continue;
    if (first == VariantPlace::kUnknown) first = reading;
    if (reading != first) return true;
  }
  return false;
}

}  // namespace

std::size_t VariantPlace::carriers(std::size_t witness) const {
  return static_cast<std::size_t>(std::ranges::count(readings, readings[witness]));
}

bool VariantPlace::peculiar(std::size_t witness) const {
  if (!known(witness)) return false;
  const std::size_t with = carriers(witness);
  const auto unknown = static_cast<std::size_t>(std::ranges::count(readings, kUnknown));
  return with >= 2 && 2 * with <= readings.size() - unknown;
}

Collation collate(std::span<const ArticleIndex> witnesses, std::span<const Report> reports) {
  std::vector<Copy> copies;
  for (const ArticleIndex witness : witnesses) {
    copies.emplace_back(reports[index_of(witness)]);
  }
  const Copy& longest = *std::ranges::max_element(copies, {}, [](const Copy& c) { return c.words.size(); });
  const reuse::Aligner aligner(longest.words, {});
  std::vector<std::vector<Cell>> rows;
  Collation collation;
  for (const Copy& copy : copies) {
    rows.push_back(RowWriter(copy, longest.words.size()).write(in_order(aligner.align(copy.words))));
    std::vector<bool>& has = collation.has_word.emplace_back(longest.words.size());
    for (std::size_t word = 0; word < has.size(); ++word) {
      has[word] = rows.back()[2 * word + 1].reading != VariantPlace::kUnknown;
    }
  }
  for (std::size_t place = 0; place < 2 * longest.words.size() + 1; ++place) {
    if (!varies(rows, place)) continue;
    VariantPlace& variant = collation.places.emplace_back();
    variant.word = static_cast<std::uint32_t>(std::min(place / 2, longest.words.size() - 1));
    for (const auto& row : rows) {
      variant.readings.push_back(row[place].reading);
      variant.spans.push_back(row[place].span);
    }
  }
  return collation;
}

}  // namespace stemma::descent
