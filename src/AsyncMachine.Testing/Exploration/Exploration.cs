using System.Text;

namespace AsyncMachine.Testing;

/// <summary>What a <see cref="SchemaExplorer"/> has found, and for which menu that holds. Immutable.</summary>
public sealed class Exploration
{
    internal Exploration(Schema schema, IReadOnlyList<SchemaCall> menu, bool stubs, long sets, bool isComplete, IReadOnlyList<Finding> findings)
    {
        Schema = schema;
        Menu = menu;
        HasHandlers = stubs;
        Sets = sets;
        IsComplete = isComplete;
        Findings = findings;
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The calls that were made. Nothing is said of others.</summary>
    public IReadOnlyList<SchemaCall> Menu { get; }

    /// <summary>True if handlers took part.</summary>
    public bool HasHandlers { get; }

    /// <summary>How many sets of active states were walked through, those of unrelated components counted apart and influential
    /// states only.</summary>
    public long Sets { get; }

    /// <summary>True if every reachable set was walked through; false if the bound cut the walk.</summary>
    public bool IsComplete { get; }

    /// <summary>What was found, by kind, then in schema or menu order.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What was found of one kind.</summary>
    /// <param name="kind">The kind.</param>
    public IReadOnlyList<Finding> Of(FindingKind kind) => [.. Findings.Where(finding => finding.Kind == kind)];

    /// <summary>A report: schema, menu and bound in the first lines, then a line a finding.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        string cut = IsComplete ? "all that can be reached" : "and then the bound was reached: what is called \"not seen\" may exist";
        text.Append(FormattableString.Invariant($"{Schema.Name}: {Sets} sets of active states, {cut}\n"));
        text.Append($"calls{(HasHandlers ? ", with handlers" : "")}: ").AppendJoin(", ", Menu).Append('\n');
        if (Findings.Count == 0) text.Append("nothing to report\n");
        foreach (Finding finding in Findings) text.Append(finding).Append('\n');
        return text.ToString();
    }
}
