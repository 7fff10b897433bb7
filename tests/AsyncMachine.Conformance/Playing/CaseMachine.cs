namespace AsyncMachine.Conformance;

/// <summary>A case's schema and handlers as an untyped machine.</summary>
internal static class CaseMachine
{
    public static Machine Make(Case played, Script script, MachineOptions options)
    {
        var machine = new Machine(SchemaOf(played), options);
        if (played.Handlers is not null) machine.Bind(Map(played, script));
        return machine;
    }

    /// <summary>Cases may hold states that can never be active: they play all the same.</summary>
    public static Schema SchemaOf(Case played)
    {
        SchemaBuilder builder = new SchemaBuilder("Case").Allow("AM0102").Allow("AM0103");
        foreach (CaseState state in played.States)
        {
            builder.State(state.Name, state.Auto, state.Multi, state.Require, state.Add, state.Remove, state.After);
        }

        return builder.Build();
    }

    private static HandlerMap Map(Case played, Script script)
    {
        HashSet<string> finals = [.. played.Names.SelectMany(name => (string[])[name + "State", name + "End"]), "AnyState"];
        var map = new HandlerMap();
        foreach (string handler in played.Handlers!)
        {
            if (finals.Contains(handler)) map.On(handler, (Event _) => { script.Handle(handler); });
            else map.On(handler, (Event _) => script.Handle(handler));
        }

        return map;
    }
}
