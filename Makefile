# Everything starts here: `make` alone lists what there is.
#
# A clean machine needs rustup, a C compiler, make and bash. The rest is fetched once, each thing announced before it
# starts, and kept outside the checkout, so a fresh clone does not build it again.

TRUNK_VERSION := 0.22.1
GECKODRIVER_VERSION := 0.37.1
CARGO_FUZZ_VERSION := 0.13.2
# The tool and the crate speak one private protocol, so Cargo.toml alone says which version.
WASM_BINDGEN_VERSION := $(shell sed -n 's/^wasm-bindgen = "=\([^"]*\)".*/\1/p' Cargo.toml)

PORT ?= 8080
FUZZ_SECONDS ?= 3600
TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/dateline/tools
HOST := --no-default-features --features ssr
WASM := --target wasm32-unknown-unknown
# What is published has its standard library compiled for size, and stops at once where it would panic: 17 kB of brotli
# less (docs/decisions/004). Cargo calls that unstable; the pinned compiler makes it the same everywhere.
SMALL := RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort"
# Everything that is compiled, and by a second call what the standard library itself is made of.
fetch = cargo fetch $(if $(IN_CI),--locked); $(SMALL) cargo fetch $(WASM) $(if $(IN_CI),--locked)
# In CI a warning is an error, a missing browser too, and the lock file must be up to date.
IN_CI := $(filter-out 0 false,$(CI))

export PATH := $(TOOLS)/wasm-bindgen-cli-$(WASM_BINDGEN_VERSION)/bin:$(TOOLS)/trunk-$(TRUNK_VERSION)/bin:$(PATH):$(TOOLS)/geckodriver-$(GECKODRIVER_VERSION)/bin:$(TOOLS)/cargo-fuzz-$(CARGO_FUZZ_VERSION)/bin

# Each recipe is one bash script that stops at the first failure.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help serve build check test test-host test-browser test-journeys test-wordpress fuzz size
.PHONY: toolchain trunk wasm-bindgen binaryen engines geckodriver test-summary

ifeq ($(filter oneshell,$(.FEATURES)),)
$(error This Makefile needs GNU make 3.82 or newer; on macOS: brew install make, then gmake instead of make)
endif

help: ## Show this list
	@echo "Usage: make <what>"
	sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r name text; do
		printf '%-16s %s\n' "$$name" "$$text"
	done

serve: toolchain trunk wasm-bindgen ## Build the site and serve it on http://localhost:8080/ (or PORT=…)
	@if (exec 3<> /dev/tcp/127.0.0.1/$(PORT)) 2> /dev/null; then
		echo "Port $(PORT) is taken by another program. Choose another: make serve PORT=$$(($(PORT) + 1))"
		exit 1
	fi
	$(call fetch)
	echo "Building the site, then serving it on http://localhost:$(PORT)/ until Ctrl+C; a saved change builds it again."
	exec env $(SMALL) trunk serve --release --offline --no-autoreload --port $(PORT)

build: toolchain trunk wasm-bindgen binaryen ## Build the site into dist/, ready for any static host
	@$(call fetch)
	echo "Building the site into dist/; about three minutes from nothing."
	env $(SMALL) trunk build --release --offline

check: toolchain ## Format, lints and the rules of the source text
	@echo "Is the code formatted? (cargo fmt does it)"
	cargo fmt --check
	echo "Lints, as WebAssembly and on this machine."
	cargo clippy $(WASM) --lib --bins --test browser $(if $(IN_CI),-- -D warnings)
	cargo clippy $(HOST) --all-targets $(if $(IN_CI),-- -D warnings)
	echo "The rules of the source text."
	cargo test $(HOST) --test tidy

test: test-host test-browser test-journeys test-summary ## All tests: this machine, then every browser engine found

test-host: toolchain ## Logic, rendered components and the rules, on this machine
	@echo "Tests on this machine: logic, components rendered to HTML, the rules of the source text."
	cargo test $(HOST) --lib --bins --test tidy --test render --test corpus

