using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>Plans codecs of args in one compilation, each once. Safe for use from any thread.</summary>
internal sealed class CodecReader
{
    // Weak: nothing here may outlive the compilation.
    private static readonly ConditionalWeakTable<Compilation, CodecReader> s_readers = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, CodecPlan> _plans = new(SymbolEqualityComparer.IncludeNullability);

    private CodecReader(Compilation compilation) => _compilation = compilation;

    /// <summary>Null if the compilation does not see AsyncMachine.Rpc: there are no codecs then.</summary>
    public static CodecReader? Of(Compilation compilation)
    {
        if (s_readers.TryGetValue(compilation, out CodecReader? known)) return known;
        return compilation.GetTypesByMetadataName(WellKnown.ArgsCodec).IsEmpty ? null : s_readers.GetValue(compilation, static key => new CodecReader(key));
    }

    /// <summary>The codec of any type; null if it has none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="apart">Gets the plans of args types, reached from this one, whose codecs stand apart from them.</param>
    /// <param name="cancellation">Ends reading.</param>
    public CodecText? Codec(ITypeSymbol type, List<CodecPlan> apart, CancellationToken cancellation)
    {
        var uses = new List<INamedTypeSymbol>();
        CodecText? text = CodecTypes.Of(type, args => Use(args, uses));
        return text is not null && AreSound(uses, apart, cancellation) ? text : null;
    }

    /// <summary>The plan of args and of everything that they use is without a problem.</summary>
    public bool IsSound(INamedTypeSymbol args, List<CodecPlan> apart, CancellationToken cancellation) => AreSound([args], apart, cancellation);

    /// <summary>How args of a type are coded, by themselves: args among their members are taken to be sound.</summary>
    public CodecPlan Plan(INamedTypeSymbol args, CancellationToken cancellation)
    {
        if (_plans.TryGetValue(args, out CodecPlan? known)) return known;
        cancellation.ThrowIfCancellationRequested();
        return _plans.GetOrAdd(args, new CodecPlanner(args, IsInside(args) ? args : _compilation.Assembly, _compilation).Plan(Use));
    }

    /// <summary>The codec becomes a member of the type: it is declared here, and not generic.</summary>
    public bool IsInside(INamedTypeSymbol args) => IsOwn(args) && !IsGeneric(args);

    /// <summary>Name of the struct that codes args apart from their type: told apart by a number made of the type's name.</summary>
    public static string NameApart(INamedTypeSymbol args)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in CodecTypes.Name(args)) hash = unchecked((hash ^ c) * 1099511628211);
        return $"{args.Name}Codec{hash.ToString("x16", CultureInfo.InvariantCulture)}";
    }

    private string Use(INamedTypeSymbol args, List<INamedTypeSymbol> uses)
    {
        if (IsFinished(args)) return CodecTypes.Name(args) + "." + WellKnown.GeneratedCodec;
        uses.Add(args);
        return IsInside(args) ? CodecTypes.Name(args) + "." + WellKnown.GeneratedCodec : WellKnown.CodecsApart + NameApart(args);
    }

    private bool AreSound(IEnumerable<INamedTypeSymbol> args, List<CodecPlan> apart, CancellationToken cancellation)
    {
        var seen = new HashSet<INamedTypeSymbol>(args, SymbolEqualityComparer.IncludeNullability);
        var open = new Queue<INamedTypeSymbol>(seen);
        int apartTypes = 0;
        var found = new List<CodecPlan>();
        while (open.Count > 0)
        {
            INamedTypeSymbol type = open.Dequeue();
            if (!IsInside(type) && ++apartTypes > MostApart) return false;
            if (IsInside(type) && ClassShape.ContainerFault(type, cancellation) is not null) return false;
            CodecPlan plan = Plan(type, cancellation);
            if (plan.Problems.Count > 0) return false;
            if (!IsInside(type)) found.Add(plan);
            foreach (INamedTypeSymbol use in plan.Uses)
            {
                if (seen.Add(use)) open.Enqueue(use);
            }
        }

        apart.AddRange(found);
        return true;
    }

    // Box<T> with a member of type Box<List<T>> never ends.
    private const int MostApart = 64;

    /// <summary>Another assembly has made the codec already.</summary>
    private bool IsFinished(INamedTypeSymbol args) => !IsOwn(args) && !IsGeneric(args)
        && args.GetTypeMembers(WellKnown.GeneratedCodec).Any(codec => codec.IsOurs() && _compilation.IsSymbolAccessibleWithin(codec, _compilation.Assembly));

    private bool IsOwn(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly);

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (at.Arity > 0) return true;
        }

        return false;
    }
}
