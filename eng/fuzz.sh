#!/usr/bin/env bash
# Feeds mutated sessions to every decoder, whole servers and whole clients: 5 000 000 inputs, or 100 000 with --ci. Fails if one crashes or hangs anything, takes more
# memory than its length accounts for, or harms a server that it was sent to; such an input is printed. Options: --size INPUTS --seed N --seconds N.
exec "$(dirname "${BASH_SOURCE[0]}")/proof.sh" fuzz 5000000 100000 "$@"
