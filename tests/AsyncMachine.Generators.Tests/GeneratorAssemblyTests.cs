using System.Reflection;

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
}
