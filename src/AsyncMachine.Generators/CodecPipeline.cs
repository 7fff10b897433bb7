using System.Collections.Immutable;
using AsyncMachine.Generators.Emit;
using AsyncMachine.Generators.Memory;
using AsyncMachine.Generators.Models;
using AsyncMachine.Generators.Projection;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Generators;

/// <summary>
/// The assembly's file of codecs: what its schemas and args need, and what its <c>[assembly: ArgsCodecsFor&lt;T&gt;]</c> ask for. Each
/// class says what it needs in its own spec, so that this file is written again only when one of them needs something else.
/// </summary>
internal static class CodecPipeline
{
    public static IncrementalValuesProvider<Parsed<CodecRequestSpec>> Requests(IncrementalGeneratorInitializationContext context, SpecMemory memory) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnown.ArgsCodecsForAttribute,
                static (node, _) => node is CompilationUnitSyntax,
                (target, cancellation) => memory.Recall(target.SemanticModel.Compilation, "ArgsCodecsFor", target.TargetNode, () =>
                {
                    INamedTypeSymbol[] types = [.. target.Attributes.SelectMany(attribute => attribute.AttributeClass?.TypeArguments ?? []).OfType<INamedTypeSymbol>()];
                    Parsed<CodecRequestSpec>? parsed = AsyncMachineGenerator.Read(
                        RegistryEmitter.HintName, () => CodecProjection.Requests(types, target.SemanticModel.Compilation, cancellation));
                    return (parsed, Reach.Of(types, cancellation));
                }))
            .Where(static parsed => parsed is not null)
            .Select(static (parsed, _) => parsed!)
            .WithTrackingName(TrackingNames.CodecRequests);

    /// <summary>What the specs need; nothing, if reading failed.</summary>
    public static IncrementalValuesProvider<CodecUse> Uses<TSpec>(this IncrementalValuesProvider<Parsed<TSpec>> specs)
        where TSpec : class, IEquatable<TSpec>, ICodecUser =>
        specs.Select(static (parsed, _) => parsed.Spec?.Codecs ?? CodecUse.None).Where(static use => use != CodecUse.None);

    public static void Register(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<CodecUse> schemas, IncrementalValuesProvider<CodecUse> args,
        IncrementalValuesProvider<Parsed<CodecRequestSpec>> requests)
    {
        IncrementalValueProvider<CodecUse> all = schemas.Collect().Combine(args.Collect()).Combine(requests.Uses().Collect())
            .Select(static (uses, _) => RegistryEmitter.Merge([.. uses.Left.Left, .. uses.Left.Right, .. uses.Right]))
            .WithTrackingName(TrackingNames.Codecs);
        IncrementalValueProvider<string?> failure = requests.Where(static parsed => parsed.Failure is not null).Collect()
            .Select(static (parsed, _) => parsed.IsEmpty ? null : parsed[0].Failure);
        context.RegisterSourceOutput(all.Combine(failure), static (output, item) =>
        {
            bool isEmpty = item.Left == CodecUse.None && item.Right is null;
            var parsed = new Parsed<CodecUse>(RegistryEmitter.HintName, item.Right is null ? item.Left : null, item.Right);
            if (!isEmpty) output.AddSource(parsed.HintName, AsyncMachineGenerator.Write(parsed, RegistryEmitter.Emit));
        });
    }
}
