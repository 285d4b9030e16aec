#!/usr/bin/env bash
# Makes the packages of this system: package.sh [desktop] [server]; both without arguments.
# Linux: .deb, .rpm and .tar.gz of each. macOS: .dmg and .pkg of the desktop app, .tar.gz of the server.
# Everything lands in target/packages. README.md beside this file tells what it needs and what it checks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

out=target/packages
work=target/image
main=io.github.claudeproxy.app.Main
products=("$@")
[ $# -gt 0 ] || products=(server desktop)
case "$(uname -s)" in
    Linux) system=linux ;;
    Darwin) system=macos ;;
    *) echo "package: on Windows run package.ps1" >&2; exit 1 ;;
esac
case "$(uname -m)" in
    x86_64) processor=x64 deb_processor=amd64 ;;
    aarch64 | arm64) processor=aarch64 deb_processor=arm64 ;;
    *) echo "package: no packages for $(uname -m)" >&2; exit 1 ;;
esac

stop() { echo "package: $*" >&2; exit 1; }
step() { echo "== $*"; }
app() { sed -n "s/^$1=//p" packaging/app.properties; }
need() { for tool in "$@"; do command -v "$tool" >/dev/null || stop "$tool is missing"; done; }

verify() {
    step "verify"
    need mvn
    jdk="${JAVA_HOME:-/usr/lib/jvm/temurin-25-jdk-$deb_processor}"
    [ -x "$jdk/bin/jlink" ] || stop "set JAVA_HOME to the JDK $(app jdk.version)"
    version="$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml)"
    [ -z "${RELEASE:-}" ] || "$jdk/bin/java" src/build/ReleaseReady.java "$RELEASE" "$version"
    SOURCE_DATE_EPOCH="$(timestamp)"
    export SOURCE_DATE_EPOCH
    stamp="$(at %Y%m%d%H%M.%S)"
    # For work on the packaging itself: SKIP_VERIFY=1 takes what target/ has.
    [ -n "${SKIP_VERIFY:-}" ] || mvn -B -q clean verify
    [ -s target/classes/io/github/claudeproxy/about/licences.tsv ] || stop "the licence list is missing"
    [ -s LICENSE ] || stop "LICENSE is missing"
    rm -rf "$work"
    mkdir -p "$out" "$work"
}

timestamp() {
    local time
    time="$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' pom.xml)"
    date -u -d "$time" +%s 2>/dev/null || date -u -j -f '%Y-%m-%dT%H:%M:%SZ' "$time" +%s
}

