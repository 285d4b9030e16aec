#!/usr/bin/env bash
# Installs packages into a clean root and uses them as their first user would (as root):
#   try.sh ROOT SERVER.deb DESKTOP.deb
# ROOT is what "debootstrap --variant=minbase --include=ca-certificates bookworm ROOT" makes. The tests'
# fake upstream stands in for Anthropic, so the project must be built. Stops at the first thing that is wrong.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

root="$1" server="$2" desktop="$3"
jdk="${JAVA_HOME:-/usr/lib/jvm/temurin-25-jdk-amd64}"
port=3907
url="http://127.0.0.1:$port"
data=/var/lib/claude-proxy
pids=()
trap 'kill "${pids[@]}" 2>/dev/null || true; wait; umount "$root/proc" 2>/dev/null || true' EXIT

stop() { echo "try: $*" >&2; exit 1; }
step() { echo "== $*"; }
inside() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
files() { (cd "$root" && find . -xdev -not -path './proc/*' -not -path './tmp/*' -not -path './var/lib/dpkg/*' \
    -not -path './var/cache/*' -not -path './var/log/*' -not -path './var/lib/apt/*' | sort); }

# left WHAT...: stops if more of ours than that is there now that was not before.
left() {
    local more
    more="$(files | comm -13 target/try-before - | grep claude | grep -v -F "$(printf '%s\n' "$@")" || true)"
    [ -z "$more" ] || stop "left behind: $more"
}

install_deb() {
    cp "$1" "$root/tmp/package.deb"
    inside apt-get install -y --no-install-recommends /tmp/package.deb >"$root/tmp/apt.log" 2>&1 \
        || { tail -n 20 "$root/tmp/apt.log"; stop "cannot install $1"; }
}

start_upstream() {
    : >target/try-upstream.log
    "$jdk/bin/java" -cp "target/test-classes:target/app/*" io.github.claudeproxy.testkit.FakeUpstreamMain 0 \
        >target/try-upstream.log 2>&1 &
    pids+=($!)
    until grep -q CLAUDE_API_BASE_URL target/try-upstream.log; do sleep 0.1; done
    upstream="$(sed -n 's/^ *CLAUDE_API_BASE_URL=//p' target/try-upstream.log)"
    api_key="$(grep -o 'sk-ant-[^ ]*' target/try-upstream.log | head -n 1)"
}

# start USER COMMAND...
start() {
    local user="$1"
    shift
    : >target/try.log
    chroot "$root" su -s /bin/sh "$user" -c \
        "CLAUDE_API_BASE_URL=$upstream exec $* --port $port --data-dir $data_dir" >target/try.log 2>&1 &
    pids+=($!)
    for _ in $(seq 200); do
        grep -q 'serves at' target/try.log && return
        sleep 0.1
    done
    cat target/try.log
    stop "it does not start"
}

stop_program() {
    local pid
    pid="$(pgrep -f "^/usr/lib/claude-proxy/runtime/bin/java.*--port $port" | head -n 1)"
    kill "$pid"
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
}

post() { curl -sS "$url$1" -H "authorization: Bearer $2" -H 'content-type: application/json' -d "$3"; }
field() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }

first_walk() {
    local session
    session="$(post /api/auth/register '' '{"email":"ann@example.com","password":"a long pass phrase"}' | field token)"
    post /api/claude/api-key "$session" "{\"api_key\":\"$api_key\"}" >/dev/null
    key="$(post /api/keys/generate "$session" '{"name":"Ada"}' | field key)"
    [ -n "$key" ] || stop "no key was made"
}

answers() {
    post /v1/messages "$key" \
        '{"model":"claude-haiku-4-5","max_tokens":64,"messages":[{"role":"user","content":"Say hello"}]}' \
        | grep -q '"type" *: *"message"' || stop "a teammate gets no answer"
}

# The same package under a higher version.
newer() {
    rm -rf target/try-newer
    dpkg-deb -R "$1" target/try-newer
    sed -i 's/^Version: .*/Version: 99.0/' target/try-newer/DEBIAN/control
    dpkg-deb --root-owner-group -Znone -b target/try-newer target/try-newer.deb >/dev/null
    rm -rf target/try-newer
}

try_server() {
    step "server: install"
    install_deb "$server"
    inside test -f /lib/systemd/system/claude-proxy.service
    inside man -w claude-proxy >/dev/null 2>&1 || inside test -f /usr/share/man/man1/claude-proxy.1.gz
    step "server: AOT cache is taken"
    inside env JDK_JAVA_OPTIONS=-XX:AOTMode=on claude-proxy --version 2>/dev/null
    step "server: the main job"
    data_dir="$data"
    start claude-proxy /usr/bin/claude-proxy serve
    first_walk
    answers
    stop_program
    step "server: a newer package keeps the data"
    newer "$server"
    install_deb target/try-newer.deb
    start claude-proxy /usr/bin/claude-proxy serve
    answers
    stop_program
    step "server: remove leaves data and settings only"
    inside apt-get remove -y claude-proxy-server >/dev/null
    inside test -f "$data/database.db" || stop "removing took the data"
    left "$data" /etc/claude-proxy /systemd/
    step "server: purge keeps data unless told otherwise"
    inside apt-get purge -y claude-proxy-server >/dev/null 2>&1
    inside test -f "$data/database.db" || stop "purging took the data without being told"
    [ ! -e "$root/etc/claude-proxy" ] || stop "purging left the settings"
    step "server: purge takes the data when told to"
    install_deb "$server"
    echo "claude-proxy-server claude-proxy-server/remove-data boolean true" | inside debconf-set-selections
    inside apt-get purge -y claude-proxy-server >/dev/null 2>&1
    left nothing
}

try_desktop() {
    step "desktop: install"
    install_deb "$desktop"
    inside id tester >/dev/null 2>&1 || inside useradd -m tester
    step "desktop: AOT cache is taken"
    inside env JDK_JAVA_OPTIONS=-XX:AOTMode=on claude-proxy --version 2>/dev/null
    step "desktop: the main job, without a display"
    data_dir=/home/tester/data
    rm -rf "$root$data_dir"
    start tester /usr/bin/claude-proxy serve
    first_walk
    answers
    stop_program
    step "desktop: a newer package keeps the data"
    newer "$desktop"
    install_deb target/try-newer.deb
    start tester /usr/bin/claude-proxy serve
    answers
    stop_program
    step "desktop: remove and purge leave the user's data only"
    inside apt-get purge -y claude-proxy >/dev/null 2>&1
    inside test -f "$data_dir/database.db" || stop "purging took the user's data"
    left /home/tester
}

mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
start_upstream
inside apt-get update >/dev/null
files >target/try-before
try_server
[ -z "$desktop" ] || try_desktop
step "all of it works"
