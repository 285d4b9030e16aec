# The part of package.sh that makes .deb, .rpm and .tar.gz from a finished image (read by it, not run).
# shellcheck shell=bash disable=SC2154

linux_packages() {
    step "$product: packages"
    name="$(product_name)"
    stage
    tarball
    [ "$system" = linux ] || return 0
    deb
    rpm
}

# The file tree of both packages.
stage() {
    root="$work/$name-root"
    rm -rf "$root"
    mkdir -p "$root"/usr/{bin,lib,share/doc/"$name",share/man/man1,share/bash-completion/completions,share/zsh/vendor-completions}
    cp -a "$image" "$root/usr/lib/$package"
    ln -s "../lib/$package/bin/$package" "$root/usr/bin/$package"
    cp "$docs/$package.1.gz" "$root/usr/share/man/man1/"
    cp "$docs/$package.bash" "$root/usr/share/bash-completion/completions/$package"
    zsh_completion >"$root/usr/share/zsh/vendor-completions/_$package"
    cp "$docs/copyright" "$root/usr/share/doc/$name/copyright"
    "stage_$product"
}

# Picocli writes completion for bash; zsh reads it by way of bashcompinit.
zsh_completion() {
    echo "#compdef $package"
    echo "autoload -U +X bashcompinit && bashcompinit"
    echo ". /usr/share/bash-completion/completions/$package"
}

stage_desktop() {
    local size share="$root/usr/share"
    mkdir -p "$share"/applications "$share"/metainfo
    fill packaging/linux/claude-proxy.desktop >"$share/applications/$(app id).desktop"
    fill packaging/linux/metainfo.xml >"$share/metainfo/$(app id).metainfo.xml"
    check desktop-file-validate "$share/applications/$(app id).desktop"
    check appstreamcli validate --no-net "$share/metainfo/$(app id).metainfo.xml"
    for size in 16 24 32 48 64 128 256 512; do
        install -D -m 644 "icons/png/claude-proxy-$size.png" \
            "$share/icons/hicolor/${size}x$size/apps/$package.png"
    done
    install -D -m 644 icons/claude-proxy.svg "$share/icons/hicolor/scalable/apps/$package.svg"
}

# Looks at a file with a tool of the desktop, where the tool is there.
check() {
    ! command -v "$1" >/dev/null || "$@" >"$work/check.log" || { cat "$work/check.log" >&2; stop "$1 does not like it"; }
}

stage_server() {
    mkdir -p "$root/lib/systemd/system" "$root/etc/$package"
    fill packaging/linux/claude-proxy.service >"$root/lib/systemd/system/$package.service"
    cp packaging/linux/claude-proxy.env "$root/etc/$package/$package.env"
}

# One folder that runs from anywhere, with what a system would install around it in "share".
tarball() {
    local folder="$name-$version-$system-$processor"
    rm -rf "${work:?}/$folder"
    cp -a "$image" "$work/$folder"
    cp LICENSE "$docs/copyright" "$work/$folder/"
    [ ! -d "$root/usr/share/icons" ] || cp -a "$root/usr/share/icons" "$work/$folder/icons"
    mkdir -p "$work/$folder/share"
    cp "$docs/$package.1.gz" "$docs/$package.bash" "$work/$folder/share/"
    [ ! -d "$root/lib/systemd" ] || cp "$root/lib/systemd/system/$package.service" "$work/$folder/share/"
    date_all "$work/$folder"
    pack "$folder" | gzip -9n >"$out/$folder.tar.gz"
    rm -rf "${work:?}/$folder"
}

# The same bytes from the same files, by GNU's tar and by that of macOS.
pack() {
    local owner=(--owner=0 --group=0)
    ! tar --version | grep -q bsdtar || owner=(--uid=0 --gid=0)
    (cd "$work" && find "$1" | LC_ALL=C sort \
        | COPYFILE_DISABLE=1 tar --no-recursion "${owner[@]}" --numeric-owner -cf - -T -)
}

