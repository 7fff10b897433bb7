using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AsyncMachine.Generators.Memory;

/// <summary>
/// What was read last, and from which files. The compiler runs every transform again after every key press, and binding the
/// attributes of a few hundred states takes it longer than a key press may; but nearly all key presses fall into method bodies,
/// or into files that no schema has to do with.
/// </summary>
/// <remarks>
/// One per driver. Only ever an abbreviation: whatever it returns equals what reading again would give, so that drivers which
/// are forked, or run on two threads, are none the worse for it. It keeps the last compilation alive, as the driver does itself.
/// </remarks>
internal sealed class SpecMemory
{
    private readonly object _lock = new();
    private Dictionary<(string Role, SyntaxTree Tree, int Start), (object? Result, Reach Reach)> _entries = [];
    private CSharpCompilation? _compilation;

    /// <summary>The result for a declaration, read anew only if something has changed that it depends on.</summary>
    /// <param name="compilation">The compilation that the declaration belongs to.</param>
    /// <param name="role">What the result is for.</param>
    /// <param name="declaration">The declaration.</param>
    /// <param name="read">Reads it; a function of the declarations in its reach and the outlines of all files.</param>
    public TResult? Recall<TResult>(Compilation compilation, string role, SyntaxNode declaration, Func<(TResult? Result, Reach Reach)> read)
        where TResult : class
    {
        var key = (role, declaration.SyntaxTree, declaration.SpanStart);
        lock (_lock)
        {
            if (!ReferenceEquals(_compilation, compilation)) MoveTo((CSharpCompilation)compilation);
            if (_entries.TryGetValue(key, out (object? Result, Reach Reach) known)) return (TResult?)known.Result;
        }

        (TResult? result, Reach reach) = read();
        lock (_lock)
        {
            if (ReferenceEquals(_compilation, compilation)) _entries[key] = (result, reach);
        }

        return result;
    }

    private void MoveTo(CSharpCompilation compilation)
    {
        List<(SyntaxTree Old, SyntaxTree Current)>? edits = _compilation is null ? null : Edits(_compilation, compilation);
        _compilation = compilation;
        if (edits is null || edits.Exists(edit => !DeclarationFingerprint.Of(edit.Old).Outline.Equals(DeclarationFingerprint.Of(edit.Current).Outline)))
        {
            _entries = [];
            return;
        }

        foreach ((SyntaxTree old, SyntaxTree current) in edits)
        {
            bool sameMembers = DeclarationFingerprint.Of(old).Members.Equals(DeclarationFingerprint.Of(current).Members);
            foreach (var key in _entries.Keys.ToList())
            {
                Reach reach = _entries[key].Reach;
                if (key.Tree == old || (!sameMembers && reach.Includes(old))) _entries.Remove(key);
                else reach.Replace(old, current);
            }
        }
    }

    /// <summary>The files that were parsed again; null if more has changed than that.</summary>
    private static List<(SyntaxTree Old, SyntaxTree Current)>? Edits(CSharpCompilation before, CSharpCompilation after)
    {
        if (before.AssemblyName != after.AssemblyName || !before.Options.Equals(after.Options)) return null;
        if (!before.ExternalReferences.SequenceEqual(after.ExternalReferences)) return null;
        ImmutableArray<SyntaxTree> old = before.SyntaxTrees;
        ImmutableArray<SyntaxTree> current = after.SyntaxTrees;
        if (old.Length != current.Length) return null;
        var edits = new List<(SyntaxTree, SyntaxTree)>();
        for (int i = 0; i < old.Length; i++)
        {
            if (ReferenceEquals(old[i], current[i])) continue;
            if (old[i].FilePath != current[i].FilePath || !old[i].Options.Equals(current[i].Options)) return null;
            edits.Add((old[i], current[i]));
        }

        return edits;
    }
}
