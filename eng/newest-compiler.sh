#!/bin/sh
# Runs the generator's tests in a compiler newer than the one it is built for: the newest known to work, or the one given.
# The output goes to a folder of its own, so that it never mixes with that of a usual build.
set -eu
cd "$(dirname "$0")/.."
compiler=${1:-5.12.0}
echo "compiler $compiler"
exec dotnet run --project tests/AsyncMachine.Generators.Tests -p:TestedCompiler="$compiler" --artifacts-path "artifacts/compiler-$compiler"
