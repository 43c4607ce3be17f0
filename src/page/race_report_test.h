/// For tests: the sentences of a made-up report, of which pages are built.
#pragma once

#include <string>

namespace stemma::race {

inline const std::string kFirst =
    "The crews had waited for two hours when the harbour master of Lunden called the race off on Sunday.";
inline const std::string kSecond =
    "“Nobody sails in this,” he told the Harbour Gazette, and pointed at the waves that broke over the mole.";
inline const std::string kThird =
    "A new date will be set when the insurers have looked at the three boats that were damaged overnight.";

}  // namespace stemma::race
