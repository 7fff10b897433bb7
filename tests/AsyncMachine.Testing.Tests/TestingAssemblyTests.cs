using System.Reflection;

namespace AsyncMachine.Testing.Tests;

public sealed class TestingAssemblyTests
{
    [Test]
    public void The_test_kit_references_the_engine_and_nothing_else_outside_the_framework()
    {
        Assembly kit = typeof(ManualTime).Assembly;

        IEnumerable<string?> outsiders = kit.GetReferencedAssemblies()
            .Select(reference => reference.Name)
            .Where(name => name is null || !(name == "System" || name.StartsWith("System.", StringComparison.Ordinal)));

        Assert.That(outsiders, Is.EqualTo((string[])["AsyncMachine"]));
    }
}
