/// Internal: names of people and bodies by which reports call one voice differently. See stemma/descent.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stemma::descent {

/// The words of a voice's name as they are compared, in one order and form: "the Nigerian government",
/// "Nigeria's government" and "government of Nigeria" give the same, so do "police in Varrick" and "Varrick
/// police"; "harbour board spokesman" is the harbour board. By lang/<language>/demonyms.txt and
/// source_heads.txt; a role after a comma is none of the name's.
std::vector<std::string> words_of_voice(std::string_view name, std::string_view language);

/// Whether words_of_voice names somebody by whom they belong to: "Holt's lawyer" is not Holt.
bool is_somebody_of(const std::vector<std::string>& words, std::string_view language);

/// The letters by which a body may be called: "fbi" of "Federal Bureau of Investigation". Empty for names of
/// fewer than three capitals.
std::string initials_of(std::string_view name);

/// The letters of a name that is nothing but capitals ("FBI", "U.N.H.C.R."), three to six of them; else
/// empty.
std::string letters_of(std::string_view name);

}  // namespace stemma::descent