test-browser: engines geckodriver wasm-bindgen ## Unit tests inside Chromium and Firefox
	@export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
	export WASM_BINDGEN_TEST_TIMEOUT=$${WASM_BINDGEN_TEST_TIMEOUT:-120}
	if driver=$$(command -v chromedriver); then
		echo "Unit tests in Chromium."
		env -u GECKODRIVER CHROMEDRIVER="$$driver" cargo test $(WASM) --test browser
	fi
	if driver=$$(command -v geckodriver); then
		echo "Unit tests in Firefox."
		env -u CHROMEDRIVER GECKODRIVER="$$driver" cargo test $(WASM) --test browser
	fi

test-journeys: engines geckodriver build ## Journeys through the built site in every engine found
	@echo "Journeys through dist/ in Chromium, Firefox and WebKit."
	cargo test $(HOST) --test journeys

test-summary:
	@$(call find_engines)
	echo
	echo "All tests passed. Engines that ran: $${found[*]:-none}. Missing: $${missing[*]:-none}."

fuzz: toolchain ## Feed the readers with anything for FUZZ_SECONDS (an hour)
	@command -v cargo-fuzz > /dev/null || { $(call install,cargo-fuzz,$(CARGO_FUZZ_VERSION),one minute); }
	mkdir -p fuzz/corpus/readers
	RUSTC_BOOTSTRAP=1 cargo fuzz run readers fuzz/corpus/readers fuzz/seeds -- -max_total_time=$(FUZZ_SECONDS) -max_len=20000 -timeout=10

