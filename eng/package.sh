#!/usr/bin/env bash
# Packs the package and that of the test kit, checks what is in them, and builds and runs a fresh project that has nothing else: on the JIT, ahead of time,
# and with mistakes that the package's analyzers must find. Exits non-zero at the first thing that does not hold.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
packages=$PWD/artifacts/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

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
    rm -f "$packages"/AsyncMachine.*.nupkg
    quietly "pack" dotnet pack src/AsyncMachine --configuration Release --output "$packages" -m:1
    local found=("$packages"/AsyncMachine.*.nupkg)
    ((${#found[@]} == 1)) || fail "pack made ${#found[@]} packages: ${found[*]}"
    package=${found[0]}
    version=$(basename "$package" .nupkg)
    version=${version#AsyncMachine.}
    echo "ok packed AsyncMachine $version"
}

check_content() {
    # The SDK can unpack; a machine may have no other tool for it.
    cat >"$work/unpack.proj" <<'PROJECT'
<Project>
  <Target Name="Unpack"><Unzip SourceFiles="$(Package)" DestinationFolder="$(Into)" /></Target>
</Project>
PROJECT
    quietly "unpack" dotnet msbuild "$work/unpack.proj" -p:Package="$package" -p:Into="$work/content"

    # The last three belong to the package format; the name of one of them is a random number.
    diff - <(cd "$work/content" && find . -type f | sed -E 's|^\./||; s|[^/]+\.psmdcp$|N.psmdcp|' | LC_ALL=C sort) >&2 <<'FILES' ||
AsyncMachine.nuspec
LICENSE
README.md
[Content_Types].xml
_rels/.rels
analyzers/dotnet/cs/AsyncMachine.Analyzers.dll
analyzers/dotnet/cs/AsyncMachine.CodeFixes.dll
analyzers/dotnet/cs/AsyncMachine.Generators.dll
lib/net10.0/AsyncMachine.dll
lib/net10.0/AsyncMachine.xml
package/services/metadata/core-properties/N.psmdcp
FILES
        fail "the package holds other files than it should (< should, > does)"
    if grep '<dependency ' "$work/content/AsyncMachine.nuspec" >&2; then fail "the package depends on others"; fi
    echo "ok the package holds engine, generator, analyzers, fixes, README and LICENSE, and depends on nothing"
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

# The test kit is a package of its own: it depends on the engine's, and on no test framework.
check_testing() {
    quietly "pack of the test kit" dotnet pack src/AsyncMachine.Testing --configuration Release --output "$work/testing" -m:1
    quietly "unpack" dotnet msbuild "$work/unpack.proj" -p:Package="$work/testing/AsyncMachine.Testing.$version.nupkg" -p:Into="$work/kit"
    [[ -f $work/kit/lib/net10.0/AsyncMachine.Testing.dll ]] || fail "the package of the test kit has no assembly"
    local dependencies
    dependencies=$(grep -o '<dependency id="[^"]*"' "$work/kit/AsyncMachine.Testing.nuspec")
    [[ $dependencies == '<dependency id="AsyncMachine"' ]] || fail "the test kit depends on more than the engine: $dependencies"
    echo "ok AsyncMachine.Testing depends on AsyncMachine alone"
}

pack
check_content
check_testing
write_consumer
check_consumer
check_mistake AM0101 's/Require = \[nameof(Start)\]/Require = ["Strat"]/' "a relation that names no state"
check_mistake AM0202 's/bool GreetingEnter/bool GreetnigEnter/' "a misspelt handler"
