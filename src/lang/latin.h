/// Internal: words of any script in plain Latin letters, for matching names across languages.
#pragma once

#include <string>
#include <string_view>

namespace stemma::lang {

/// Folded case, Latin script, no accents: "Çelik" gives "celik", "Иванов" gives "ivanov". What ICU's rules
/// cannot bring there stays as it is. Never fails; no detour for ASCII.
std::string latin_fold(std::string_view utf8);

}  // namespace stemma::lang
