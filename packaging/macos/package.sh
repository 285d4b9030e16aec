# The part of package.sh that makes .dmg and .pkg on macOS (read by it, not run). With MAC_SIGN_IDENTITY it signs,
# with MAC_NOTARY_* it has Apple notarise; without them the packages run only after "open anyway".
# shellcheck shell=bash disable=SC2154,SC2034

mac_image() {
    mac_keychain
    local java_options=() option
    while read -r option; do
        [ -z "$option" ] || java_options+=(--java-options "$option")
    done <packaging/launcher.options
    for option in $options '-Dorg.sqlite.lib.path=$APPDIR'; do
        java_options+=(--java-options "$option")
    done
    "$jdk/bin/jpackage" --type app-image --dest "$work/mac" --name "$(app name)" \
        --app-version "$(mac_version)" --vendor "$(app vendor)" --copyright "$(app copyright)" \
        --description "$(app description)" --icon icons/claude-proxy.icns \
        --mac-package-identifier "$(app id)" --runtime-image "$image/runtime" \
        --input "$image/app" --main-jar claude-proxy.jar --main-class "$main" "${java_options[@]}"
    bundle="$work/mac/$(app name).app"
    launcher="$bundle/Contents/MacOS/$(app name)"
    image_app_override="$bundle/Contents/app"
}

# Apple wants numbers only, the first of them above zero.
mac_version() { echo "${version/-SNAPSHOT/}" | sed 's/^0\./1.0./'; }

# A keychain of this run's own, gone with it.
mac_keychain() {
    [ -n "${MAC_CERTIFICATES:-}" ] || return 0
    local keychain="$work/signing.keychain-db" password
    password="$(openssl rand -hex 16)"
    security create-keychain -p "$password" "$keychain"
    security unlock-keychain -p "$password" "$keychain"
    printf '%s' "$MAC_CERTIFICATES" | base64 -d >"$work/certificates.p12"
    security import "$work/certificates.p12" -k "$keychain" -P "$MAC_CERTIFICATES_PASSWORD" -T /usr/bin/codesign -T /usr/bin/productsign
    rm "$work/certificates.p12"
    security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keychain" >/dev/null
    security list-keychains -d user -s "$keychain" login.keychain-db
}

mac_installers() {
    step "desktop: packages"
    # The cache is trained by now: from here on the launcher takes it, and nothing may change after the signing.
    local config="$bundle/Contents/app/$(app name).cfg"
    printf 'java-options=-XX:AOTCache=$APPDIR/%s.aot\n' "$package" >>"$config"
    [ "$(tail -n 2 "$config" | grep -c '^java-options=')" = 2 ] || stop "$config does not end with its Java options"
    JAVA_TOOL_OPTIONS=-XX:AOTMode=on "$launcher" --version >/dev/null 2>&1 || stop "the AOT cache is refused by the launcher"
    mac_sign
    local file="$out/$package-$version-macos-$processor"
    "$jdk/bin/jpackage" --type dmg --app-image "$bundle" --dest "$work/mac" --name "$(app name)" --app-version "$(mac_version)"
    "$jdk/bin/jpackage" --type pkg --app-image "$bundle" --dest "$work/mac" --name "$(app name)" --app-version "$(mac_version)" \
        --mac-package-identifier "$(app id)"
    mv "$work"/mac/*.dmg "$file.dmg"
    mac_sign_pkg "$work"/mac/*.pkg "$file.pkg"
    mac_notarise "$file.dmg"
    mac_notarise "$file.pkg"
}

# Every library first, the bundle last: Apple refuses a bundle with one that is not signed.
mac_sign() {
    [ -n "${MAC_SIGN_IDENTITY:-}" ] || { echo "package: not signed, MAC_SIGN_IDENTITY is not set" >&2; return 0; }
    find "$bundle" -type f \( -name '*.dylib' -o -name jspawnhelper -o -name java \) -print0 \
        | while IFS= read -r -d '' file; do mac_codesign "$file"; done
    mac_codesign "$bundle/Contents/runtime"
    mac_codesign "$bundle"
    codesign --verify --deep --strict "$bundle" || stop "the signature does not hold"
}

mac_codesign() {
    codesign --force --timestamp --options runtime --entitlements packaging/macos/entitlements.plist --sign "$MAC_SIGN_IDENTITY" "$1"
}

mac_sign_pkg() {
    if [ -n "${MAC_INSTALLER_IDENTITY:-}" ]; then
        productsign --timestamp --sign "$MAC_INSTALLER_IDENTITY" "$1" "$2"
    else
        mv "$1" "$2"
    fi
}

mac_notarise() {
    [ -n "${MAC_NOTARY_APPLE_ID:-}" ] || { echo "package: not notarised, MAC_NOTARY_APPLE_ID is not set" >&2; return 0; }
    xcrun notarytool submit "$1" --wait --apple-id "$MAC_NOTARY_APPLE_ID" --team-id "$MAC_NOTARY_TEAM" --password "$MAC_NOTARY_PASSWORD"
    xcrun stapler staple "$1"
}
