# What both deploy/demo and deploy/test need: the machine's packages and the build. Sourced, from the repository's root.
# shellcheck shell=bash

# One configuration for everything, so that a fresh machine compiles once: optimised, yet open to @testable imports.
BUILD_FLAGS=(-c release -Xswiftc -enable-testing --explicit-target-dependency-import-check error)
LOGS=.build/logs

# say WORDS…: a line for people, not part of any result.
say() { printf '%s\n' "$*" >&2; }

# stop STATUS WORDS…: ends the script with one sentence.
stop() {
    local status=$1
    shift
    say "$(basename "$0"): $*"
    exit "$status"
}

# missing_packages PURPOSE: names, one a line, the Debian packages that are not there. PURPOSE is demo, test or bench.
# Each is judged by the file that it is wanted for, so that it may come from elsewhere.
missing_packages() {
    command -v pkg-config >/dev/null || echo pkg-config
    [ -e /usr/include/postgresql/libpq-fe.h ] || echo libpq-dev
    [ -e /usr/include/zip.h ] || echo libzip-dev
    [ -e /usr/include/xlsxwriter.h ] || echo libxlsxwriter-dev
    [ -e /usr/include/unicode/utrans.h ] || echo libicu-dev
    has_server || echo postgresql-15
    case $1 in
        demo) return 0 ;;
        bench) command -v wrk >/dev/null || echo wrk; return 0 ;;
    esac
    python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    command -v shellcheck >/dev/null || echo shellcheck
    command -v chromium >/dev/null || echo chromium
}

# A server of version 15 or later.
has_server() {
    local initdb version
    for initdb in /usr/lib/postgresql/*/bin/initdb "$(pg_config --bindir 2>/dev/null || true)/initdb"; do
        [ -x "$initdb" ] || continue
        version=$("$initdb" --version | grep -oE '[0-9]+' | head -n 1)
        [ "$version" -ge 15 ] && return 0
    done
    return 1
}

# install_packages PURPOSE: installs what is missing as root; tells anybody else what to run.
install_packages() {
    local packages
    mapfile -t packages < <(missing_packages "$1")
    [ ${#packages[@]} -gt 0 ] || return 0
    local command=(apt-get install -y --no-install-recommends "${packages[@]}")
    [ "$(id -u)" = 0 ] || stop 69 "some packages are missing; run as root: apt-get update && ${command[*]}"
    command -v apt-get >/dev/null || stop 69 "some packages are missing, and there is no apt-get to install: ${packages[*]}"
    mkdir -p "$LOGS"
    say "installing ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && without_main_cluster "${command[@]}"; } >"$LOGS/install.log" 2>&1 </dev/null ||
        { tail -n 5 "$LOGS/install.log" >&2; stop 69 "the packages could not be installed; see $LOGS/install.log"; }
}

# without_main_cluster COMMAND…: runs it so that Debian's server package, if it is new here, makes no cluster of its own
# and starts none: ours is private. Where the package is set up already, its settings and clusters are left as they are.
without_main_cluster() {
    local folder=/etc/postgresql-common/createcluster.d note
    if [ -e /etc/postgresql-common/createcluster.conf ]; then
        "$@"
        return
    fi
    note=$folder/atelier-installing.conf
    mkdir -p "$folder"
    echo 'create_main_cluster = false' >"$note"
    local status=0
    "$@" || status=$?
    # Only for this installation: who wants Debian's cluster later gets it as usual.
    rm -f "$note"
    rmdir --ignore-fail-on-non-empty "$folder"
    return "$status"
}

# require_swift: the compiler is the one thing that is not installed for you.
require_swift() {
    local version
    command -v swift >/dev/null || stop 69 "Swift 6.3 is needed, but there is no swift in the PATH; see https://www.swift.org/install"
    version=$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9.]+$')
    [ "$(printf '%s\n' 6.3 "$version" | sort -V | head -n 1)" = 6.3 ] ||
        stop 69 "Swift 6.3 or later is needed, but swift is version ${version:-unknown}"
}

# build LOG ARGUMENTS…: builds; the noise goes to LOG, a terminal sees one line move. Returns the build's status.
build() {
    local log=$1
    shift
    mkdir -p "$(dirname "$log")"
    swift build "${BUILD_FLAGS[@]}" "$@" 2>&1 | tee "$log" | show_progress
}

# Shows the last line of what it reads, if anybody watches.
show_progress() {
    if [ ! -t 2 ]; then
        cat >/dev/null
        return
    fi
    local line width
    width=$(tput cols 2>/dev/null || echo 80)
    while IFS= read -r line; do printf '\r\033[K%s' "${line:0:width-1}" >&2; done
    printf '\r\033[K' >&2
}
