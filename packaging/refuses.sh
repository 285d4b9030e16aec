#!/usr/bin/env bash
# Plants what package.sh must refuse, one thing at a time in a copy of this tree, and stops where it is not refused.
# The project must be built (mvn package). Everything happens in a folder that is removed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
about=target/classes/io/github/claudeproxy/about

fresh() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/target" "$work/tree/$about"
    git archive HEAD | tar -x -C "$work/tree"
    cp -r target/app target/test-classes "$work/tree/target/"
    cp "$about"/* "$work/tree/$about/"
}

# refuses WHAT MESSAGE COMMAND...: plants it by the function "plant", then the command must fail and say so.
refuses() {
    local what="$1" message="$2"
    shift 2
    fresh
    if (cd "$work/tree" && plant && SKIP_VERIFY=1 "$@") >"$work/out" 2>&1; then
        echo "refuses: $what is accepted" >&2
        exit 1
    fi
    grep -qF -e "$message" "$work/out" || { cat "$work/out" >&2; echo "refuses: $what fails for another reason" >&2; exit 1; }
    echo "refused: $what: $(grep -F -m 1 -e "$message" "$work/out" | sed 's/.*Exception: //')"
}

change() { sed "s|$2|$3|" "$1" >"$1.new" && mv "$1.new" "$1"; }
property() { change packaging/app.properties "^$1=.*" "$1=$2"; }

plant() { :; }
refuses "a tag that is not the version" "the tag is v99.0" env RELEASE=v99.0 packaging/package.sh server

plant() { property jdk.version 25.0.0; }
refuses "another JDK" "packaging/app.properties says 25.0.0" packaging/package.sh server

plant() { property javafx.version 1.2.3; }
refuses "another JavaFX" "is not JavaFX 1.2.3" packaging/package.sh desktop

plant() { rm "$about/licences.tsv"; }
refuses "no list of licences" "the licence list is missing" packaging/package.sh server

plant() { change "$about/licences.tsv" '^undertow-core.*' ''; }
refuses "a library without a licence" "has no licence in the list" packaging/package.sh server

plant() { change packaging/app.properties ' java.sql' ''; }
refuses "a module that is missing" "server.modules lacks [java.sql]" packaging/package.sh server

plant() { echo 'final class Train { public static void main(String[] args) throws Exception {
    java.nio.file.Files.writeString(java.nio.file.Path.of(args[1]), "no cache"); } }' >src/build/Train.java; }
refuses "an AOT cache that Java does not take" "the AOT cache is refused" packaging/package.sh server

# The checks that "mvn verify" makes of the class path, by themselves.
jar="$(ls target/app/caffeine-*.jar)"
jdk="${JAVA_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}"
dependencies() { "$jdk/bin/java" src/build/Dependencies.java check "$1" .mvn/checksums.sha256 target/licences.tsv; }

plant() { echo more >>"$jar"; }
refuses "a jar that was changed" "is not the jar" dependencies "$jar"

unknown=repository/org/unknown/1.0/unknown-1.0.jar
plant() { mkdir -p "$(dirname "$unknown")" && cp "$jar" "$unknown"; }
refuses "a jar that nobody vouched for" "unknown-1.0.jar is not in .mvn/checksums.sha256" dependencies "$unknown"
refuses "a jar without a licence" "unknown-1.0.jar has no licence in its POM" dependencies "$unknown"
echo "all of it is refused"
