#include "source/html_character.h"

#include <libxml/HTMLparser.h>

#include "core/utf8.h"

namespace stemma::source {

std::string html_character(std::string_view name) {
  const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
  std::string character;
  if (known != nullptr) core::append_utf8(character, known->value);
  return character;
}

}  // namespace stemma::source
