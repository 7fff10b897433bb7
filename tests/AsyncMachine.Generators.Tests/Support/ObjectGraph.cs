using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Tests.Support;

/// <summary>Walks what the pipeline keeps: a symbol in it would keep a whole compilation alive, and equal nothing.</summary>
internal static class ObjectGraph
{
    public static void AssertFreeOfCompiler(IEnumerable<IncrementalGeneratorRunStep> steps)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (IncrementalGeneratorRunStep step in steps)
        {
            foreach ((object value, _) in step.Outputs) Walk(value, step.Name ?? "", seen);
        }
    }

    private static void Walk(object? node, string path, HashSet<object> seen)
    {
        if (node is null || !seen.Add(node)) return;
        Assert.That(
            node,
            Is.Not.InstanceOf<Compilation>().And.Not.InstanceOf<ISymbol>().And.Not.InstanceOf<SyntaxNode>().And.Not.InstanceOf<SyntaxTree>()
                .And.Not.InstanceOf<Location>().And.Not.InstanceOf<AttributeData>().And.Not.InstanceOf<Diagnostic>().And.Not.InstanceOf<SyntaxReference>(),
            path);
        Type type = node.GetType();
        if (type.IsPrimitive || type.IsEnum || node is string) return;
        if (node is IEnumerable items and not string)
        {
            foreach (object? item in items) Walk(item, path + "[]", seen);
            return;
        }

        for (Type? at = type; at is not null; at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(node), $"{path}.{field.Name}", seen);
            }
        }
    }
}
