using AsyncMachine.Generators.Emit;
using AsyncMachine.Generators.Memory;
using AsyncMachine.Generators.Models;
using AsyncMachine.Generators.Projection;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Generators;

/// <summary>
/// Writes the other half of <c>[StateSchema]</c>, <c>[StateHandlers&lt;T&gt;]</c> and <c>[StateArgs]</c> types: attribute, reader,
/// spec, emitter. Specs hold text and numbers only, so an edit that changes none of them costs no emission.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class AsyncMachineGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var memory = new SpecMemory();
        IncrementalValuesProvider<CodecUse> ofSchemas = Register(
            context, memory, WellKnown.StateSchemaAttribute, "StateSchema", TrackingNames.Schemas,
            static (type, compilation, cancellation) => SchemaProjection.Project(type, compilation, cancellation),
            static spec => SchemaEmitter.Emit(spec)).Uses();
        Register(
            context, memory, WellKnown.StateHandlersAttribute, "StateHandlers", TrackingNames.Handlers,
            static (type, compilation, cancellation) => HandlerProjection.Project(type, compilation, cancellation),
            static spec => HandlersEmitter.Emit(spec));
        IncrementalValuesProvider<CodecUse> ofArgs = Register(
            context, memory, WellKnown.StateArgsAttribute, "StateArgs", TrackingNames.Args,
            static (type, compilation, cancellation) => ArgsProjection.Project(type, compilation, cancellation),
            static spec => ArgsEmitter.Emit(spec)).Uses();
        CodecPipeline.Register(context, ofSchemas, ofArgs, CodecPipeline.Requests(context, memory));
    }

    private static IncrementalValuesProvider<Parsed<TSpec>> Register<TSpec>(
        IncrementalGeneratorInitializationContext context, SpecMemory memory, string attribute, string role, string step,
        Func<INamedTypeSymbol, Compilation, CancellationToken, TSpec?> project, Func<TSpec, string> emit)
        where TSpec : class, IEquatable<TSpec>
    {
        IncrementalValuesProvider<Parsed<TSpec>> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax,
                (target, cancellation) => memory.Recall(target.SemanticModel.Compilation, role, target.TargetNode, () =>
                {
                    var type = (INamedTypeSymbol)target.TargetSymbol;
                    Parsed<TSpec>? parsed = IsFirst(target) ? Read(type, role, () => project(type, target.SemanticModel.Compilation, cancellation)) : null;
                    return (parsed, Reach.Of(type, cancellation));
                }))
            .Where(static parsed => parsed is not null)
            .Select(static (parsed, _) => parsed!)
            .WithTrackingName(step);

        // Equal nearly always, so that a new class does not touch the others' outputs.
        IncrementalValueProvider<EquatableArray<string>> clashes = specs
            .Select(static (parsed, _) => parsed.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.Clashes(names))
            .WithTrackingName(TrackingNames.Clashes);

        context.RegisterSourceOutput(
            specs.Combine(clashes).WithTrackingName(TrackingNames.Outputs),
            (output, item) => output.AddSource(HintNames.Resolve(item.Left.HintName, item.Right), Write(item.Left, emit)));
        return specs;
    }

    /// <summary>False for a second part of a class that repeats the attribute: an error, but one that must not make two files.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext target)
    {
        SyntaxReference? own = target.Attributes[0].ApplicationSyntaxReference;
        foreach (AttributeData attribute in target.TargetSymbol.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass?.OriginalDefinition, target.Attributes[0].AttributeClass?.OriginalDefinition)) continue;
            SyntaxReference? first = attribute.ApplicationSyntaxReference;
            return first is null || own is null || (first.SyntaxTree == own.SyntaxTree && first.Span == own.Span);
        }

        return true;
    }

    /// <summary>
    /// An exception here would take the generated half of every class of the project away. It costs only its own class, and
    /// becomes an error in that class's file.
    /// </summary>
    private static Parsed<TSpec>? Read<TSpec>(INamedTypeSymbol type, string role, Func<TSpec?> project)
        where TSpec : class, IEquatable<TSpec> => Read(ClassProjection.HintName(type, role), project);

    internal static Parsed<TSpec>? Read<TSpec>(string hintName, Func<TSpec?> project)
        where TSpec : class, IEquatable<TSpec>
    {
        try
        {
            return project() is { } spec ? new Parsed<TSpec>(hintName, spec, null) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Parsed<TSpec>(hintName, null, Describe(exception));
        }
    }

    internal static string Write<TSpec>(Parsed<TSpec> parsed, Func<TSpec, string> emit)
        where TSpec : class, IEquatable<TSpec>
    {
        if (parsed.Spec is null) return Failed(parsed.Failure!);
        try
        {
            return emit(parsed.Spec);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed(Describe(exception));
        }
    }

    private static string Describe(Exception exception) => exception.ToString().Replace("\r", "").Replace("\n", " | ");

    private static string Failed(string failure) =>
        $"// <auto-generated/>\n#error The AsyncMachine generator failed on this class; please report it: {failure}\n";
}
