namespace AsyncMachine.Tests.Piping;

/// <summary>What each form of pipe does to its target.</summary>
public sealed class PipeFormsTests
{
    private static Machine Of(string id, params string[] states)
    {
        var builder = new SchemaBuilder();
        foreach (string state in states) builder.State(state.TrimEnd('*'), multi: state.EndsWith('*'));
        return new Machine(builder.Build(), new MachineOptions { Id = id });
    }

    private static State S(Machine machine, string name) => machine.Schema.State(name);

    [Test]
    public void Add_passes_the_activation_with_args_and_source()
    {
        Machine source = Of("a", "A"), target = Of("b", "B*");
        var seen = new List<(object?, string?)>();
        target.Bind(new HandlerMap().On("BState", e => seen.Add((e.Args, e.Mutation.Source?.MachineId))));
        using Pipe pipe = Pipe.Add(source, S(source, "A"), target, S(target, "B"));

        source.Engine.Core.Mutate(MutationType.Add, [S(source, "A")], "args", JobFlags.Args, default);
        source.Remove("A");
        source.Add("A");

        Assert.That(seen, Is.EqualTo(new (object?, string?)[] { ("args", "a"), (null, "a") }));
        Assert.That(target.Is("B"), "a deactivation is not passed on");
    }

    [Test]
    public void Remove_passes_the_deactivation()
    {
        Machine source = Of("a", "A"), target = Of("b", "A", "B");
        target.Add("A", "B");
        using Pipe pipe = Pipe.Remove(source, S(source, "A"), target);

        source.Add("A");
        Assert.That(target.Is("A", "B"));
        source.Remove("A");
        Assert.That(target.ToString(), Is.EqualTo("(B:1)"));
    }

    [Test]
    public void Either_may_be_turned_round()
    {
        Machine source = Of("a", "On"), target = Of("b", "Off", "Lit");
        target.Add("Off");
        using Pipe off = Pipe.Remove(source, S(source, "On"), target, S(target, "Off"), PipeTrigger.Activated);
        using Pipe on = Pipe.Add(source, S(source, "On"), target, S(target, "Off"), PipeTrigger.Deactivated);

        source.Add("On");
        Assert.That(target.Is("Off"), Is.False);
        source.Remove("On");
        Assert.That(target.Is("Off"));
    }

    [Test]
    public void A_state_called_again_is_passed_again_but_by_a_flat_pipe()
    {
        Machine source = Of("a", "A*"), target = Of("b", "B*", "C*");
        using Pipe full = Pipe.Add(source, S(source, "A"), target, S(target, "B"));
        using Pipe flat = Pipe.AddFlat(source, S(source, "A"), target, S(target, "C"));

        for (int i = 0; i < 3; i++) source.Add("A");

        Assert.That((target.Tick("B"), target.Tick("C")), Is.EqualTo((5UL, 1UL)));
    }

    [Test]
    public void A_flat_pipe_leaves_an_idle_target_alone_that_is_so_already()
    {
        Machine source = Of("a", "A"), target = Of("b", "A");
        using Pipe add = Pipe.AddFlat(source, S(source, "A"), target), remove = Pipe.RemoveFlat(source, S(source, "A"), target);
        target.Add("A");
        ulong before = target.QueueTick;

        source.Add("A");
        Assert.That(target.QueueTick, Is.EqualTo(before));
        target.Remove("A");
        source.Remove("A");

        Assert.That(target.QueueTick, Is.EqualTo(before + 1));
    }

    [Test]
    public void A_flat_pipe_does_not_trust_what_a_busy_target_is()
    {
        Machine source = Of("a", "A"), target = Of("b", "A", "Busy");
        using Pipe add = Pipe.AddFlat(source, S(source, "A"), target), remove = Pipe.RemoveFlat(source, S(source, "A"), target);
        target.Bind(new HandlerMap().On("BusyState", _ =>
        {
            source.Add("A");    // queued on the target
            source.Remove("A"); // the target is not in A yet, and will be
        }));

        target.Add("Busy");

        Assert.That((target.Is("A"), target.Tick("A")), Is.EqualTo((false, 2UL)));
    }

    [Test]
    public void Bind_follows_a_state()
    {
        Machine source = Of("a", "A"), target = Of("b", "A", "X", "Y");
        using (Pipe.Bind(source, S(source, "A"), target))
        {
            source.Add("A");
            Assert.That(target.Is("A"));
            source.Remove("A");
            Assert.That(target.Is("A"), Is.False);
        }

        using (Pipe.Bind(source, S(source, "A"), target, S(target, "X"), S(target, "Y")))
        {
            target.Add("Y");
            source.Add("A");
            source.Remove("A");
            Assert.That(target.ToString(), Is.EqualTo("(X:1)"));
        }
    }

