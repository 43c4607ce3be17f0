#include "text/locale_names.h"

#include <unicode/locdspnm.h>
#include <unicode/region.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uloc.h>

#include <cstring>
#include <memory>
#include <string>

namespace stemma::text {
namespace {

/// "Myanmar (Burma)" gives two names; a name with a comma ("Knox, Indiana") is a small place of many, and
/// none.
void add_name(const icu::UnicodeString& name, std::vector<std::string>& names) {
  std::string utf8;
  name.toUTF8String(utf8);
  if (utf8.empty() || utf8.find(',') != std::string::npos) return;
  const std::size_t bracket = utf8.find(" (");
  if (bracket != std::string::npos) {
    const std::size_t close = utf8.find(')', bracket);
    if (close != std::string::npos) names.push_back(utf8.substr(bracket + 2, close - bracket - 2));
    utf8.resize(bracket);
  }
  names.push_back(utf8);
}

void add_regions(const icu::Locale& locale, std::vector<std::string>& names) {
  const std::unique_ptr<icu::LocaleDisplayNames> display(
      icu::LocaleDisplayNames::createInstance(locale, ULDN_STANDARD_NAMES));
  if (display == nullptr) return;
  for (const URegionType type : {URGN_TERRITORY, URGN_SUBCONTINENT, URGN_CONTINENT, URGN_GROUPING}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> regions(icu::Region::getAvailable(type, status));
    if (U_FAILURE(status) || regions == nullptr) continue;
    while (const char* code = regions->next(nullptr, status)) {
      icu::UnicodeString name;
      add_name(display->regionDisplayName(code, name), names);
    }
  }
}

void add_cities(const icu::Locale& locale, std::vector<std::string>& names) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> zone_names(icu::TimeZoneNames::createInstance(locale, status));
  const std::unique_ptr<icu::StringEnumeration> zones(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status)) return;
  while (const icu::UnicodeString* zone = zones->snext(status)) {
    icu::UnicodeString city;
    zone_names->getExemplarLocationName(*zone, city);
    if (!city.isBogus()) add_name(city, names);
  }
}

}  // namespace

std::vector<std::string> region_names(std::string_view language) {
  const icu::Locale locale(std::string(language).c_str());
  std::vector<std::string> names;
  add_regions(locale, names);
  add_cities(locale, names);
  return names;
}

std::vector<std::string> language_names(std::string_view language) {
  const icu::Locale locale(std::string(language).c_str());
  const std::unique_ptr<icu::LocaleDisplayNames> display(
      icu::LocaleDisplayNames::createInstance(locale, ULDN_STANDARD_NAMES));
  std::vector<std::string> names;
  if (display == nullptr) return names;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    if (std::strlen(*code) != 2) continue;
    icu::UnicodeString name;
    add_name(display->languageDisplayName(*code, name), names);
  }
  return names;
}

}  // namespace stemma::text
