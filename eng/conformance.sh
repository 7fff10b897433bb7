#!/usr/bin/env bash
# Plays case files through the public API of the engine and names every difference as case id, operation, field, expected and
# actual value. The last line is "N cases, M differ"; exits 1 if any differs, or if a file is missing or malformed.
set -euo pipefail

if (($# == 0)); then
    echo "usage: eng/conformance.sh FILE..." >&2
    exit 2
fi

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
project=$root/tests/AsyncMachine.Conformance
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# An incremental build: nothing happens if the release build is up to date. It speaks only if it fails.
if ! log=$(dotnet build "$project" --configuration Release --verbosity quiet 2>&1); then
    echo "$log" >&2
    exit 1
fi

exec dotnet "$project/bin/Release/net10.0/AsyncMachine.Conformance.dll" "$@"