deb() {
    need dpkg-deb
    local control="$root/DEBIAN"
    mkdir -p "$control"
    changelog | gzip -9n >"$root/usr/share/doc/$name/changelog.gz"
    mkdir -p "$root/usr/share/lintian/overrides"
    overrides >"$root/usr/share/lintian/overrides/$name"
    modes
    [ "$product" = desktop ] || server_control
    control >"$control/control"
    (cd "$root" && find -- [!D]* -type f -exec md5sum {} + | LC_ALL=C sort -k 2) >"$control/md5sums"
    date_all "$root"
    dpkg-deb --root-owner-group -Zxz -z4 --build "$root" "$out/${name}_$(deb_version)_$deb_processor.deb" >/dev/null
    rm -rf "$control" "$root/usr/share/lintian"
}

deb_version() { echo "${version/-SNAPSHOT/~snapshot}"; }

server_control() {
    local script
    for script in postinst prerm postrm config; do
        fill "packaging/linux/debian/$script" >"$control/$script"
        chmod 755 "$control/$script"
    done
    fill packaging/linux/debian/templates >"$control/templates"
    echo "/etc/$package/$package.env" >"$control/conffiles"
}

modes() {
    find "$root" -type d -exec chmod 755 {} +
    find "$root" -type f -perm -100 -exec chmod 755 {} +
    find "$root" -type f ! -perm -100 -exec chmod 644 {} +
    find "$root" -name '*.so' -exec chmod 644 {} +
}

control() {
    cat <<END
Package: $name
Version: $(deb_version)
Architecture: $deb_processor
Maintainer: $(app maintainer)
Installed-Size: $(du -sk "$root/usr" | cut -f 1)
Depends: $(deb_depends)
Conflicts: $(other)
Section: net
Priority: optional
Homepage: $(app homepage)
Description: share one Anthropic account with your team
 Every teammate gets a key of their own, checked, metered and revocable. The
 credential of the account never leaves this machine.
 .
 This package has $(deb_contents).
END
}

other() { [ "$product" = server ] && echo "$package" || echo "$package-server"; }

deb_contents() {
    if [ "$product" = server ]; then
        echo "the server without a window, as a systemd service"
    else
        echo "the desktop application"
    fi
}

deb_depends() {
    if [ "$product" = server ]; then
        echo "libc6 (>= 2.34), libstdc++6, zlib1g, adduser, debconf (>= 0.5) | debconf-2.0, init-system-helpers (>= 1.54)"
    else
        echo "libc6 (>= 2.34), libstdc++6, zlib1g, libgtk-3-0 | libgtk-3-0t64, libasound2 | libasound2t64, libxtst6, libgl1, libxxf86vm1"
    fi
}

changelog() {
    cat <<END
$name ($(deb_version)) stable; urgency=medium

  * See $(app updates.page)

 -- $(app maintainer)  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
}

# The runtime is shipped with the program, as its AOT cache holds for these very files.
overrides() {
    cat <<END
$name: embedded-library *
$name: unstripped-binary-or-object *
$name: hardening-no-fortify-functions *
$name: library-not-linked-against-libc *
$name: custom-library-search-path *
$name: jar-not-in-usr-share *
$name: codeless-jar *
END
}

rpm() {
    need rpmbuild
    local rpm_version="${version/-SNAPSHOT/}" release=1 list="$PWD/$work/$name.files"
    [ "$version" = "$rpm_version" ] || release=0.snapshot
    rpm_files >"$list"
    fill packaging/linux/claude-proxy.spec >"$work/$name.spec"
    rpmbuild -bb --quiet --define "_topdir $PWD/$work/rpm" --define "_rpmdir $PWD/$out" \
        --define "product $name" --define "product_version $rpm_version" \
        --define "product_release $release" --define "other $(other)" \
        --define "is_server $([ "$product" = server ] && echo 1 || echo 0)" \
        --define "staged $PWD/$root" --define "file_list $list" \
        --define "use_source_date_epoch_as_buildtime 1" --define "_binary_payload w7.zstdio" \
        --buildroot "$PWD/$work/rpm-buildroot" \
        "$work/$name.spec" 2>"$work/$name-rpm.log" || { cat "$work/$name-rpm.log" >&2; stop "rpmbuild failed"; }
}

# RPM owns every file, and of the folders only those that no other package has.
rpm_files() {
    echo '%defattr(-,root,root,-)'
    (cd "$root" && find usr/lib/"$package" usr/share/doc/"$name" -type d -printf '%%dir "/%p"\n')
    (cd "$root" && find -- [!e]* ! -type d -printf '"/%p"\n')
    [ ! -d "$root/etc" ] || echo "%config(noreplace) /etc/$package/$package.env"
}
