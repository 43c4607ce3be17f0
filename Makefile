# The two commands of the README, and what developers need daily. Everything is made by CMake; this only drives it.
.PHONY: demo test build setup fuzz bench format clean

export CMAKE_BUILD_PARALLEL_LEVEL ?= $(shell nproc)
FUZZ_SECONDS ?= 60

# Reads the examples, prints their account and writes it as a page.
demo: setup
	cmake --preset release
	cmake --build --preset release --target stemma_program
	mkdir -p out
	build/stemma read examples/reports --format html --output out/stemma.html
	build/stemma read examples/reports
	@echo
	@echo "The same as a page for the browser: $(CURDIR)/out/stemma.html"

# Builds everything, with warnings as errors, and runs all tests.
test: build
	ctest --preset release --parallel $(CMAKE_BUILD_PARALLEL_LEVEL)

build: setup
	cmake --preset release
	cmake --build --preset release

setup:
	tools/setup

# Each target for FUZZ_SECONDS, beginning with its seeds under fuzz/seeds.
fuzz:
	tools/setup fuzz
	cmake --preset fuzz
	cmake --build --preset fuzz --target fuzz_targets
	tools/fuzz build-fuzz $(FUZZ_SECONDS)

bench: build
	build/bench_functions
	build/bench_corpus

format:
	clang-format-14 -i $$(git ls-files '*.h' '*.cpp')

clean:
	rm -rf build build-* out
