using System.Reflection;
using AsyncMachine.Generators.Tests.Support;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Generators.Tests;

public sealed class GeneratorAssemblyTests
{
    // What SDK 10.0.100 carries. A compiler older than the one a generator was built for skips the generator.
    private static readonly Version OldestCompiler = new(5, 0, 0, 0);

    [Test]
    public void The_generator_loads_into_the_oldest_supported_compiler()
    {
        Assembly generator = Assembly.Load("AsyncMachine.Generators");

        IEnumerable<AssemblyName> tooNew = generator.GetReferencedAssemblies()
            .Where(reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && reference.Version > OldestCompiler);

        Assert.That(tooNew, Is.Empty);
    }

    [Test]
    public void A_compiler_that_skips_it_names_what_is_missing()
    {
        Compilation without = GeneratorRun.CreateCompilation(
            """
            using AsyncMachine;
            [StateSchema]
            public partial class Door
            {
                public static partial State Open { get; }
                public static partial StateGroup All { get; }
                public static Machine Make() => Machine.Create(new Door());
            }
            """);

        string[] errors = [.. without.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id} {d.GetMessage()}")];
        Assert.That(errors, Has.Length.EqualTo(3));
        Assert.That(errors, Has.One.StartsWith("CS9248 Partial property 'Door.Open'").And.One.StartsWith("CS9248 Partial property 'Door.All'"));
        Assert.That(errors, Has.One.StartsWith("CS0311 ").And.One.Contains("to 'AsyncMachine.IStateSchema'"));
    }
}
