/// A report's text as HTML in which every place that the account points at can be pointed at.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "stemma/text_span.h"

namespace stemma::views {

/// The text as paragraphs, one for each of its lines that has words, with an element around every span.
///
/// Spans may nest and overlap, and may run over several paragraphs: an element is closed before one that was
/// opened earlier has to end, and is opened again after it. The first piece has `id="…"`, the pieces that
/// follow have `class="…"` of the same name; `continued` holds each name that has such pieces. O(text + spans
/// × their overlap).
struct MarkedText {
  std::string html;
  std::vector<std::string> continued;
};
MarkedText mark_text(std::string_view text, std::vector<TextSpan> spans,
                     const std::function<std::string(TextSpan)>& name_of);

}  // namespace stemma::views
