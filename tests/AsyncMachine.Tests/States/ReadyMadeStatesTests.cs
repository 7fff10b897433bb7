namespace AsyncMachine.Tests.States;

/// <summary>The ready-made schemas have the relations of the original's, and do with them what they are for.</summary>
public sealed partial class ReadyMadeStatesTests
{
    private static string[] Described(Schema schema, params State[] inherited)
    {
        string[] left = [.. inherited.Select(state => state.Name)];
        return [.. Enumerable.Range(0, schema.Count).Select(schema.Describe).Where(info => !left.Contains(info.State.Name)).Select(Describe)];
    }

    private static string Describe(StateInfo info)
    {
        static string List(string word, IReadOnlyList<State> states) =>
            states.Count == 0 ? "" : $" {word} {string.Join(",", states.Select(state => state.Name))}";

        return info.State.Name + (info.IsAuto ? " auto" : "") + (info.IsMulti ? " multi" : "") +
               List("require", info.Require) + List("add", info.Add) + List("remove", info.Remove) + List("after", info.After);
    }

    private static readonly State[] Basic =
    [
        BasicStates.Exception, BasicStates.ErrNetwork, BasicStates.ErrHandlerTimeout, BasicStates.Start, BasicStates.Ready,
        BasicStates.Healthcheck, BasicStates.Heartbeat,
    ];

    [Test]
    public void Basic_states_are_those_of_the_original() =>
        Assert.That(Described(BasicStates.Schema), Is.EquivalentTo(new[]
        {
            "Exception multi",
            "ErrNetwork multi require Exception add Exception",
            "ErrHandlerTimeout multi require Exception add Exception",
            "Start",
            "Ready require Start",
            "Healthcheck multi",
            "Heartbeat",
        }));

    [Test]
    public void Connected_states_are_those_of_the_original() =>
        Assert.That(Described(ConnectedStates.Schema, Basic), Is.EquivalentTo(new[]
        {
            "ErrConnecting require Exception",
            "Connecting require Start remove Connected,Disconnecting,Disconnected",
            "Connected require Start remove Connecting,Disconnecting,Disconnected",
            "Disconnecting remove Connecting,Connected,Disconnected",
            "Disconnected auto remove Connecting,Connected,Disconnecting",
        }));

    [Test]
    public void Connection_pool_states_are_those_of_the_original() =>
        Assert.That(Described(ConnectionPoolStates.Schema, Basic), Is.EquivalentTo(new[]
        {
            "ErrConnecting require Exception",
            "Disconnected remove Connecting,ConnectedFully,Disconnecting",
            "Connecting require Start remove Disconnecting",
            "Connected require Start remove Disconnected",
            "ConnectedFully require Connected remove Disconnected",
            "Disconnecting remove Connecting,Connected,ConnectedFully",
        }));

    [Test]
    public void A_connection_is_in_one_of_its_four_states()
    {
        var machine = Machine.Create(new Client());
        Assert.That(machine.Add(Client.Connecting), Is.EqualTo(Result.Canceled), "not started");
        machine.Add(Client.Start);
        Assert.That(machine.Is(Client.Disconnected), "by itself");

        foreach (State state in new[] { Client.Connecting, Client.Connected, Client.Disconnecting, Client.Disconnected, Client.Connecting })
        {
            Assert.That(machine.Add(state), Is.EqualTo(Result.Executed), state.Name);
            Assert.That(machine.ActiveStates.Select(active => active.Name), Is.EquivalentTo(new[] { "Start", state.Name }));
        }

        machine.Remove(Client.Start);
        Assert.That(machine.ToString(), Is.EqualTo("(Disconnected:5)"), "without Start there is no connection");
    }

    [Test]
    public void Error_setters_set_their_state_and_the_exception()
    {
        var machine = Machine.Create(new Client());
        var error = new IOException("refused");

        Assert.That(ConnectedStates.AddErrConnecting(machine, error), Is.EqualTo(Result.Executed));
        Assert.That((machine.Is(Client.ErrConnecting, Client.Exception), machine.Error), Is.EqualTo((true, (Exception?)error)));
        machine.Remove(Client.Exception);
        Assert.That(machine.Is(Client.ErrConnecting), Is.False, "it goes with the exception");

        Assert.That(BasicStates.AddErrNetwork(machine, error), Is.EqualTo(Result.Executed));
        Assert.That(machine.Is(Client.ErrNetwork, Client.Exception));
        Assert.That(BasicStates.AddErrNetwork(machine, null), Is.EqualTo(Result.Canceled));

        var pool = Machine.Create(new Pool());
        Assert.That(ConnectionPoolStates.AddErrConnecting(pool, error), Is.EqualTo(Result.Executed));
        Assert.That(pool.Is(Pool.ErrConnecting, Pool.Exception));
    }

    [Test]
    public void An_error_setter_says_whose_states_are_missing()
    {
        var machine = new Machine(new SchemaBuilder().State("A").Build());
        Assert.That(
            () => ConnectedStates.AddErrConnecting(machine, new IOException()),
            Throws.TypeOf<UnknownStateException>().With.Message.Contains("ErrConnecting"));
    }

    [Test]
    public void A_pool_connects_further_while_it_is_connected()
    {
        var machine = Machine.Create(new Pool());
        machine.Add(Pool.Start, Pool.Disconnected);
        Assert.That(machine.Add(Pool.Connecting), Is.EqualTo(Result.Canceled), "Disconnected removes it, and is not removed by it");
        machine.Remove(Pool.Disconnected);
        machine.Add(Pool.Connecting);
        machine.Add(Pool.Connected);
        Assert.That(machine.Is(Pool.Connecting, Pool.Connected) && machine.Not(Pool.Disconnected));
        machine.Add(Pool.ConnectedFully);
        machine.Add(Pool.Disconnecting);
        Assert.That(machine.ToString(), Does.Contain("Disconnecting").And.Not.Contain("Connected"));
    }

    [StateSchema]
    [Include<BasicStates>]
    [Include<ConnectedStates>]
    private sealed partial class Client;

    [StateSchema]
    [Include<BasicStates>]
    [Include<ConnectionPoolStates>]
    private sealed partial class Pool;
}
