#!/usr/bin/env bash
# Prints how long the installed programs take to start and how large they are, as the table of ../README.md:
#   measure.sh SERVER-LAUNCHER DESKTOP-LAUNCHER     e.g. /usr/bin/claude-proxy of each package
# A start is cold: as root the system's file cache is dropped before it. Its data are there, as at every
# start but the first, which has a row of its own.
# The window needs Xvfb and xwininfo (Debian: xvfb, x11-utils). STARTS=9 is how many make a median.
set -euo pipefail

starts="${STARTS:-9}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

now() { echo "${EPOCHREALTIME/./}"; }

drop_caches() {
    sync
    echo 3 2>/dev/null >/proc/sys/vm/drop_caches || true
}

# One start of "$@" until what $seen looks for is there; notes milliseconds.
start_once() {
    local begin end pid
    [ "$data" = kept ] || rm -rf "$work/data"
    mkdir -p "$work/data"
    drop_caches
    : >"$work/out"
    begin="$(now)"
    HOME="$work/data" "$@" --port 0 --data-dir "$work/data/d" >"$work/out" 2>&1 &
    pid=$!
    until "$seen"; do
        kill -0 "$pid" 2>/dev/null || { cat "$work/out" >&2; exit 1; }
        sleep 0.005
    done
    end="$(now)"
    kill "$pid"
    wait "$pid" 2>/dev/null || true
    echo $(((end - begin) / 1000)) >>"$work/times"
}

# The window is there when the server of its screen has mapped it.
window_is_there() {
    local id
    id="$(xwininfo -root -tree 2>/dev/null | sed -n 's/^ *\(0x[0-9a-f]*\) "Claude Proxy.*/\1/p' | head -n 1)"
    [ -n "$id" ] && xwininfo -id "$id" 2>/dev/null | grep -q IsViewable
}

served() { grep -q 'serves at' "$work/out"; }

median() { sort -n "$work/times" | sed -n "$(((starts + 1) / 2))p"; }
range() { sort -n "$work/times" | sed -n '1p;$p' | paste -sd- ; }

# row WHAT kept|new HOW-IT-IS-SEEN COMMAND...
row() {
    local what="$1" mode
    data="$2" seen="$3"
    shift 3
    for mode in auto off; do
        rm -rf "$work/data"
        [ "$data" = new ] || start_once "$@"
        : >"$work/times"
        export JDK_JAVA_OPTIONS="-XX:AOTMode=$mode"
        for _ in $(seq "$starts"); do start_once "$@"; done
        echo "| $what | $([ "$mode" = auto ] && echo yes || echo no) | $(median) ms | $(range) ms |"
    done
    unset JDK_JAVA_OPTIONS
}

size() { du -sm --apparent-size "$1" | cut -f 1; }

sizes() {
    local home
    home="$(readlink -f "$2")"
    home="${home%/bin/*}"
    echo "| $1 | $(size "$home") MB | $(size "$home/runtime") MB | $(size "$home"/app/*.aot) MB |"
}

echo "| start | AOT cache | median of $starts | range |"
echo "|---|---|---|---|"
row "server, serves" kept served "$1" serve
row "server, serves for the first time" new served "$1" serve
row "desktop, serves without a window" kept served "$2" serve
if [ -n "${DISPLAY:-}" ]; then
    row "desktop, window on the screen" kept window_is_there "$2"
fi
echo
echo "| installed | all | runtime | AOT cache |"
echo "|---|---|---|---|"
sizes server "$1"
sizes desktop "$2"
