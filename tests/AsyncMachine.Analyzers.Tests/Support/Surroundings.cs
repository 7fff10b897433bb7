using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace AsyncMachine.Analyzers.Tests.Support;

/// <summary>What every test compiles against: the framework, the engine, a few usings, the language that the package is made for.</summary>
internal static class Surroundings
{
    public static readonly MetadataReference Engine = MetadataReference.CreateFromFile(typeof(State).Assembly.Location);

    /// <summary>What a project gets that references AsyncMachine.Rpc.</summary>
    public static readonly MetadataReference[] Rpc =
    [
        .. new[] { typeof(Rpc.ArgsCodec), typeof(MessagePack.MessagePackWriter), typeof(MessagePack.MessagePackObjectAttribute) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    public static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    public static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);

    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using AsyncMachine;
        """;

    /// <summary>The references come from a package and from here: nothing is downloaded.</summary>
    public static ReferenceAssemblies NoDownload { get; } = new("net10.0");

    public static void Fill(SolutionState state)
    {
        state.Sources.Add(("/0/Usings.cs", Usings));
        state.AdditionalReferences.AddRange(Net100.References.All);
        state.AdditionalReferences.Add(Engine);
    }
}