link() {
    step "$product: link"
    image="$work/$product"
    "$jdk/bin/java" src/build/AppImage.java "$product" target/app "$image"
    cp packaging/launcher.options "$image/app/"
    for jar in "$image"/app/*.jar; do
        listed "$(basename "$jar" .jar)" || stop "$jar has no licence in the list"
    done
}

listed() {
    [ "$1" = claude-proxy ] || awk -F '\t' '{ print $1 "-" $2 }' \
        target/classes/io/github/claudeproxy/about/licences.tsv | grep -qxF -e "$1"
}

app_image() {
    step "$product: app image"
    options=""
    [ "$product" = server ] || options="$(app desktop.options)"
    if [ "$system" = macos ] && [ "$product" = desktop ]; then
        . packaging/macos/package.sh
        mac_image
    else
        mkdir -p "$image/bin"
        launcher="$image/bin/$package"
        fill packaging/linux/launcher.sh >"$launcher"
        chmod 755 "$launcher"
    fi
    local said
    said="$("$launcher" --version | head -n 1)"
    [ "$said" = "$(app name) $version" ] || stop "the launcher says it is: $said"
}

# The program's own jar first, then the others by name: the AOT cache holds for this order only.
class_path() {
    printf '$app/claude-proxy.jar'
    (cd "$image/app" && ls -- *.jar) | grep -v '^claude-proxy.jar$' | LC_ALL=C sort \
        | while read -r jar; do printf ':$app/%s' "$jar"; done
}

fill() {
    sed -e "s|@NAME@|$(app name)|g; s|@PACKAGE@|$package|g; s|@ID@|$(app id)|g" \
        -e "s|@VENDOR@|$(app vendor)|g; s|@LICENCE@|$(app licence)|g; s|@HOMEPAGE@|$(app homepage)|g" \
        -e "s|@DESCRIPTION@|$(app description)|g; s|@MAINTAINER@|$(app maintainer)|g" \
        -e "s|@VERSION@|$version|g; s|@DATE@|$(day)|g; s|@MAIN@|$main|g" \
        -e "s|@OPTIONS@|${options:-}|g; s|@CLASSPATH@|$(class_path)|g" "$1"
}

# One time for every file; what "touch" takes everywhere.
date_all() { find "$1" -exec env TZ=UTC touch -h -t "$stamp" {} +; }

day() { at %F; }

# The time of the sources, in GNU's way or that of macOS.
at() { date -u -d "@$SOURCE_DATE_EPOCH" "+$1" 2>/dev/null || date -u -r "$SOURCE_DATE_EPOCH" "+$1"; }

train() {
    step "$product: train AOT cache"
    local cache="$image_app/$package.aot"
    rm -f "$cache"
    with_display "$jdk/bin/java" -cp "target/test-classes:target/app/*" src/build/Train.java \
        "$product" "$cache" "$launcher" >"$work/$product-training.log" 2>&1 \
        || { tail -n 20 "$work/$product-training.log" >&2; stop "the training run failed"; }
    date_all "$cache"
    JDK_JAVA_OPTIONS="-XX:AOTMode=on" "$launcher" --version >"$work/$product-aot.log" 2>&1 \
        || { cat "$work/$product-aot.log" >&2; stop "the AOT cache is refused"; }
}

# On Linux a display of its own, so that it is the same wherever the packages are made.
with_display() {
    if [ "$system" = linux ] && [ "$product" = desktop ]; then
        need xvfb-run
        xvfb-run -a -s "-screen 0 1280x1024x24" "$@"
    else
        "$@"
    fi
}

documents() {
    step "documents"
    docs="$work/docs"
    mkdir -p "$docs"
    "$jdk/bin/java" -cp "target/app/*" src/build/ManPage.java "${main%.*}.Commands" "$(app name) $version" "$(day)" \
        "$docs/$package.1"
    gzip -9n -f "$docs/$package.1"
    "$launcher" generate-completion >"$docs/$package.bash"
    copyright >"$docs/copyright"
}

# What Debian calls the copyright file, for every package: the licences of all that is in it.
copyright() {
    cat <<END
$(app name) $version
Copyright $(app copyright)

$(cat LICENSE)

It comes with a Java runtime (OpenJDK $(app jdk.version), GPL-2.0 with the Classpath
exception, texts in the folder "legal" of the runtime) and with these libraries,
each under its own licence:

END
    awk -F '\t' '{ print $1 " " $2 ": " $3 " (" $4 ")" }' \
        target/classes/io/github/claudeproxy/about/licences.tsv
    echo
    echo "On Debian systems, the texts of the Apache License 2.0 and of the GPL 2 are in"
    echo "/usr/share/common-licenses/Apache-2.0 and /usr/share/common-licenses/GPL-2."
}

sbom() {
    step "SBOM"
    mvn -B -q org.cyclonedx:cyclonedx-maven-plugin:makeBom
    for product in "${products[@]}"; do
        "$jdk/bin/java" -Djavafx.version="$(app javafx.version)" -cp "target/app/*" src/build/Sbom.java target/sbom.json "$work/$product/app" \
            "$(app jdk.version)" "$out/$(product_name)-$version.cdx.json"
    done
}

product_name() { [ "$product" = server ] && echo "$package-server" || echo "$package"; }

checksums() {
    step "checksums"
    (cd "$out" && rm -f SHA256SUMS && shasum_all >"$OLDPWD/$work/SHA256SUMS" && cp "$OLDPWD/$work/SHA256SUMS" .)
    cat "$out/SHA256SUMS"
}

shasum_all() { if command -v sha256sum >/dev/null; then sha256sum -- *; else shasum -a 256 -- *; fi; }

package="$(app package)"
verify
for product in "${products[@]}"; do
    rm -f "$out/$(product_name)"[-_][0-9]*
    link
    app_image
    image_app="${image_app_override:-$image/app}"
    train
    documents
    if [ "$system" = macos ] && [ "$product" = desktop ]; then
        mac_installers
    else
        . packaging/linux/package.sh
        linux_packages
    fi
done
sbom
checksums
