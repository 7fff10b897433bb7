#!/usr/bin/env bash
# Kills recording processes by SIGKILL, at a random time after their first acknowledged batch, and opens what they leave: 200 times for SQLite and
# RocksDB, 50 times for PostgreSQL. Kills PostgreSQL's own server 5 times, and starts it again while a process records. Fails if an acknowledged
# batch is not there, a batch is there in part, or a record is missing or there twice. With --ci: the same numbers.
# Options: --rounds N (of SQLite and RocksDB; the others in proportion), --seed N.
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

# All at once: one waits for the disk or its server while another computes.
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
runs=("kill sqlite $rounds" "kill rocksdb $rounds" "kill postgresql $(((rounds + 3) / 4))" "kill-server postgresql $(((rounds + 39) / 40))")
running=()
for run in "${runs[@]}"; do
    read -r what store times <<<"$run"
    "$project/bin/Release/net10.0/AsyncMachine.History.Kills" "$what" "$store" --rounds "$times" "${seed[@]}" >"$work/$what-$store" 2>&1 &
    running+=($!)
done

code=0
for i in "${!runs[@]}"; do
    read -r what store times <<<"${runs[i]}"
    wait "${running[i]}" || code=1
    cat "$work/$what-$store"
done
exit $code
