#!/usr/bin/env bash
# Measures the goals of benchmarks/goals.md, Stateless and a compare-exchange pair in the same run, on the assemblies that
# `dotnet pack` ships; those of aRPC beside grpc-dotnet, StreamJsonRpc and bare sockets,
# those of telemetry beside bare activities and counters, those of history beside SQLite as an application uses it. Prints a table and, as the last line,
# "N goals, M not met"; writes artifacts/bench.json. Exits 1 if a goal is not met or not measured. Each group takes
# less than ten minutes on two cores.
#
#   eng/bench.sh [--quick] [GROUP...]    groups: core, generator, testing, aot, rpc, telemetry, history; none: all. --quick: a stopwatch, one to three minutes a group
#   eng/bench.sh --docs                  writes the figures of artifacts/bench.json into docs/performance.md
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
known=(core generator testing aot rpc telemetry history)
results=$root/artifacts/bench.json
work=$root/artifacts/bench
project=AsyncMachine.Benchmarks
program=$root/benchmarks/$project/bin/Release/net10.0/$project.dll
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

meter=benchmarkdotnet
docs=
groups=()
for argument in "$@"; do
    case $argument in
        --quick) meter=stopwatch ;;
        --docs) docs=1 ;;
        *)
            if [[ " ${known[*]} " != *" $argument "* ]]; then
                echo "unknown group '$argument'; known are: ${known[*]}" >&2
                exit 2
            fi
            groups+=("$argument")
            ;;
    esac
done
if ((${#groups[@]} == 0)); then groups=("${known[@]}"); fi

# Their words go where the table does not.
build() { dotnet "$@" --configuration Release --verbosity quiet -m:1 -consoleLoggerParameters:NoSummary >&2; }

if [[ -n $docs ]]; then
    build build "$root/benchmarks/$project"
    exec dotnet "$program" --docs "$results" "$root/docs/performance.md"
fi

# The package first: what is built for it is up to date for all that follows, and the program checks that it is the same.
rm -rf "$work"
build pack "$root/src/AsyncMachine" --output "$work/package"
for group in "${groups[@]}"; do
    case $group in
        rpc) packages=(AsyncMachine.Rpc) ;;
        telemetry) packages=(AsyncMachine.Telemetry) ;;
        history) packages=(AsyncMachine.History AsyncMachine.History.Sqlite AsyncMachine.History.RocksDb AsyncMachine.History.PostgreSql) ;;
        *) continue ;;
    esac
    for package in "${packages[@]}"; do build pack "$root/src/$package" --output "$work/package"; done
    own=${packages[0]}.Benchmarks
    build publish "$root/benchmarks/$own" --output "$work/published/$own"
done
build build "$root/benchmarks/$project"
if [[ " ${groups[*]} " == *" aot "* ]]; then
    for published in AsyncMachine.Benchmarks.Aot HelloWorld HelloMachine; do
        build publish "$root/benchmarks/$published" --output "$work/published/$published"
    done
fi

exec dotnet "$program" --run "$meter" "$work/package" "$work/published" "$results" "${groups[@]}"
