#!/usr/bin/env bash
# Draws every icon file from the SVGs beside this script; the files are committed, so only who
# changes a drawing runs it. Debian: apt-get install librsvg2-bin icoutils icnsutils
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

for tool in rsvg-convert icotool png2icns; do
    command -v "$tool" >/dev/null || { echo "export: $tool is missing" >&2; exit 1; }
done
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

draw() { rsvg-convert --width "$2" --height "$2" --output "$3" "$1"; }

# At 16 pixels the key of the large drawing blurs, so that size has its own.
mark() { [ "$1" = 16 ] && echo claude-proxy-16.svg || echo claude-proxy.svg; }

app_icons() {
    local size
    for size in 16 24 32 48 64 128 256 512; do
        draw "$(mark "$size")" "$size" "png/claude-proxy-$size.png"
    done
    icotool --create --output claude-proxy.ico \
        png/claude-proxy-{16,24,32,48,64}.png --raw=png/claude-proxy-256.png
}

# Apple's icons keep a margin of a tenth around the tile.
mac_icon() {
    local size
    for size in 16 32 128 256 512 1024; do
        sed 's/viewBox="0 0 16 16"/viewBox="-1.95 -1.95 19.9 19.9"/' claude-proxy.svg >"$work/mac.svg"
        draw "$work/mac.svg" "$size" "$work/$size.png"
    done
    png2icns claude-proxy.icns "$work"/{16,32,128,256,512,1024}.png >/dev/null
}

# tray NAME GLYPH ACTIVE ATTENTION SIZE...: the three states, as a panel of that colour shows them.
tray() {
    local name="$1" glyph="$2" active="$3" attention="$4" size state
    shift 4
    for state in idle active attention; do
        sed -e "s/GLYPH/$glyph/; s/ACTIVE/$active/; s/ATTENTION/$attention/" tray.svg >"$work/all.svg"
        keep_badge "$state" <"$work/all.svg" >"$work/tray.svg"
        for size in "$@"; do
            draw "$work/tray.svg" "$size" "png/$name-$state-$size.png"
        done
    done
}

keep_badge() {
    case "$1" in
        idle) sed '/class="/d' ;;
        active) sed '/class="attention"/d' ;;
        attention) sed '/class="active"/d' ;;
    esac
}

rm -rf png && mkdir png
app_icons
mac_icon
tray tray-on-light '#22343b' '#1a8f4c' '#c2410c' 16 24 32 48
tray tray-on-dark '#f2f5f6' '#4ade80' '#ffb020' 16 24 32 48
# macOS colours a template itself: it takes the shape from what is not transparent.
tray tray-template '#000' '#000' '#000' 22 44
