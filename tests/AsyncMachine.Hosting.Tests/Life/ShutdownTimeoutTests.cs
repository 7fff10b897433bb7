using System.Diagnostics.CodeAnalysis;

namespace AsyncMachine.Hosting.Tests.Life;

public sealed partial class ShutdownTimeoutTests
{
    /// <summary>Stays in one of its handlers until the test lets it go.</summary>
    [StateSchema]
    private sealed partial class Stubborn(Gate gate)
    {
        public static partial State Start { get; }

        void StartEnd() => gate.Stay();
    }

    [StateSchema]
    private sealed partial class Slow(Gate gate)
    {
        public static partial State Start { get; }

        [State(Auto = true, Require = [nameof(Start)])]
        public static partial State Working { get; }

        async Task WorkingState()
        {
            gate.Reached.TrySetResult();
            await gate.Release.Task.ConfigureAwait(false);
        }
    }

    [StateSchema]
    private sealed partial class NeverDisposed(Gate gate)
    {
        public static partial State Start { get; }

        [State(Remove = [nameof(Start)])]
        public static partial State Disposing { get; }

        public static partial State Disposed { get; }

        void DisposingState() => gate.Reached.TrySetResult();
    }

    private sealed class Gate
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Stay()
        {
            Reached.TrySetResult();
            Release.Task.Wait();
        }
    }

    [Test]
    public async Task A_handler_that_does_not_return_keeps_the_host_no_longer_than_its_time_out() =>
        await StopsAtTheTimeOut<Stubborn>("()", reachedAtStart: false);

    [Test]
    public async Task Async_work_that_does_not_end_keeps_the_host_no_longer_than_its_time_out() =>
        await StopsAtTheTimeOut<Slow>("()", reachedAtStart: true);

    [Test]
    public async Task A_machine_that_is_never_Disposed_keeps_the_host_no_longer_than_its_time_out() =>
        await StopsAtTheTimeOut<NeverDisposed>("(Disposing:1)", reachedAtStart: false);

    private static async Task StopsAtTheTimeOut<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        string states, bool reachedAtStart)
        where T : class, IStateSchema
    {
        var gate = new Gate();
        var log = new RecordedLog();
        using var timeout = new CancellationTokenSource();
        IHost host = TestHost.Build(
            services => services.AddSingleton(gate).AddMachine<T>()
                .Configure(options => options with { DisposeTimeout = TimeSpan.Zero, HandlerTimeout = Timeout.InfiniteTimeSpan })
                .Configure(options => reachedAtStart ? options with { DisposeTimeout = Timeout.InfiniteTimeSpan } : options),
            log);
        await host.StartAsync().Soon();
        Machine<T> machine = host.Machine<T>();

        Task stopped = host.StopAsync(timeout.Token);
        await gate.Reached.Task.Soon();
        if (reachedAtStart) await machine.WhenNot("Start").Soon();
        bool early = stopped.IsCompleted;
        await timeout.CancelAsync();
        await stopped.Soon();

        Assert.That(early, Is.False);
        Assert.That(log.Single(103).Message, Does.Contain($"did not stop within the host's time-out: {states}"));
        Assert.That(log.OfMachines.Select(line => line.Id.Id), Does.Not.Contain(102));
        gate.Release.TrySetResult();
        await host.EndAsync().AsTask().Soon();
        Assert.That(machine.IsDisposed, Is.True);
    }
}
