using System.Collections.Concurrent;
using AsyncMachine.Testing;
using CircuitBreaker;
using CsCheck;

namespace AsyncMachine.Examples.Tests;

public sealed partial class CircuitBreakerTests
{
    private static readonly Gen<BreakerStep[]> Sequences =
        Gen.Select(Gen.Enum<BreakerEvent>(), Gen.Int[0, 9], Gen.Int[0, 60], (what, which, span) => new BreakerStep(what, which, span)).Array[0, 80];

    [Test]
    public void Any_sequence_of_calls_outcomes_and_spans_goes_as_a_plain_model_does()
    {
        var taken = new ConcurrentDictionary<string, bool>();

        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 50], Sequences).Sample(
            (threshold, breakMilliseconds, steps) => Play(threshold, breakMilliseconds, steps, taken), iter: 20_000);

        Assert.That(taken.Keys, Is.EquivalentTo(new[]
        {
            "Closed Call Closed", "Closed Succeed Closed", "Closed Fail Closed", "Closed Fail Open", "Closed Cancel Closed", "Closed Pass Closed",
            "Open Call Open", "Open Succeed Open", "Open Fail Open", "Open Cancel Open", "Open Pass Open", "Open Pass HalfOpen",
            "HalfOpen Call HalfOpen", "HalfOpen Succeed Closed", "HalfOpen Succeed HalfOpen", "HalfOpen Fail Open", "HalfOpen Fail HalfOpen",
            "HalfOpen Cancel HalfOpen", "HalfOpen Pass HalfOpen",
        }));
    }

    [Test]
    public void Of_many_threads_one_gets_the_trial()
    {
        for (int round = 0; round < 200; round++)
        {
            using var circuit = new Circuit(threshold: 1, breakMilliseconds: 10);
            circuit.Play(new BreakerStep(BreakerEvent.Call, 0, 0));
            circuit.Play(new BreakerStep(BreakerEvent.Fail, 0, 0));
            circuit.Play(new BreakerStep(BreakerEvent.Pass, 0, 10));
            Assert.That(circuit.State, Is.EqualTo("HalfOpen"));

            int made = 0;
            var answer = new TaskCompletionSource<int>();
            var calls = new Task<int>[8];
            Parallel.For(0, calls.Length, i => calls[i] = circuit.Machine.ExecuteAsync(_ =>
            {
                Interlocked.Increment(ref made);
                return new ValueTask<int>(answer.Task);
            }).AsTask());
            answer.SetResult(7);
            Assert.That(Task.WhenAll(calls.Select(call => Task.WhenAny(call))).Wait(TimeSpan.FromMinutes(1)), "all calls end");

            Assert.That(calls.Count(call => call.IsCompletedSuccessfully), Is.EqualTo(made));
            Assert.That(calls.Where(call => call.IsFaulted).Select(call => call.Exception!.InnerException), Is.All.TypeOf<CircuitOpenException>());
            Assert.That(made, Is.EqualTo(1));
            Assert.That(circuit.State, Is.EqualTo("Closed"));
        }
    }

    [Test]
    public async Task A_call_hands_through_its_result_its_error_and_its_token()
    {
        using var circuit = new Circuit(threshold: 2, breakMilliseconds: 10);
        using var cancellation = new CancellationTokenSource();

        Assert.That(await circuit.Machine.ExecuteAsync(_ => ValueTask.FromResult("hello")), Is.EqualTo("hello"));
        Assert.That(async () => await circuit.Machine.ExecuteAsync<int>(_ => throw new IOException("no")), Throws.TypeOf<IOException>());
        Assert.That(
            async () => await circuit.Machine.ExecuteAsync(
                async token =>
                {
                    await cancellation.CancelAsync();
                    token.ThrowIfCancellationRequested();
                    return 1;
                },
                cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(circuit.State, Is.EqualTo("Closed"), "one failure");
    }

    [Test]
    public async Task The_program_breaks_the_circuit_and_tries_again()
    {
        ExampleResult result = await Example.RunAsync("CircuitBreaker", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            00:00 101, Closed
            00:00 busy, Closed
            00:00 102, Closed
            00:00 busy, Closed
            00:00 busy, Closed
            00:00 busy, Open, stale prices
            00:00 not called, Open, stale prices
            00:29 not called, Open, stale prices
            00:30 down, Open, stale prices
            01:00 not called, HalfOpen
            01:00 trial: 103, Closed
            01:00 104, Closed

            """));
    }

    private static void Play(int threshold, int breakMilliseconds, BreakerStep[] steps, ConcurrentDictionary<string, bool> taken)
    {
        var model = new BreakerReference(threshold, breakMilliseconds);
        var periods = new List<int>();
        using var circuit = new Circuit(threshold, breakMilliseconds);
        foreach (BreakerStep step in steps)
        {
            string before = model.Circuit;
            string? expected = Expected(model, periods, step);
            if (expected is null) continue; // no call is under way
            taken[$"{before} {step.Event} {model.Circuit}"] = true;

            string actual = circuit.Play(step);

            expected = $"{step}: {expected}, {model.Circuit}, {model.Late} late";
            actual = $"{step}: {actual}, {circuit.State}, {circuit.Machine.StaleMutations} late";
            if (actual != expected) throw new InvalidOperationException($"Expected {expected}; it was {actual}.");
        }
    }

    private static string? Expected(BreakerReference model, List<int> periods, BreakerStep step)
    {
        switch (step.Event)
        {
            case BreakerEvent.Pass:
                model.Pass(step.Milliseconds);
                return "done";
            case BreakerEvent.Call:
                if (model.Call() is not { } period) return "refused";
                periods.Add(period);
                return "made";
            default:
                if (periods.Count == 0) return null;
                int which = step.Which % periods.Count;
                model.End(periods[which], step.Event);
                periods.RemoveAt(which);
                return "done";
        }
    }

    /// <summary>A machine of another schema, with the states of the example mixed in, and its calls that are under way.</summary>
    private sealed class Circuit : IDisposable
    {
        private readonly ManualTime _time = new();
        private readonly List<(TaskCompletionSource<int> Answer, Task<int> Call, CancellationTokenSource Cancellation)> _calls = [];

        public Circuit(int threshold, int breakMilliseconds)
        {
            Machine = AsyncMachine.Machine.Create(new Client(), new MachineOptions { TimeProvider = _time });
            Machine.Bind(new BreakerHandlers(threshold, TimeSpan.FromMilliseconds(breakMilliseconds)));
            Machine.Add(Client.Closed);
        }

        public Machine Machine { get; }

        /// <summary>The active ones of the three states: always one.</summary>
        public string State => string.Join(" ", Machine.ActiveStates.Where(state => Client.Circuit.Contains(state)));

        public string Play(BreakerStep step) => step.Event switch
        {
            BreakerEvent.Call => Begin(),
            BreakerEvent.Pass => Pass(step.Milliseconds),
            _ => End(step.Which % _calls.Count, step.Event),
        };

        public void Dispose() => Machine.DisposeAsync().AsTask().Wait();

        private string Pass(int milliseconds)
        {
            _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            return "done";
        }

        // On one thread, a call is under way when this returns, or refused.
        private string Begin()
        {
            var answer = new TaskCompletionSource<int>();
            var cancellation = new CancellationTokenSource();
            Task<int> call = Machine.ExecuteAsync(_ => new ValueTask<int>(answer.Task), cancellation.Token).AsTask();
            if (call.IsCompleted) return call.Exception?.InnerException is CircuitOpenException ? "refused" : "ended";
            _calls.Add((answer, call, cancellation));
            return "made";
        }

        private string End(int which, BreakerEvent outcome)
        {
            (TaskCompletionSource<int> answer, Task<int> call, CancellationTokenSource cancellation) = _calls[which];
            _calls.RemoveAt(which);
            if (outcome == BreakerEvent.Cancel) cancellation.Cancel();
            bool set = outcome switch
            {
                BreakerEvent.Succeed => answer.TrySetResult(1),
                BreakerEvent.Fail => answer.TrySetException(new IOException("down")),
                _ => answer.TrySetCanceled(cancellation.Token),
            };
            Assert.That(Task.WhenAny(call).Wait(TimeSpan.FromMinutes(1)), "the call ends"); // where there is a context, on another thread
            bool right = outcome switch
            {
                BreakerEvent.Succeed => call.IsCompletedSuccessfully,
                BreakerEvent.Fail => call.Exception?.InnerException is IOException,
                _ => call.IsCanceled,
            };
            cancellation.Dispose();
            return set && right ? "done" : $"{call.Status}";
        }
    }

    [StateSchema]
    [Include<BreakerStates>]
    public partial class Client;
}
