#!/usr/bin/env bash
# Kills recording processes by SIGKILL, at a random time after their first acknowledged batch, and opens what they leave: 200 times for each store.
# Fails if an acknowledged batch is not there, a batch is there in part, or a record is missing or there twice. With --ci: the same numbers.
# Options: --rounds N (of each store), --seed N.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
rounds=200
seed=()
while (($# > 0)); do
    case $1 in
        --ci) shift ;;
        --rounds) rounds=$2; shift 2 ;;
        --seed) seed=(--seed "$2"); shift 2 ;;
        *) echo "history-kills.sh: what is $1?" >&2; exit 2 ;;
    esac
done

# An incremental build: nothing happens if the release build is up to date. It speaks only if it fails.
project=tests/AsyncMachine.History.Kills
if ! log=$(dotnet build "$project" --configuration Release --verbosity quiet -m:1 2>&1); then
    echo "$log" >&2
    exit 1
fi

# Both at once: one waits for the disk while the other computes.
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
stores=(sqlite rocksdb)
running=()
for store in "${stores[@]}"; do
    "$project/bin/Release/net10.0/AsyncMachine.History.Kills" kill "$store" --rounds "$rounds" "${seed[@]}" >"$work/$store" 2>&1 &
    running+=($!)
done

code=0
for i in "${!stores[@]}"; do
    wait "${running[i]}" || code=1
    cat "$work/${stores[i]}"
done
exit $code
