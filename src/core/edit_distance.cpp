// What is common at both ends is cut away; what remains must be nothing, one letter on one side, one on each, or two
// that are swapped.
#include "core/edit_distance.h"

#include <string>

#include "core/utf8.h"

namespace stemma::core {
namespace {

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) points.push_back(next_code_point(text, offset));
  return points;
}

}  // namespace

bool within_one_edit(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::u32string long_form = code_points(a);
  const std::u32string short_form = code_points(b);
  std::u32string_view x = long_form;
  std::u32string_view y = short_form;
  if (x.size() < y.size()) std::swap(x, y);
  if (x.size() - y.size() > 1) return false;
  while (!y.empty() && x.front() == y.front()) x.remove_prefix(1), y.remove_prefix(1);
  while (!y.empty() && x.back() == y.back()) x.remove_suffix(1), y.remove_suffix(1);
  if (x.size() == 1) return true;
  return x.size() == 2 && y.size() == 2 && x[0] == y[1] && x[1] == y[0];
}

}  // namespace stemma::core