    [Test]
    public void An_error_state_comes_with_the_exception()
    {
        Machine source = Of("a", "Failed"), target = new(new SchemaBuilder().State("ErrPeer", multi: true, require: ["Exception"]).Build());
        using Pipe pipe = Pipe.Add(source, S(source, "Failed"), target, S(target, "ErrPeer"));

        source.Add("Failed");

        Assert.That(target.Is("ErrPeer", "Exception"));
    }

    [Test]
    public void Error_passes_the_same_exception_on()
    {
        Machine source = Of("a", "A"), target = new(new SchemaBuilder().State("ErrPeer", multi: true, require: ["Exception"]).Build());
        using Pipe pipe = Pipe.Error(source, target, S(target, "ErrPeer"));
        var error = new IOException("gone");

        source.AddError(error);
        Assert.That((target.Error, target.Is("ErrPeer", "Exception")), Is.EqualTo(((Exception?)error, true)));
        source.Remove("Exception");

        Assert.That(target.Is("Exception"), "errors are not taken back");
    }

    [Test]
    public void Errors_go_once_round_a_circle()
    {
        Machine a = Of("a", "A"), b = Of("b", "B"), c = Of("c", "C");
        using Pipe ab = Pipe.Error(a, b), bc = Pipe.Error(b, c), ca = Pipe.Error(c, a);

        b.AddError(new IOException());

        Assert.That(new[] { a, b, c }.Select(machine => machine.Tick("Exception")), Is.All.EqualTo(1));
    }

    [Test]
    public void An_error_without_an_exception_is_passed_on_too()
    {
        Machine source = Of("a", "A"), target = Of("b", "B");
        using Pipe pipe = Pipe.Error(source, target);
        source.Add("Exception");
        Assert.That(target.IsError);
    }

    [Test]
    public void Start_and_ready_follow_their_states()
    {
        Machine source = new(BasicStates.Schema), target = new(BasicStates.Schema), third = Of("c", "PeerReady");
        using Pipe start = Pipe.Start(source, target), ready = Pipe.Ready(source, target), named = Pipe.Ready(source, third, S(third, "PeerReady"));

        source.Add(BasicStates.Start);
        source.Add(BasicStates.Ready);
        Assert.That((target.Is(BasicStates.Start, BasicStates.Ready), third.Is("PeerReady")), Is.EqualTo((true, true)));
        source.Remove(BasicStates.Start);

        Assert.That((target.ToString(), third.ToString()), Is.EqualTo(("()", "()")));
    }

    [Test]
    public void Connected_passes_the_states_that_are_given()
    {
        Machine source = new(ConnectedStates.Schema), target = Of("b", "PeerGone", "PeerThere");
        using Pipe pipe = Pipe.Connected(source, target, connected: S(target, "PeerThere"), disconnected: S(target, "PeerGone"));

        source.Add(ConnectedStates.Start);
        Assert.That(target.ToString(), Is.EqualTo("(PeerGone:1)"));
        source.Add(ConnectedStates.Connecting);
        Assert.That(target.ToString(), Is.EqualTo("()"));
        source.Add(ConnectedStates.Connected);
        Assert.That(target.ToString(), Is.EqualTo("(PeerThere:1)"));

        Assert.That(() => Pipe.Connected(source, target), Throws.ArgumentException);
    }

    [Test]
    public void Many_follow_as_many()
    {
        Machine source = Of("a", "A", "B"), target = Of("b", "A", "B", "X", "Y");
        using Pipe same = Pipe.Many(source, [S(source, "A"), S(source, "B")], target);
        using Pipe others = Pipe.Many(source, [S(source, "A"), S(source, "B")], target, S(target, "X"), S(target, "Y"));

        source.Add("A", "B");
        source.Remove("A");

        Assert.That(target.ActiveStates.Select(state => state.Name), Is.EqualTo(new[] { "B", "Y" }));
        Assert.That(() => Pipe.Many(source, [S(source, "A"), S(source, "B")], target, S(target, "X")), Throws.ArgumentException);
        Assert.That(() => Pipe.Many(source, [], target), Throws.ArgumentException);
    }

