#!/usr/bin/env bash
# Hunts for faults of concurrency: the tests that CI runs, each FACTOR times as long (default 20, about ten minutes on two cores), and
# as many times over as ROUNDS says (default 1). Exits non-zero at the first failure.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

factor=${1:-20}
rounds=${2:-1}
if ! [[ $factor =~ ^[1-9][0-9]*$ && $rounds =~ ^[1-9][0-9]*$ ]]; then
    echo "usage: eng/soak.sh [FACTOR [ROUNDS]], both whole numbers from 1" >&2
    exit 2
fi

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 ASYNCMACHINE_SOAK=$factor
dotnet build tests/AsyncMachine.Tests --configuration Release -m:2 -v quiet
for ((round = 1; round <= rounds; round++)); do
    echo "== round $round of $rounds, factor $factor"
    dotnet test --project tests/AsyncMachine.Tests --configuration Release --no-build -- \
        --filter "FullyQualifiedName~Concurrency|FullyQualifiedName~Timeouts|FullyQualifiedName~HardDisposal"
done
