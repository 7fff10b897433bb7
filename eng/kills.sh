#!/usr/bin/env bash
# Kills a server, and clients, by SIGKILL at random moments, and starts them again: 300 times, or 30 with --ci. Fails if an accepted mutation was not executed, any was
# executed twice, or a mirror differs from the machine in the end. Options: --size KILLS --seed N --seconds N.
exec "$(dirname "${BASH_SOURCE[0]}")/proof.sh" kills 300 30 "$@"