    [Test]
    public void Any_makes_the_target_what_the_source_is()
    {
        Machine source = Of("a", "A", "B"), target = Of("b", "B", "Extra", "A");
        target.Add("Extra");
        using Pipe pipe = Pipe.Any(source, target);

        source.Add("A", "B");
        Assert.That(target.ActiveStates.Select(state => state.Name), Is.EqualTo(new[] { "B", "A" }));
        ulong tick = target.QueueTick;
        source.Add("A");
        Assert.That(target.QueueTick, Is.EqualTo(tick), "it is the same already");
        source.Remove("B");
        Assert.That(target.ToString(), Is.EqualTo("(A:1)"));

        Assert.That(
            () => Pipe.Any(target, source), Throws.TypeOf<UnknownStateException>().With.Message.Contains("Extra"));
    }

    [Test]
    public void Sync_passes_on_what_is_so_already()
    {
        Machine source = Of("a", "A", "B", "C"), target = Of("b", "A", "B", "C");
        source.Add("A", "B");
        target.Add("C");
        State[] states = [S(source, "A"), S(source, "B"), S(source, "C")];

        int called = Pipe.Sync(source, states, target);

        Assert.That((called, target.ToString()), Is.EqualTo((3, "(A:1 B:1)")));
        Assert.That(Pipe.Sync(source, [S(source, "A")], target, S(target, "C")), Is.EqualTo(1));
        Assert.That(target.Is("C"));
        Assert.That(() => Pipe.Sync(source, states, target, S(target, "A")), Throws.ArgumentException);
    }

    [Test]
    public void What_cannot_be_piped_is_said_at_once()
    {
        Machine source = Of("a", "A"), target = Of("b", "B");
        Assert.That(() => Pipe.Bind(source, S(source, "A"), target), Throws.TypeOf<UnknownStateException>().With.Message.Contains("'A'"));
        Assert.That(() => Pipe.Bind(source, S(target, "B"), target), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => Pipe.Bind(source, S(source, "A"), target, S(source, "A")), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => Pipe.Start(source, target), Throws.TypeOf<UnknownStateException>());
        Assert.That(() => Pipe.Error(null!, target), Throws.ArgumentNullException);
        Assert.That(() => Pipe.Error(new Elsewhere(target), source), Throws.ArgumentException.With.Message.Contains("Elsewhere"));
        Assert.That((source.Bindings.Count, target.Bindings.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_machine_may_be_piped_to_itself()
    {
        Machine machine = Of("a", "A", "B");
        using Pipe pipe = Pipe.Bind(machine, S(machine, "A"), machine, S(machine, "B"));
        machine.Add("A");
        Assert.That(machine.Is("A", "B"));
        machine.Remove("A");
        Assert.That(machine.ToString(), Is.EqualTo("()"));
    }

    [Test]
    public void A_machine_elsewhere_is_posted_to()
    {
        Machine source = Of("a", "A"), real = Of("b", "A", "ErrPeer");
        var elsewhere = new Elsewhere(real);
        using Pipe bind = Pipe.Bind(source, S(source, "A"), elsewhere), flat = Pipe.AddFlat(source, S(source, "A"), elsewhere);
        using Pipe errors = Pipe.Error(source, elsewhere, S(real, "ErrPeer"));

        source.Add("A");
        source.Add("Exception");
        source.Remove("A", "Exception");
        source.AddError(new IOException("gone"));

        Assert.That(elsewhere.Posts, Is.EqualTo(new[]
        {
            "[add] A", "[add] A", "[add] ErrPeer Exception", "[remove] A", "error gone ErrPeer Exception",
        }));
    }

    [Test]
    public void Any_is_posted_to_a_machine_elsewhere()
    {
        Machine source = Of("a", "A", "B"), real = Of("b", "A", "B");
        var elsewhere = new Elsewhere(real);
        using Pipe pipe = Pipe.Any(source, elsewhere);

        source.Add("A", "B");
        source.Remove("A");

        Assert.That(elsewhere.Posts, Is.EqualTo(new[] { "[set] A B", "[set] B" }));
    }

    [Test]
    public void A_mirror_can_be_a_source()
    {
        Machine real = Of("a", "A"), target = Of("b", "A");
        var mirror = new Replica("a", real.Schema);
        using Pipe pipe = Pipe.Bind(mirror, S(real, "A"), target);

        real.Add("A");
        mirror.Update(real.Time());
        Assert.That(target.Is("A"));
        real.Remove("A");
        mirror.Update(real.Time());

        Assert.That(target.Is("A"), Is.False);
    }
}
