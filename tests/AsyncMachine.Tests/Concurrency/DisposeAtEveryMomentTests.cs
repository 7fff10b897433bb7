namespace AsyncMachine.Tests.Concurrency;

/// <summary>Disposal at random moments of everything else.</summary>
public sealed class DisposeAtEveryMomentTests
{
    private static readonly Schema Plain = new SchemaBuilder()
        .State("A").State("B", require: ["A"]).State("M", multi: true).State("Later", auto: true, require: ["A"]).State("Start").Build();

    private static readonly State A = Plain.State("A"), B = Plain.State("B"), M = Plain.State("M");

    [TestCase("outside")]
    [TestCase("handler")]
    [TestCase("tracer")]
    [TestCase("eval")]
    [TestCase("everywhere")]
    public async Task Everything_ends(string from)
    {
        var random = new Random(from.Length);
        for (int round = 0; round < Soak.Rounds(120); round++)
        {
            int moment = random.Next(300), seen = 0;
            var tracer = new Hooks { End = t => Dispose("tracer", (Machine)t.Machine) };
            var machine = new Machine(Plain, new MachineOptions { Tracers = from == "tracer" ? [tracer] : [] });
            machine.Bind(new HandlerMap()
                .On("AState", e => Dispose("handler", e.Machine))
                .On("MState", async (e, token) =>
                {
                    await Task.Yield();
                    token.ThrowIfCancellationRequested();
                    e.Machine.Add(B);
                }));
            machine.Add("Start");
            var waits = new List<Task>();
            var tokens = new List<CancellationToken>();

            Soak.Together(
                () =>
                {
                    for (int n = 0; n < 300 && !machine.IsDisposed; n++)
                    {
                        machine.Add(A);
                        machine.Mutate(MutationType.Add, "M", n);
                        machine.Remove(A);
                        Dispose("everywhere", machine);
                    }
                },
                () =>
                {
                    for (int n = 0; n < 300 && !machine.IsDisposed; n++)
                    {
                        tokens.Add(machine.StateToken(A));
                        waits.AddRange([machine.When(A, B), machine.WhenTicks(M, 3), machine.WhenArgs("M"), machine.WhenQueueEnds()]);
                        waits.Add(machine.EvalAsync(() => Dispose("eval", machine)));
                        waits.Add(machine.AddAsync(B).AsTask());
                        Dispose("outside", machine);
                        if (n % 16 == 0) waits.Add(machine.SetSchemaAsync(new SchemaBuilder(machine.Schema).State($"X{n}").Build()));
                    }
                });
            await machine.DisposeAsync().AsTask().Soon();

            await Task.WhenAny(Task.WhenAll(waits)).Soon();
            foreach (Task wait in waits)
            {
                Assert.That(wait.Exception?.InnerException, Is.Null.Or.InstanceOf<ArgumentException>()); // a schema that was built on an older one
            }

            Assert.That(tokens.TrueForAll(t => t.IsCancellationRequested), Is.True, "tokens");
            Assert.That((machine.QueueLength, machine.ToString(), machine.Queue.Count), Is.EqualTo((0, "", 0)));
            Assert.That(machine.WhenDisposed().IsCompletedSuccessfully, Is.True);
            Assert.That(machine.Add(A), Is.EqualTo(Result.Canceled));

            void Dispose(string where, Machine which)
            {
                if ((where == from || from == "everywhere") && Interlocked.Increment(ref seen) == moment) _ = which.DisposeAsync();
            }
        }
    }
}
