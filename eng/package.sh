#!/usr/bin/env bash
# Packs the packages, checks what is in them, and builds and runs fresh projects that have nothing else: one with the engine, on the
# JIT, ahead of time, and with mistakes that the package's analyzers must find; a server and a client of aRPC, ahead of time; a program with
# history on disk, ahead of time; and a host made by the template, ahead of time.
# Exits non-zero at the first thing that does not hold.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
packages=$PWD/artifacts/packages
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Runs a command that must succeed; it speaks only if it does not.
quietly() {
    local what=$1
    shift
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        fail "$what"
    }
}

pack() {
    local project
    rm -f "$packages"/AsyncMachine.*.nupkg
    for project in src/AsyncMachine src/AsyncMachine.Testing src/AsyncMachine.Hosting src/AsyncMachine.Hosting.AspNetCore src/AsyncMachine.Rpc src/AsyncMachine.Rpc.AspNetCore \
        src/AsyncMachine.History src/AsyncMachine.History.Sqlite src/AsyncMachine.History.RocksDb src/AsyncMachine.History.PostgreSql \
        src/AsyncMachine.Telemetry src/AsyncMachine.Telemetry.Prometheus templates; do
        quietly "pack $project" dotnet pack "$project" --configuration Release --output "$packages" -m:1
    done
    local found=("$packages"/AsyncMachine.[0-9]*.nupkg)
    ((${#found[@]} == 1)) || fail "pack made ${#found[@]} packages of the engine: ${found[*]}"
    version=$(basename "${found[0]}" .nupkg)
    version=${version#AsyncMachine.}
    echo "ok packed AsyncMachine $version and $(($(ls "$packages"/AsyncMachine.*.nupkg | wc -l) - 1)) packages beside it"
}

# Compares the files of a package with those on the standard input.
check_content() {
    local name=$1 content=$work/content/$1
    # The SDK can unpack; a machine may have no other tool for it.
    cat >"$work/unpack.proj" <<'PROJECT'
<Project>
  <Target Name="Unpack"><Unzip SourceFiles="$(Package)" DestinationFolder="$(Into)" /></Target>
</Project>
PROJECT
    quietly "unpack $name" dotnet msbuild "$work/unpack.proj" -p:Package="$packages/$name.$version.nupkg" -p:Into="$content"

    # Three belong to the package format, whatever is in it.
    diff - <(cd "$content" && find . -type f | sed -E 's|^\./||' | grep -vE '\.psmdcp$|^_rels/|^\[Content_Types\]' | LC_ALL=C sort) >&2 ||
        fail "the package $name holds other files than it should (< should, > does)"
}

# The packages that a package depends on, sorted: these and no others.
check_dependencies() {
    local name=$1
    shift
    diff <(printf '%s\n' "$@") <(grep -o '<dependency id="[^"]*"' "$work/content/$name/$name.nuspec" | cut -d '"' -f 2 | LC_ALL=C sort) >&2 ||
        fail "the package $name depends on others than it should (< should, > does)"
}

check_contents() {
    check_content AsyncMachine <<'FILES'
AsyncMachine.nuspec
LICENSE
README.md
analyzers/dotnet/cs/AsyncMachine.Analyzers.dll
analyzers/dotnet/cs/AsyncMachine.CodeFixes.dll
analyzers/dotnet/cs/AsyncMachine.Generators.dll
lib/net10.0/AsyncMachine.dll
lib/net10.0/AsyncMachine.xml
FILES
    if grep '<dependency ' "$work/content/AsyncMachine/AsyncMachine.nuspec" >&2; then fail "the package depends on others"; fi
    echo "ok the package holds engine, generator, analyzers, fixes, README and LICENSE, and depends on nothing"

    local name
    for name in AsyncMachine.Testing AsyncMachine.Hosting AsyncMachine.Hosting.AspNetCore AsyncMachine.Rpc AsyncMachine.Rpc.AspNetCore \
        AsyncMachine.History AsyncMachine.History.Sqlite AsyncMachine.History.PostgreSql AsyncMachine.Telemetry AsyncMachine.Telemetry.Prometheus; do
        check_content "$name" <<FILES
$name.nuspec
LICENSE
README.md
lib/net10.0/$name.dll
lib/net10.0/$name.xml
FILES
    done
    if grep -i aspnetcore "$work/content/AsyncMachine.Hosting/AsyncMachine.Hosting.nuspec" >&2; then
        fail "AsyncMachine.Hosting needs ASP.NET"
    fi
    echo "ok the hosting packages hold one assembly each, and only the one for ASP.NET needs ASP.NET"
    local kit
    kit=$(grep -o '<dependency id="[^"]*"' "$work/content/AsyncMachine.Testing/AsyncMachine.Testing.nuspec")
    [[ $kit == '<dependency id="AsyncMachine"' ]] || fail "the test kit depends on more than the engine: $kit"
    echo "ok the test kit depends on the engine alone"
    kit=$(grep -o '<dependency id="[^"]*"' "$work/content/AsyncMachine.Rpc/AsyncMachine.Rpc.nuspec" | sort | tr '\n' ' ')
    [[ $kit == '<dependency id="AsyncMachine" <dependency id="MessagePack" ' ]] || fail "aRPC depends on more than the engine and MessagePack: $kit"
    echo "ok aRPC depends on the engine and MessagePack alone"
    kit=$(grep -o '<dependency id="[^"]*"' "$work/content/AsyncMachine.Rpc.AspNetCore/AsyncMachine.Rpc.AspNetCore.nuspec" | sort | tr '\n' ' ')
    [[ $kit == '<dependency id="AsyncMachine.Rpc" <dependency id="MessagePack" ' ]] || fail "aRPC for ASP.NET depends on more than aRPC: $kit"
    echo "ok aRPC for ASP.NET depends on aRPC alone, and on what that needs"

    check_content AsyncMachine.History.RocksDb <<'FILES'
AsyncMachine.History.RocksDb.nuspec
LICENSE
README.md
buildTransitive/AsyncMachine.History.RocksDb.targets
lib/net10.0/AsyncMachine.History.RocksDb.dll
lib/net10.0/AsyncMachine.History.RocksDb.xml
FILES
    check_dependencies AsyncMachine.History AsyncMachine
    check_dependencies AsyncMachine.History.Sqlite AsyncMachine.History Microsoft.Data.Sqlite
    check_dependencies AsyncMachine.History.RocksDb AsyncMachine.History RocksDB
    check_dependencies AsyncMachine.History.PostgreSql AsyncMachine.History Microsoft.Extensions.Logging.Abstractions Npgsql
    echo "ok history depends on the engine alone, and its backends on history and on one library each"

    check_dependencies AsyncMachine.Telemetry AsyncMachine Microsoft.Extensions.Logging.Abstractions OpenTelemetry OpenTelemetry.Api.ProviderBuilderExtensions \
        OpenTelemetry.Exporter.OpenTelemetryProtocol OpenTelemetry.Extensions.Hosting
    check_dependencies AsyncMachine.Telemetry.Prometheus AsyncMachine.Telemetry OpenTelemetry OpenTelemetry.Api.ProviderBuilderExtensions \
        OpenTelemetry.Exporter.OpenTelemetryProtocol OpenTelemetry.Exporter.Prometheus.AspNetCore OpenTelemetry.Extensions.Hosting
    echo "ok telemetry depends on the engine and OpenTelemetry, and on a beta only for Prometheus"
}

# A project of a user. The empty files stop the search for those of folders above; packages go to a folder of its own, so that
# no earlier AsyncMachine can be taken from a cache. The machine's own package sources stay, for the native compiler.
write_consumer() {
    consumer=$work/consumer
    mkdir "$consumer"
    cp global.json "$consumer"
    for name in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
        echo '<Project />' >"$consumer/$name"
    done
    cat >"$consumer/nuget.config" <<CONFIG
<configuration>
  <config><add key="globalPackagesFolder" value="$work/cache" /></config>
  <packageSources><add key="packed" value="$packages" /></packageSources>
</configuration>
CONFIG
    cat >"$consumer/Consumer.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">

  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <GenerateDocumentationFile>true</GenerateDocumentationFile>
    <PublishAot>true</PublishAot>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>

  <ItemGroup>
    <PackageReference Include="AsyncMachine" Version="$version" />
  </ItemGroup>

</Project>
PROJECT
    cat >"$consumer/Program.cs" <<'PROGRAM'
using AsyncMachine;

await using var machine = Machine.Create(new Greeter(), new MachineOptions { Id = "greeter" });
Result early = machine.Add(Greeter.Greeting, new("nobody"));
Result start = machine.Add(Greeter.Start);
Result refused = machine.Add(Greeter.Greeting, new(""));
Result greeted = machine.Add(Greeter.Greeting, new("world"));
await machine.When(Greeter.Greeted);
Console.WriteLine($"{early} {start} {refused} {greeted} {machine} {machine.Is(BasicStates.Start)}");

/// <summary>Greets.</summary>
[StateSchema]
[Include<BasicStates>]
public partial class Greeter
{
    /// <summary>Somebody is being greeted.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State<GreetingArgs> Greeting { get; }

    /// <summary>It is done.</summary>
    [State(Auto = true, Require = [nameof(Greeting)])]
    public static partial State Greeted { get; }

    bool GreetingEnter(GreetingArgs args) => args.Name.Length > 0;

    void GreetingState(GreetingArgs args) => Console.WriteLine($"hello {args.Name}: {args}");
}

/// <summary>Whom to greet.</summary>
/// <param name="Name">The name.</param>
[StateArgs]
public sealed partial record GreetingArgs(string Name);
PROGRAM
    cat >"$work/expected" <<'OUTPUT'
hello world: GreetingArgs { Name = world }
canceled executed canceled executed (Start:1 Greeting:1 Greeted:1) True
OUTPUT
}

check_consumer() {
    quietly "the fresh project does not build" \
        dotnet build "$consumer" --configuration Release --output "$work/jit" -m:1
    [[ -d $work/cache/asyncmachine/$version ]] || fail "the fresh project did not take the package"
    dotnet "$work/jit/Consumer.dll" >"$work/jit.txt" || fail "the fresh project fails on the JIT"
    diff "$work/expected" "$work/jit.txt" >&2 || fail "the fresh project prints something else (< expected, > printed)"
    echo "ok a fresh project builds without a warning and runs: $(tail -n 1 "$work/jit.txt")"

    quietly "the fresh project does not compile ahead of time" \
        dotnet publish "$consumer" --configuration Release --output "$work/native" -m:1 -p:TrimmerSingleWarn=false
    if grep -E 'warning |\bIL[0-9]{4}\b' "$work/log" >&2; then fail "the fresh project compiles ahead of time with warnings"; fi
    [[ ! -e $work/native/Consumer.dll ]] || fail "the fresh project is no native program"
    "$work/native/Consumer" >"$work/native.txt" || fail "the fresh project fails ahead of time"
    diff "$work/jit.txt" "$work/native.txt" >&2 || fail "the fresh project prints something else than on the JIT"
    echo "ok it compiles ahead of time without a warning and prints the same"
}

# Builds the project with one mistake in it. The compiler must stop, and name it.
check_mistake() {
    local id=$1 change=$2 what=$3
    cp "$consumer/Program.cs" "$work/Program.cs"
    sed -i "$change" "$consumer/Program.cs"
    if cmp -s "$consumer/Program.cs" "$work/Program.cs"; then fail "the mistake '$what' was not made"; fi
    if dotnet build "$consumer" --configuration Release --output "$work/mistake" -m:1 >"$work/log" 2>&1; then
        fail "a project with $what builds"
    fi
    grep -m 1 -oE "error $id: [^[]*" "$work/log" || {
        cat "$work/log" >&2
        fail "$what is not reported as $id"
    }
    cp "$work/Program.cs" "$consumer/Program.cs"
    echo "ok $what is $id"
}

# A server and a client that have no package but AsyncMachine.Rpc: the generator comes with it, and writes the codecs of their args.
check_rpc() {
    local project=$consumer/Speaker
    mkdir "$project"
    sed -e 's|<PackageReference Include="AsyncMachine" |<PackageReference Include="AsyncMachine.Rpc" |' \
        -e 's|<NuGetAudit>|<RestoreEnablePackagePruning>true</RestoreEnablePackagePruning><NuGetAudit>|' \
        -e 's|</Project>|<ItemGroup><PrunePackageReference Include="MessagePackAnalyzer" Version="99.0.0" /></ItemGroup></Project>|' \
        "$consumer/Consumer.csproj" >"$project/Speaker.csproj" # the analyzer of MessagePack is not on every package source, nor needed
    cat >"$project/Program.cs" <<'PROGRAM'
using System.Net;
using AsyncMachine;
using AsyncMachine.Rpc;

await using var speaker = Machine.Create(new Speaker());
await using var server = new MachineServer();
server.Host(speaker);
await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
await using RemoteMachine<Speaker> remote = await RemoteMachine.ConnectAsync<Speaker>(SocketTransport.To(listener.EndPoint));
Result said = await remote.AddAsync(Speaker.Saying, new("hello", [1, 2, 3]));
Console.WriteLine($"{said} {remote}");

/// <summary>Speaks.</summary>
[StateSchema]
public partial class Speaker
{
    /// <summary>Something is said.</summary>
    [State(Multi = true)]
    public static partial State<Saying> Saying { get; }

    void SayingState(Saying args) => Console.WriteLine(args);
}

/// <summary>What to say.</summary>
/// <param name="Text">The text.</param>
/// <param name="Numbers">And some numbers.</param>
[StateArgs]
public sealed partial record Saying(string Text, IReadOnlyList<int> Numbers);
PROGRAM
    quietly "the server and client do not compile ahead of time" dotnet publish "$project" --configuration Release \
        --output "$work/speaker" -m:1 -p:TrimmerSingleWarn=false
    if grep -E 'warning |\bIL[0-9]{4}\b' "$work/log" >&2; then fail "the server and client compile ahead of time with warnings"; fi
    "$work/speaker/Speaker" >"$work/speaker.txt" || fail "the server and client fail"
    printf '%s\n' 'Saying { Text = hello, Numbers = [1, 2, 3] }' 'executed (Saying:1)' | diff - "$work/speaker.txt" >&2 ||
        fail "the server and client print something else (< expected, > printed)"
    echo "ok a server and a client compile ahead of time without a warning: $(tail -n 1 "$work/speaker.txt")"
}

# A program that has no packages but those of two backends, ahead of time: the generator and the native libraries come with them, and of
# RocksDB's three builds for Linux one.
check_history() {
    local project=$consumer/Keeper native
    mkdir "$project"
    sed -e 's|<PackageReference Include="AsyncMachine" \([^>]*\)/>|<PackageReference Include="AsyncMachine.History.Sqlite" \1/><PackageReference Include="AsyncMachine.History.RocksDb" \1/>|' \
        "$consumer/Consumer.csproj" >"$project/Keeper.csproj"
    cat >"$project/Program.cs" <<'PROGRAM'
using AsyncMachine;
using AsyncMachine.History;

await KeepAsync(SqliteBackend.Open(args[0] + ".db"));
await KeepAsync(RocksDbBackend.Open(args[0]));

static async Task KeepAsync(HistoryBackend backend)
{
    await using HistoryBackend kept = backend;
    await using var keeper = Machine.Create(new Keeper());
    await using HistoryRecorder recorder = await HistoryRecorder.StartAsync(keeper, kept);
    keeper.Add(Keeper.Keeping);
    await recorder.FlushAsync();
    await foreach (HistoryRecord record in recorder.History.FindAsync()) Console.WriteLine(record);
}

/// <summary>Keeps.</summary>
[StateSchema]
public partial class Keeper
{
    /// <summary>Something is kept.</summary>
    public static partial State Keeping { get; }
}
PROGRAM
    quietly "the program with history does not compile ahead of time" dotnet publish "$project" --configuration Release \
        --output "$work/keeper" -m:1 -p:TrimmerSingleWarn=false
    if grep -E 'warning |\bIL[0-9]{4}\b' "$work/log" >&2; then fail "the program with history compiles ahead of time with warnings"; fi
    "$work/keeper/Keeper" "$work/kept" >"$work/keeper.txt" || fail "the program with history fails"
    printf '%s\n' '#1 [add] +Keeping t1' '#1 [add] +Keeping t1' | diff - "$work/keeper.txt" >&2 ||
        fail "the program with history prints something else (< expected, > printed)"
    native=$(cd "$work/keeper" && find . -name '*rocksdb*.so' -o -name '*rocksdb*.dylib' -o -name 'rocksdb.dll' | wc -l)
    ((native == 1)) || fail "beside the program with history are $native builds of RocksDB"
    if find "$work/keeper" -iname 'RocksDbSharp*' -o -iname 'ZstdSharp*' | grep . >&2; then fail "the managed half of RocksDB is beside the program"; fi
    echo "ok a program with history in SQLite and RocksDB compiles ahead of time without a warning, with one native library of each"
}

# The host of the template has no package but AsyncMachine.Hosting: the generator has to come with it.
check_template() {
    quietly "install the templates" dotnet new install "$packages/AsyncMachine.Templates.$version.nupkg" --debug:custom-hive "$work/hive"
    quietly "make a host" dotnet new asyncmachine -n Feeder -o "$consumer/Feeder" --debug:custom-hive "$work/hive"
    quietly "the host does not compile ahead of time" dotnet publish "$consumer/Feeder/src/Feeder" --configuration Release \
        --output "$work/feeder" -m:1 -p:TreatWarningsAsErrors=true -p:TrimmerSingleWarn=false -p:NuGetAudit=false
    if grep -E 'warning |\bIL[0-9]{4}\b' "$work/log" >&2; then fail "the host compiles ahead of time with warnings"; fi

    mkfifo "$work/feeder.fifo"
    (cd "$work/feeder" && exec ./Feeder >"$work/feeder.fifo" 2>&1) &
    local pid=$! line started=
    exec 3<"$work/feeder.fifo"
    while [[ -z $started ]] && read -r -t 60 line <&3; do
        if [[ $line == *"Machine Poller (Poller) started"* ]]; then started=1; fi
    done
    [[ -n $started ]] || fail "the host does not start its machine"
    kill -TERM "$pid"
    cat <&3 >"$work/feeder.log"
    wait "$pid" || fail "the host exits with $?"
    grep -q "Machine Poller (Poller) stopped" "$work/feeder.log" || { cat "$work/feeder.log" >&2; fail "the host does not stop its machine"; }
    echo "ok a host of the template compiles ahead of time without a warning, starts its machine and stops it"
}

pack
check_contents
write_consumer
check_consumer
check_mistake AM0101 's/Require = \[nameof(Start)\]/Require = ["Strat"]/' "a relation that names no state"
check_mistake AM0202 's/bool GreetingEnter/bool GreetnigEnter/' "a misspelt handler"
check_rpc
check_history
check_template
