using System.Reflection;

namespace AsyncMachine.Hosting.Tests;

public sealed class AssemblyTests
{
    [Test]
    public void A_worker_does_not_need_the_ASP_NET_framework()
    {
        Assembly hosting = typeof(MachineRegistry).Assembly;

        IEnumerable<string> outsiders = hosting.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name != "AsyncMachine" && !name.StartsWith("System.", StringComparison.Ordinal) &&
                !name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

        Assert.That(outsiders, Is.Empty);
    }
}
