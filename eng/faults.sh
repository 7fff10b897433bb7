#!/usr/bin/env bash
# Clients mutate one machine through connections, plain, TLS and WebSockets, that are cut, truncated, reset or black-holed at random bytes: 20 000 of them, or 1 000 with --ci.
# Fails unless every accepted mutation was executed exactly once, in order, no read was stale, and all mirrors equal the machine in the end.
# Options: --size FAULTS --seed N --seconds N.
exec "$(dirname "${BASH_SOURCE[0]}")/proof.sh" faults 20000 1000 "$@"
