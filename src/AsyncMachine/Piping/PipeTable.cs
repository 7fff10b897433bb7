namespace AsyncMachine;

/// <summary>The handlers of a pipe: for each route one, which passes a change on.</summary>
internal sealed class PipeTable : HandlerTable, IStateHandlers
{
    private readonly PipeOutlet[] _outlets; // by handler id
    private readonly uint[] _keys;
    private readonly string _name;

    public PipeTable(Schema schema, string name, (uint Key, PipeOutlet Outlet)[] handlers)
    {
        Schema = schema;
        _name = $"Pipe({name})";
        _keys = [.. handlers.Select(handler => handler.Key)];
        _outlets = [.. handlers.Select(handler => handler.Outlet)];
    }

    public override Schema Schema { get; }

    public override ReadOnlySpan<uint> Keys => _keys;

    internal override string BindingName => _name;

    public void CollectHandlers(HandlerCollector collector) => collector.Add(this);

    public override Task? Run(object target, int id, HandlerCall call)
    {
        PipeOutlet outlet = _outlets[id];
        if (!outlet.IsWanted) return null;
        if (!outlet.Nests)
        {
            outlet.Send(call, JobFlags.None);
            return null;
        }

        ThreadDrains drains = ThreadDrains.Current;
        var cell = call as Cell;
        if (!drains.TryEnter(cell))
        {
            outlet.Send(call, JobFlags.Hop);
            return null;
        }

        if (cell is not null)
        {
            cell.PipingId = id;
            cell.Piping = this; // from here on the call has no time-out
        }

        try
        {
            outlet.Send(call, JobFlags.None);
        }
        finally
        {
            if (cell is not null) cell.Piping = null;
            drains.Leave();
        }

        return null;
    }
}
