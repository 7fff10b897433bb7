using System.Reflection;

namespace AsyncMachine.Analyzers.Tests;

public sealed class AnalyzerAssemblyTests
{
    [TestCase("AsyncMachine.Analyzers")]
    [TestCase("AsyncMachine.Generators")]
    public void What_a_compiler_loads_does_not_need_workspaces(string name)
    {
        Assembly assembly = Assembly.Load(name);

        IEnumerable<string?> workspaces = assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name)
            .Where(reference => reference!.Contains("Workspaces", StringComparison.Ordinal));

        Assert.That(workspaces, Is.Empty);
    }
}
