using System.Globalization;

namespace AsyncMachine.Tests.Concurrency;

/// <summary>How long the hunts are: a factor, 1 in an ordinary run; <c>eng/soak.sh</c> sets <c>ASYNCMACHINE_SOAK</c>.</summary>
internal static class Soak
{
    public static int Factor { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("ASYNCMACHINE_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out int factor) ? factor : 1;

    public static int Rounds(int ordinary) => ordinary * Factor;

    /// <summary>Runs bodies on threads of their own, begun together; what one throws is thrown here.</summary>
    public static void Together(params Action[] bodies)
    {
        using var start = new Barrier(bodies.Length);
        Task[] tasks = [.. bodies.Select(body => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                body();
            },
            TaskCreationOptions.LongRunning))];
        Assert.That(Task.WaitAll(tasks, TimeSpan.FromMinutes(2 * Factor)), Is.True, "a thread hangs");
    }

    /// <summary>Lets a random number of instructions pass.</summary>
    public static void Jitter(Random random)
    {
        int spins = random.Next(200);
        if (spins > 100) Thread.SpinWait(spins - 100);
    }
}
