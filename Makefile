# Everything that people and CI do here. On a fresh Debian with Swift, `make report` and `make test`
# install what is missing, build, and run.

PREFIX  ?= /usr/local
DESTDIR ?=
SWIFT   ?= swift
GEOTALLY = .build/release/geotally
SOURCES  = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources
BUILD    = --explicit-target-dependency-import-check error

.PHONY: setup build test report lint format check bench docs install uninstall clean

## report: the provincial concentration report on the bundled incidents
report: build
	$(GEOTALLY) report

## build: the release binary
build: setup
	$(SWIFT) build -c release $(BUILD) --product geotally

## test: every test, with a summary at the end
test: setup
	$(SWIFT) build $(BUILD) --build-tests
	$(SWIFT) test --skip-build

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

## bench: names and distances a second; Benchmarks/peers has what to compare with
bench: setup
	$(SWIFT) run -c release --package-path Benchmarks Bench

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
