#!/usr/bin/env bash
# Compiles the examples and programs that touch every public feature ahead of time, without a trim or AOT warning, and runs
# them. The programs are left in artifacts/aot. Exits non-zero at the first thing that does not hold.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
out=artifacts/aot
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Publishes one project. One at a time: the native compiler takes all the memory and processors it can get.
publish() {
    local name=$1 project=$2 log=$work/$1.log
    rm -rf "${out:?}/$name"
    if ! dotnet publish "$project" --configuration Release --output "$out/$name" -m:1 \
        -p:TreatWarningsAsErrors=true -p:ILLinkTreatWarningsAsErrors=true -p:IlcTreatWarningsAsErrors=true \
        -p:TrimmerSingleWarn=false -p:SuppressTrimAnalysisWarnings=false >"$log" 2>&1; then
        cat "$log" >&2
        fail "$name does not compile ahead of time"
    fi
    # A warning that is no error any more, because a project or an SDK says so, is still one.
    if grep -E 'warning |\bIL[0-9]{4}\b' "$log" >&2; then fail "$name compiles with warnings"; fi
    # A program for the JIT would be an assembly beside a small host.
    [[ -x $out/$name/$name && ! -e $out/$name/$name.dll ]] || fail "$name is no native program"
    echo "ok $name compiles ahead of time without a warning ($(($(stat -c %s "$out/$name/$name") / 1024)) KiB)"
}

check_basic() {
    local native=$work/basic.native jit=$work/basic.jit
    dotnet run --project examples/Basic --configuration Release >"$jit" || fail "Basic fails on the JIT"
    "$out/Basic/Basic" >"$native" || fail "Basic fails (exit code $?)"
    [[ -s $native ]] || fail "Basic prints nothing"
    diff "$jit" "$native" >&2 || fail "Basic prints something else than on the JIT"
    echo "ok Basic prints the same as on the JIT ($(wc -l <"$native") lines)"
}

check_file_processing() {
    local program=$out/FileProcessing/FileProcessing input=$work/input output=$work/output code=0
    mkdir -p "$input/deep/er"
    seq 1 20000 >"$input/numbers.txt"
    head -c 300000 /dev/urandom >"$input/deep/noise.bin"
    : >"$input/deep/er/empty"

    "$program" "$input" --output "$output" >"$work/files.log" 2>&1 || {
        code=$?
        cat "$work/files.log" >&2
        fail "FileProcessing fails on good files (exit code $code)"
    }
    # Every input, unpacked again, is among the outputs.
    local file packed found
    while read -r file; do
        found=
        while read -r packed; do
            if gzip -dc "$packed" 2>/dev/null | cmp -s - "$file"; then found=$packed; fi
        done < <(find "$output" -type f)
        [[ -n $found ]] || fail "FileProcessing left no packed copy of ${file#"$input"/}"
    done < <(find "$input" -type f)
    echo "ok FileProcessing packs $(find "$input" -type f | wc -l) files, and they unpack to what they were"

    code=0
    "$program" "$input/numbers.txt" "$input/missing.txt" --output "$work/second" >"$work/files.log" 2>&1 || code=$?
    ((code == 1)) || { cat "$work/files.log" >&2; fail "FileProcessing exits with $code, not 1, if a file is missing"; }
    grep -q missing.txt "$work/files.log" || fail "FileProcessing does not name the missing file"
    [[ -n $(find "$work/second" -type f) ]] || fail "FileProcessing gave up the good file because another is missing"
    echo "ok FileProcessing names a missing file, packs the other and exits with 1"
}

check_features() {
    local name=$1 code=0
    timeout 60 "$out/$name/$name" | tee "$work/features.log" || code=$?
    ((code == 0)) || fail "$name exits with $code"
    if grep -qv '^ok ' "$work/features.log"; then fail "$name prints something else than passed features"; fi
    echo "ok $name: $(wc -l <"$work/features.log") features"
}

# Sends a request without a body and prints the answer. No tool for it needs to be there: the shell can open a socket.
request() {
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf '%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n' "$2" "$3" >&3
    timeout 30 cat <&3
    exec 3>&-
}

# Starts a web server among the programs, and waits until it says where: in $port. Its output goes to a log, $pid is its process.
start_server() {
    local name=$1 log=$2 line
    port=""
    mkfifo "$work/$name.fifo"
    (cd "$out/$name" && exec "./$name" --urls http://127.0.0.1:0 "${@:3}" >"$work/$name.fifo" 2>&1) &
    pid=$!
    exec 4<"$work/$name.fifo"
    while [[ -z $port ]] && read -r -t 60 line <&4; do
        echo "$line" >>"$log"
        if [[ $line =~ listening\ on:\ http://127.0.0.1:([0-9]+) ]]; then port=${BASH_REMATCH[1]}; fi
    done
    cat <&4 >>"$log" &
    [[ -n $port ]] || { cat "$log" >&2; fail "$name does not listen"; }
}

check_asp_net() {
    local log=$work/asp.log port pid
    start_server AspNetCore "$log"
    request "$port" GET /machines | grep -q '"id":"coffee-1","schema":"CoffeeMaker","active":\["Start"' || fail "AspNetCore does not list its machine"
    request "$port" GET /health/live | grep -q '^Healthy' || fail "AspNetCore is not healthy"
    kill -TERM "$pid"
    wait "$pid" || fail "AspNetCore exits with $?"
    wait
    grep -q 'coffee-1 (CoffeeMaker) stopped' "$log" || { cat "$log" >&2; fail "AspNetCore did not stop its machine"; }
    echo "ok AspNetCore lists its machine, is healthy, and stops the machine with the host"
}

check_observed() {
    local log=$work/observed.log port pid
    start_server Observed "$log" --Bakery:Piece 00:00:00 --History:File "$work/bakery.db"
    request "$port" POST '/orders?pieces=3' | grep -q '^order 1: 3 delivered' || fail "Observed does not deliver"
    request "$port" GET /spans | grep -q '^    \[add\] Delivered  bakery executed' || fail "Observed has no spans"
    request "$port" GET /history/oven/Baking | grep -q 'Baking:1  by bakery  ' || fail "Observed has no history"
    request "$port" GET /metrics >"$work/metrics.txt" # long: grep -q would leave before its end
    grep -q '^asyncmachine_transitions_total{.*} [1-9]' "$work/metrics.txt" || fail "Observed has no metrics"
    kill -TERM "$pid"
    wait "$pid" || fail "Observed exits with $?"
    wait
    echo "ok Observed delivers, shows its spans, is scraped and answers from its record"
}

publish Basic examples/Basic
check_basic
publish FileProcessing examples/FileProcessing
check_file_processing
publish AspNetCore examples/AspNetCore
check_asp_net
publish Observed examples/Observed
check_observed
publish AsyncMachine.Aot tests/AsyncMachine.Aot
check_features AsyncMachine.Aot
publish AsyncMachine.Hosting.Aot tests/AsyncMachine.Hosting.Aot
check_features AsyncMachine.Hosting.Aot
publish AsyncMachine.Rpc.Aot tests/AsyncMachine.Rpc.Aot
check_features AsyncMachine.Rpc.Aot
publish AsyncMachine.History.Aot tests/AsyncMachine.History.Aot
check_features AsyncMachine.History.Aot
publish AsyncMachine.History.Backends.Aot tests/AsyncMachine.History.Backends.Aot
check_features AsyncMachine.History.Backends.Aot
publish AsyncMachine.Telemetry.Aot tests/AsyncMachine.Telemetry.Aot
check_features AsyncMachine.Telemetry.Aot
