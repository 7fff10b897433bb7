namespace AsyncMachine.Tests.Replicas;

/// <summary>Handlers of a mirror hear of what it missed.</summary>
public sealed partial class MirrorHandlerTests
{
    private static readonly int A = Lamp.On.Index, M = Lamp.Blink.Index;

    private static (Replica Mirror, Lamps Handlers) Make()
    {
        var mirror = new Replica("m", Lamp.Schema);
        var handlers = new Lamps();
        mirror.Bind(handlers);
        return (mirror, handlers);
    }

    [Test]
    public void A_pulse_is_State_then_End_once_and_marked()
    {
        (Replica mirror, Lamps handlers) = Make();

        mirror.Update([new(A, 0, 6), new(M, 0, 1)], 1, 0);

        Assert.That(handlers.Calls, Is.EqualTo(new[] { "OnState pulse cancelled", "BlinkState", "OnEnd pulse", "any" }));
        Assert.That(mirror.Is(Lamp.On), Is.False);
    }

    [Test]
    public void Off_and_on_is_End_then_State()
    {
        (Replica mirror, Lamps handlers) = Make();
        mirror.Update([new(A, 0, 1)], 1, 0);
        handlers.Calls.Clear();

        mirror.Update([new(A, 1, 3)], 2, 0);

        Assert.That(handlers.Calls, Is.EqualTo(new[] { "OnEnd", "OnState", "any" }));
    }

    [Test]
    public void A_multi_state_that_was_called_again_is_State()
    {
        (Replica mirror, Lamps handlers) = Make();
        mirror.Update([new(M, 0, 1)], 1, 0);
        handlers.Calls.Clear();

        mirror.Update([new(M, 1, 5, Unseen: true)], 2, 0);

        Assert.That(handlers.Calls, Is.EqualTo(new[] { "BlinkState", "any" }));
    }

    [Test]
    public void What_was_rolled_back_is_nothing()
    {
        (Replica mirror, Lamps handlers) = Make();
        mirror.Update([new(M, 0, 2, Unseen: true), new(A, 0, 1)], 1, 0);
        handlers.Calls.Clear();

        mirror.Update([new(A, 1, 3, Unseen: true)], 2, 0);

        Assert.That(handlers.Calls, Is.EqualTo(new[] { "any" }));
    }

    [Test]
    public void A_whole_vector_is_told_by_the_same_rules()
    {
        (Replica mirror, Lamps handlers) = Make();
        mirror.Update(new MachineTime(Lamp.Schema, [0, 2, 3]));
        Assert.That(handlers.Calls, Is.EqualTo(new[] { "OnState pulse cancelled", "BlinkState", "OnEnd pulse", "any" }));
        handlers.Calls.Clear();

        mirror.Update(new MachineTime(Lamp.Schema, [0, 2, 3]), queueTick: 9);

        Assert.That((handlers.Calls, mirror.QueueTick), Is.EqualTo((new List<string>(), 9UL)), "nothing has changed");
    }

    [Test]
    public void Handlers_hear_of_no_update_that_was_before_them()
    {
        var mirror = new Replica("m", Lamp.Schema);
        var handlers = new Lamps();
        IDisposable? binding = null;
        mirror.AddTracer(new Hooks { Init = _ => binding ??= mirror.Bind(handlers) });

        mirror.Update([new(A, 0, 1)], 1, 0);
        Assert.That(handlers.Calls, Is.Empty);
        mirror.Update([new(A, 1, 2)], 2, 0);

        Assert.That(handlers.Calls, Is.EqualTo(new[] { "OnEnd", "any" }));
    }

    [Test]
    public void Handlers_that_have_left_hear_of_no_update_that_is_still_to_be_told()
    {
        (Replica mirror, Lamps _) = Make();
        var leaver = new Lamps();
        IDisposable binding = mirror.Bind(leaver);
        mirror.AddTracer(new Hooks { Init = _ => binding.Dispose() });

        mirror.AddTracer(new Hooks
        {
            Init = transition =>
            {
                if (transition.QueueTick == 1) mirror.Update([new(A, 1, 2)], 2, 0);
            },
        });
        mirror.Update([new(A, 0, 1)], 1, 0);

        Assert.That(leaver.Calls, Is.EqualTo(new[] { "OnState cancelled", "any" }), "the first one was being told, when it was over already");
    }

    [StateSchema]
    public sealed partial class Lamp
    {
        public static partial State On { get; }

        [State(Multi = true)]
        public static partial State Blink { get; }
    }

    [StateHandlers<Lamp>]
    public sealed partial class Lamps
    {
        public List<string> Calls { get; } = [];

        private void OnState(MirrorEvent e, CancellationToken token) => Calls.Add("OnState" + Mark(e) + (token.IsCancellationRequested ? " cancelled" : ""));

        private void OnEnd(MirrorEvent e) => Calls.Add("OnEnd" + Mark(e));

        private void BlinkState(MirrorEvent e) => Calls.Add("BlinkState" + Mark(e));

        private void BlinkEnd(MirrorEvent e) => Calls.Add("BlinkEnd" + Mark(e));

        private void AnyState() => Calls.Add("any");

        private static string Mark(MirrorEvent e) => e.IsPulse ? " pulse" : "";
    }
}
