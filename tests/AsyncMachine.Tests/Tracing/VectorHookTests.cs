namespace AsyncMachine.Tests.Tracing;

/// <summary>A hook sees the vector at each end of a transition, and nothing in between.</summary>
public sealed partial class VectorHookTests
{
    private static readonly Schema Plain = new SchemaBuilder("Plain")
        .State("A").State("B", multi: true).State("C", auto: true, require: ["A"]).State("D", remove: ["A"]).Build();

    private sealed class Seen : VectorHook
    {
        public List<string> Calls { get; } = [];

        public ulong[] Ticks { get; private set; } = [];

        public override void Whole(Schema schema, ReadOnlySpan<ulong> ticks, ulong settled, uint machineTick)
        {
            Ticks = ticks.ToArray();
            Calls.Add($"whole {string.Join(' ', Ticks)} settled {settled} machine {machineTick}");
        }

        public override void Ended(ReadOnlySpan<ulong> ticks, ReadOnlySpan<ulong> changed, ulong settled)
        {
            ulong[] now = ticks.ToArray();
            for (int i = 0; i < now.Length; i++)
            {
                bool told = changed.Length > i / 64 && (changed[i / 64] >> (i % 64) & 1) != 0;
                Assert.That(told || now[i] == Ticks[i], $"state {i} has changed, and was not told");
            }

            Ticks = now;
            string call = $"{string.Join(' ', now)} settled {settled}";
            if (!Calls[^1].Contains(call, StringComparison.Ordinal)) Calls.Add(call); // an end may be told twice
        }

        public override void Disposed() => Calls.Add("disposed");
    }

    [Test]
    public async Task Every_end_is_seen_also_of_what_is_refused_and_what_follows()
    {
        await using var machine = new Machine(Plain);
        machine.Add("B");
        var seen = new Seen();
        await machine.Engine.AddHook(seen);

        machine.Add("A"); // C follows by itself
        machine.Add("B");
        machine.Add("D");
        machine.Remove("B");

        Assert.That(seen.Calls, Is.EqualTo(new[]
        {
            "whole 0 0 1 0 0 settled 2 machine 0",
            "0 1 1 0 0 settled 2", // its own transition has ended, what it prepended has not
            "0 1 1 1 0 settled 3",
            "0 1 3 1 0 settled 4",
            "0 2 3 2 1 settled 5",
            "0 2 4 2 1 settled 6",
        }));
    }

    [Test]
    public async Task A_roll_back_is_seen_as_what_it_leaves()
    {
        await using Machine<Failing> machine = Machine.Create(new Failing());
        var seen = new Seen();
        await machine.Engine.AddHook(seen);

        machine.Add(Failing.Broken);

        int broken = Failing.Broken.Index, exception = Failing.Exception.Index;
        Assert.That(seen.Calls, Has.Count.EqualTo(3));
        Assert.That((seen.Ticks[broken], seen.Ticks[exception]), Is.EqualTo((2UL, 1UL)), "never seen active");
    }

    [Test]
    public async Task A_result_that_was_waited_for_is_seen_before_it_is_told()
    {
        await using var machine = new Machine(Plain);
        var seen = new Seen();
        await machine.Engine.AddHook(seen);
        var inside = new TaskCompletionSource();
        var go = new ManualResetEventSlim();
        Task busy = Task.Run(() => machine.EvalAsync(() => { inside.SetResult(); go.Wait(); }));
        await inside.Task.Soon();

        ValueTask<Result> queued = machine.AddAsync(Plain.State("A"));
        Task<ulong> told = queued.AsTask().ContinueWith(_ => seen.Ticks[Plain.State("A").Index], TaskContinuationOptions.ExecuteSynchronously);
        go.Set();

        Assert.That(await told.Soon(), Is.EqualTo(1UL));
        await busy.Soon();
    }

    [Test]
    public async Task Imports_growth_and_the_end_are_seen_at_once()
    {
        await using var other = new Machine(Plain, new MachineOptions { Id = "m" });
        other.Add("B");
        await using var machine = new Machine(Plain, new MachineOptions { Id = "m" });
        var seen = new Seen();
        await machine.Engine.AddHook(seen);

        await machine.ImportAsync(other.Export());
        await machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State("E").Build());
        machine.Add("E");
        await machine.DisposeAsync();

        Assert.That(seen.Calls.Where(call => call.StartsWith("whole", StringComparison.Ordinal) || call == "disposed"), Is.EqualTo(new[]
        {
            "whole 0 0 0 0 0 settled 1 machine 0", "whole 0 0 1 0 0 settled 1 machine 1", "whole 0 0 1 0 0 0 settled 1 machine 1", "disposed",
        }));
        Assert.That(seen.Ticks, Is.EqualTo(new ulong[] { 0, 0, 1, 0, 0, 1 }));
    }

    [Test]
    public async Task Several_hooks_are_told_and_one_that_was_removed_is_not()
    {
        await using var machine = new Machine(Plain);
        Seen first = new(), second = new();
        await machine.Engine.AddHook(first);
        await machine.Engine.AddHook(second);
        machine.Add("B");
        machine.Engine.RemoveHook(first);
        int before = first.Calls.Count;

        machine.Add("B");

        Assert.That((first.Calls.Count, second.Ticks[Plain.State("B").Index]), Is.EqualTo((before, 3UL)));
        machine.Engine.RemoveHook(second);
        Assert.That(machine.Engine.HooksOrNull, Is.Null);
    }

    [Test]
    public async Task A_hook_of_a_disposed_machine_is_told_so()
    {
        var machine = new Machine(Plain);
        await machine.DisposeAsync();
        var seen = new Seen();

        Assert.That(async () => await machine.Engine.AddHook(seen), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(seen.Calls, Is.EqualTo(new[] { "disposed" }));
    }

    [StateSchema]
    internal sealed partial class Failing
    {
        [State(Multi = true)]
        public static partial State<ErrorArgs?> Exception { get; }

        public static partial State Broken { get; }

        private void BrokenState() => throw new InvalidOperationException("no");
    }
}
