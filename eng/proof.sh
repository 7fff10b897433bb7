#!/usr/bin/env bash
# Builds and runs one proof of aRPC: eng/proof.sh COMMAND SIZE CI_SIZE [--ci] [--size N] [--seed N] [--seconds N]. What the scripts named for the commands call.
set -euo pipefail

command=$1 size=$2
if [[ ${4:-} == --ci ]]; then
    size=$3
    shift
fi

shift 3
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
project=$root/tests/AsyncMachine.Rpc.Proof
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# An incremental build: nothing happens if the release build is up to date. It speaks only if it fails.
if ! log=$(dotnet build "$project" --configuration Release --verbosity quiet 2>&1); then
    echo "$log" >&2
    exit 1
fi

exec dotnet "$project/bin/Release/net10.0/AsyncMachine.Rpc.Proof.dll" "$command" --size "$size" "$@"
