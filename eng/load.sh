#!/usr/bin/env bash
# A server in a process of its own, 9 000 sessions that wait, 200 clients that mutate one machine, and hostile ones beside them; a tenth with --ci.
# Fails if a mutation is lost or out of its client's order, a session takes more than 8 KiB, or an attack is not refused as it should be.
# Options: --size SESSIONS --seed N --seconds N.
set -euo pipefail

# A socket for each session, in each of the two processes.
if [[ ${1:-} != --ci ]] && ! ulimit -n 20000 2>/dev/null; then
    echo "load.sh needs 20 000 file descriptors; the limit is $(ulimit -Hn), which only a privileged user can raise" >&2
    exit 1
fi

exec "$(dirname "${BASH_SOURCE[0]}")/proof.sh" load 9000 900 "$@"
