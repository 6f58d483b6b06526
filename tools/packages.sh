# What the two commands need of a Debian machine; read by ./netkube and ./test, not run by itself.

# Of words "package:program" or "package:/a/file": the packages whose program or file is not there.
missing_of() {
    for pair in "$@"; do
        program_name=${pair#*:}
        command -v "$program_name" >/dev/null 2>&1 || [ -x "/usr/sbin/$program_name" ] || [ -e "$program_name" ] || printf ' %s' "${pair%%:*}"
    done
}

# Installs packages; false, with the end of apt-get's story on standard error, when that fails. The whole story stays in $apt_log.
install_packages() {
    apt_log=$(mktemp)
    # No service is started by the packages: netkube starts a dockerd of its own where none answers.
    policy=/usr/sbin/policy-rc.d
    made_policy=
    if [ ! -e "$policy" ]; then printf '#!/bin/sh\nexit 101\n' >"$policy"; chmod 755 "$policy"; made_policy=1; fi
    installed=0
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$apt_log" 2>&1 || installed=$?
    [ -z "$made_policy" ] || rm -f "$policy"
    if [ "$installed" != 0 ]; then tail -5 "$apt_log" >&2; return 1; fi
    rm -f "$apt_log"
}
