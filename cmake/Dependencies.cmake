# Everything comes from Debian 12's own packages (tools/setup names them); nothing is downloaded here.
# The installed package includes this file too (stemma-config.cmake): the library is static, so who links it links these.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
if(NOT TARGET tl::expected)
  find_package(tl-expected REQUIRED)
endif()
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(ZLIB REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n data)
find_package(LibXml2 REQUIRED)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(BROTLIDEC REQUIRED IMPORTED_TARGET libbrotlidec)
# Debian's libzip-dev has a CMake file too, but it asks for the tools of another package.
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)

# Debian's libstemmer-dev carries neither a CMake nor a pkg-config file.
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)

# Debian's libmodest-dev carries MyHTML and neither a CMake nor a pkg-config file.
find_path(MYHTML_INCLUDE_DIR myhtml/api.h REQUIRED)
find_library(MYHTML_LIBRARY modest REQUIRED)
if(NOT TARGET stemma_myhtml)
  add_library(stemma_myhtml INTERFACE IMPORTED)
  target_include_directories(stemma_myhtml SYSTEM INTERFACE ${MYHTML_INCLUDE_DIR})
  target_link_libraries(stemma_myhtml INTERFACE ${MYHTML_LIBRARY})
endif()

if(NOT STEMMA_INSTALLED)
  # Headers alone, seen by our own sources alone.
  find_package(nlohmann_json REQUIRED)
  find_package(CLI11 REQUIRED)
  find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
endif()

# Private: no public header shows any of these.
set(STEMMA_LIBRARIES
  $<BUILD_INTERFACE:nlohmann_json::nlohmann_json> $<BUILD_INTERFACE:CLI11::CLI11>
  fmt::fmt simdjson::simdjson stemma_myhtml PkgConfig::UCHARDET PkgConfig::ZSTD PkgConfig::BROTLIDEC PkgConfig::LIBZIP LibXml2::LibXml2 ${STEMMER_LIBRARY}
  ICU::i18n ICU::uc ICU::data ZLIB::ZLIB Threads::Threads)
if(STEMMA_DEVELOPER AND NOT STEMMA_INSTALLED)
  find_package(GTest REQUIRED)
  find_package(benchmark REQUIRED)
endif()
