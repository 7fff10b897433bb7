using System.Reflection;

namespace AsyncMachine.Tests;

public sealed class EngineAssemblyTests
{
    [Test]
    public void The_engine_references_nothing_outside_the_framework()
    {
        Assembly engine = Assembly.Load("AsyncMachine");

        IEnumerable<string?> outsiders = engine.GetReferencedAssemblies()
            .Select(reference => reference.Name)
            .Where(name => name is null || !(name == "System" || name.StartsWith("System.", StringComparison.Ordinal)));

        Assert.That(outsiders, Is.Empty);
    }
}
