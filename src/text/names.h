/// Internal: who and what an article names (stemma/reading.h).
#pragma once

#include <vector>

#include "stemma/article.h"
#include "stemma/reading.h"
#include "text/annotated.h"

namespace stemma::text {

struct Names {
  std::vector<Entity> entities;   ///< ordered by first mention
  std::vector<Mention> mentions;  ///< ordered by span
};

/// Finds persons, organisations and places and joins the forms in which each is named.
///
/// A short form is joined to the full one that it ends or begins, where one only fits; of several, to the one
/// that was introduced before it, if that is one only. Otherwise it stays by itself. O(tokens + names).
Names find_names(const Article& article, const AnnotatedText& text);

}  // namespace stemma::text
