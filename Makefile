# Everything that people and CI do here. On a fresh Debian with Swift, `make report` and `make test`
# install what is missing, build, and run.

PREFIX  ?= /usr/local
DESTDIR ?=
SWIFT   ?= swift
GEOTALLY = .build/release/geotally
# The Swift runtime inside the binary: it starts faster, and runs where no Swift is installed.
STATIC   = $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
SOURCES  = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources \
           Benchmarks/Tests
BENCH    = Benchmarks/.build/release
SIZE    ?= 690M
OUT     ?= .build/bench/synthetic.csv
BUILD    = --explicit-target-dependency-import-check error

.PHONY: setup build test test-slow report lint format check docs install uninstall clean
.PHONY: bench bench-peers bench-docs bench-data bench-test

## report: the provincial concentration report on the bundled incidents
report: build
	$(GEOTALLY) report

## build: the release binary
build: setup
	$(SWIFT) build -c release $(STATIC) $(BUILD) --product geotally

## test: every test, with a summary at the end
test: setup
	$(SWIFT) build $(BUILD) --build-tests
	$(SWIFT) test --skip-build

## test-slow: the join at eleven million points of each layer, 10,000 simulated truths; takes minutes
test-slow: setup
	GEOTALLY_SLOW_TESTS=1 $(SWIFT) test -c release -Xswiftc -enable-testing $(BUILD) \
	  --scratch-path .build/slow --filter "Polygon grid against GEOS|SimulatedTruth"

## lint: format and house rules
lint:
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)
	Scripts/lint.sh

## format: rewrite the sources in the house format
format:
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

## check: what CI runs
check: test lint

## setup: the system libraries that the build links
setup:
	@Scripts/setup.sh

## bench: measure everything and print a table; QUICK=1 for small inputs, SECTIONS="join scan"
bench: build
	$(SWIFT) build -c release --package-path Benchmarks
	$(BENCH)/Bench $(QUICK:%=--quick) $(SECTIONS)

## bench-peers: the same with GeoPandas, DuckDB and others, and how many times faster; QUICK=1
bench-peers: build
	Benchmarks/peers/setup.sh
	$(SWIFT) build -c release --package-path Benchmarks
	$(BENCH)/Bench --for-peers $(QUICK:%=--quick)
	.build/peers/bin/python Benchmarks/peers/run.py $(QUICK:%=--quick)

## bench-docs: bench-peers on an idle machine, its tables into docs/PERFORMANCE.md
bench-docs: bench-peers
	python3 Benchmarks/peers/write_page.py

## bench-data: a synthetic table, SIZE=690M into OUT=.build/bench/synthetic.csv
bench-data: setup
	$(SWIFT) build -c release --package-path Benchmarks --product BenchData
	$(BENCH)/BenchData --size $(SIZE) --output $(OUT) $(BENCH_DATA)

## bench-test: the tests of the generator of synthetic tables
bench-test: setup
	$(SWIFT) test --package-path Benchmarks

## docs: the public declarations as web pages, under .build/docs
docs: setup
	Scripts/docs.sh

## install: binary, data, man page and completions under PREFIX
install: build
	Scripts/install.sh "$(DESTDIR)$(PREFIX)" $(GEOTALLY)

## uninstall: what install put under PREFIX
uninstall:
	Scripts/install.sh --remove "$(DESTDIR)$(PREFIX)"

clean:
	$(SWIFT) package clean
	rm -rf .build
