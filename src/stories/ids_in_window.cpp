#include "stories/ids_in_window.h"

namespace stemma::stories {

std::string IdsInWindow::take(const std::string& id) {
  if (last_number_.emplace(id, 1).second) return id;
  for (;;) {
    std::string numbered = id + "~" + std::to_string(++last_number_[id]);
    if (last_number_.emplace(numbered, 1).second) return numbered;
  }
}

void IdsInWindow::leave(const std::string& taken) {
  last_number_.erase(taken);
}

}  // namespace stemma::stories
