# How a folder of the pipeline is built. Sources are listed by hand.

function(stemma_common_settings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-Wunused-const-variable=1>  # part of clang's -Wextra, not of g++'s
    $<$<BOOL:${STEMMA_WERROR}>:-Werror>)
  target_compile_definitions(${target} PRIVATE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
endfunction()

# stemma_folder(NAME SOURCES a.cpp … TESTS a_test.cpp …)
# Adds the sources to the library and makes the tests one program, test_NAME, whose cases ctest sees as NAME.*.
function(stemma_folder name)
  cmake_parse_arguments(ARG "" "" "SOURCES;TESTS" ${ARGN})
  list(TRANSFORM ARG_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  target_sources(stemma PRIVATE ${ARG_SOURCES})
  if(STEMMA_DEVELOPER AND ARG_TESTS)
    add_executable(test_${name} ${ARG_TESTS})
    stemma_common_settings(test_${name})
    target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
    target_compile_definitions(test_${name} PRIVATE STEMMA_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(test_${name} PRIVATE stemma ${STEMMA_LIBRARIES} GTest::gtest_main)
    gtest_discover_tests(test_${name} TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60)
  endif()
endfunction()
