#!/usr/bin/env bash
# Builds the program's jar twice, each time from a fresh copy of the sources in another folder, and compares the two bit by bit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

build() {
    mkdir "$work/$1"
    git archive HEAD | tar -x -C "$work/$1"
    (cd "$work/$1" && mvn -B -q package -DskipTests)
    cp "$work/$1"/target/app/claude-proxy-*.jar "$work/$1.jar"
}

build first
build second-with-another-name
if cmp "$work/first.jar" "$work/second-with-another-name.jar"; then
    sha256sum "$work/first.jar" | cut -d ' ' -f 1
else
    echo "reproduce: the two builds differ" >&2
    exit 1
fi