test-wordpress: toolchain ## Journeys before a real WordPress, where there is one
	@$(call find_wordpress)
	$(call apt_install,WordPress and a database,250 MB)
	$(call find_wordpress)
	if [ $${#packages[@]} -gt 0 ]; then
		echo "The test before a real WordPress cannot run. Debian and Ubuntu have what is missing: sudo apt-get install $${packages[*]}"
		echo "Elsewhere: mariadbd, php with mysqli, and DATELINE_WORDPRESS=… for an unpacked WordPress."
		$(if $(IN_CI),echo "In CI it has to run."; exit 1,exit 0)
	fi
	$(MAKE) --no-print-directory engines geckodriver build
	echo "Journeys through dist/ before a real WordPress, in Chromium, Firefox and WebKit."
	cargo test $(HOST) --test wordpress

size: toolchain $(if $(wildcard dist/index.html),,build) ## Weigh dist/ against the budgets
	@echo "Weighing dist/ as a CDN sends it; the compressor takes some seconds."
	cargo test $(HOST) --test size

# What follows brings the tools. Each target does nothing when its tool is there.

toolchain:
	@if ! command -v cargo > /dev/null; then
		echo "Rust is missing. Install it from https://rustup.rs, open a new terminal and try again."
		exit 1
	fi
	if ! command -v cc > /dev/null; then
		echo "A C compiler is missing (Rust links with it)."
		echo "Debian, Ubuntu: sudo apt-get install build-essential. Fedora: sudo dnf install gcc. macOS: xcode-select --install."
		exit 1
	fi
	complete() {
		local root
		root=$$(RUSTUP_AUTO_INSTALL=0 rustc --print sysroot 2> /dev/null) || return 1
		[ -d "$$root/lib/rustlib/wasm32-unknown-unknown" ] && [ -d "$$root/lib/rustlib/src" ] && [ -x "$$root/bin/cargo-clippy" ] && [ -x "$$root/bin/cargo-fmt" ]
	}
	complete && exit 0
	if ! command -v rustup > /dev/null; then
		echo "This Rust has not all of rust-toolchain.toml: the target wasm32-unknown-unknown, rust-src, clippy and rustfmt."
		echo "With rustup (https://rustup.rs) they come by themselves."
		exit 1
	fi
	echo "Installing the Rust toolchain of rust-toolchain.toml, once, under a minute."
	if ! rustup toolchain install || ! complete; then
		echo "The toolchain is not complete. rustup 1.28 or newer is needed (rustup self update), and RUSTUP_TOOLCHAIN unset."
		exit 1
	fi

# $(call install,crate,version,how long): cargo builds a tool into its own folder.
install = echo "Installing $(1) $(2), once, about $(3) on two cores."; cargo install --locked $(1)@$(2) --root "$(TOOLS)/$(1)-$(2)"

trunk: toolchain
	@[ "$$(trunk --version 2> /dev/null)" = "trunk $(TRUNK_VERSION)" ] && exit 0
	$(call install,trunk,$(TRUNK_VERSION),nine minutes)

wasm-bindgen: toolchain
	@[ "$$(wasm-bindgen --version 2> /dev/null)" = "wasm-bindgen $(WASM_BINDGEN_VERSION)" ] \
		&& [ "$$(wasm-bindgen-test-runner --version 2> /dev/null)" = "wasm-bindgen-test-runner $(WASM_BINDGEN_VERSION)" ] \
		&& exit 0
	$(call install,wasm-bindgen-cli,$(WASM_BINDGEN_VERSION),two minutes)

geckodriver: toolchain engines
	@command -v geckodriver > /dev/null && exit 0
	command -v firefox > /dev/null || command -v firefox-esr > /dev/null || exit 0
	$(call install,geckodriver,$(GECKODRIVER_VERSION),three minutes)

# Sets the bash arrays `found` and `missing`.
define find_engines
found=() missing=()
command -v chromedriver > /dev/null && found+=(Chromium) || missing+=(Chromium)
{ command -v firefox || command -v firefox-esr; } > /dev/null && found+=(Firefox) || missing+=(Firefox)
command -v WebKitWebDriver > /dev/null && found+=(WebKit) || missing+=(WebKit)
endef

# Sets the bash array `packages` to what a WordPress of our own still needs.
define find_wordpress
packages=()
[ -e "$${DATELINE_WORDPRESS:-/usr/share/wordpress}/wp-load.php" ] || packages+=(wordpress)
command -v mariadbd > /dev/null || [ -x /usr/sbin/mariadbd ] || packages+=(mariadb-server-core mariadb-client-core)
command -v php > /dev/null || packages+=(php-cli)
php -r 'exit(extension_loaded("mysqli") && extension_loaded("xml") && extension_loaded("mbstring") ? 0 : 1);' 2> /dev/null \
	|| packages+=(php-mysql php-xml php-mbstring)
endef

# $(call apt_install,what,how much): installs the bash array `packages` where apt is there and may.
define apt_install
if [ $${#packages[@]} -gt 0 ] && command -v apt-get > /dev/null; then
	may=() && [ "$$(id -u)" = 0 ] || may=(sudo -n)
	if "$${may[@]}" true 2> /dev/null; then
		echo "Installing $(1) with apt, once, up to $(2): $${packages[*]}."
		"$${may[@]}" apt-get update -qq || true
		for package in "$${packages[@]}"; do
			"$${may[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yqq --no-install-recommends "$$package" > /dev/null \
				|| echo "apt could not install $$package; going on without it."
		done
	fi
fi
endef

# What comes out of CI is what is weighed; elsewhere a build does without.
binaryen:
	@packages=()
	command -v wasm-opt > /dev/null || packages+=(binaryen)
	$(if $(IN_CI),$(call apt_install,wasm-opt for the build,50 MB))

engines:
	@need() { command -v "$$1" > /dev/null || packages+=("$${@:2}"); }
	packages=()
	need chromedriver chromium chromium-driver
	command -v firefox > /dev/null || need firefox-esr firefox-esr
	need WebKitWebDriver webkit2gtk-driver
	need xvfb-run xvfb
	need xauth xauth
	$(call apt_install,browsers for the tests,400 MB)
	$(call find_engines)
	[ $${#missing[@]} -gt 0 ] || exit 0
	echo "Engines missing: $${missing[*]}. The tests run in the others: $${found[*]:-none}."
	echo "Debian and Ubuntu have them: sudo apt-get install $${packages[*]}"
	echo "Elsewhere: chromedriver, Firefox and WebKitWebDriver (with xvfb-run), each to be found on PATH."
	$(if $(IN_CI),echo "In CI every engine has to be there."; exit 1)
