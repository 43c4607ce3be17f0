/// Names of the people who signed a report, clean of what pages write around them. Internal to page.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stemma::page {

/// "By Ann Lee and Bo Ek, Staff Writers" gives "Ann Lee", "Bo Ek". Roles, addresses, links and what only
/// names the desk are left out; agencies are kept. O(line).
std::vector<std::string> names_in_byline(std::string_view line);

/// Those of them that begin with a given name of the lists: for lines that no markup calls a byline.
std::vector<std::string> persons_in_line(std::string_view line);

/// Where names were found: a statement that they are authors' (JSON-LD, meta, rel=author) is believed even
/// where it reads like no name ("night desk 2"), a line that a reader sees is not.
enum class NamesFrom : std::uint8_t { kStatement, kLine };

/// Cleans names in order, each once, without the outlet's own.
std::vector<std::string> clean_names(std::span<const std::string> stated, NamesFrom from,
                                     std::string_view outlet, std::string_view host);

/// The outlet's own desk, where a line names nothing else: "Redaktion", "By Staff Writer"; else empty.
std::string desk_in(std::string_view line);

/// True where a line is agencies and initials alone: "dpa/lno", "(AFP, kv)".
bool is_credit(std::string_view line);

/// True where the line begins with a word for "by" and goes on.
bool begins_with_by(std::string_view line);

/// True where a line says who wrote: it begins with a word for "by" and the rest looks like names.
bool is_byline(std::string_view line);

}  // namespace stemma::page
