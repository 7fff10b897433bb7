using AsyncMachine;

namespace Pipes;

/// <summary>The lamps in front. Only pipes light them.</summary>
[StateSchema]
public partial class Panel
{
    /// <summary>A cup is being made.</summary>
    [State(Remove = [nameof(Done)])]
    public static partial State Busy { get; }

    /// <summary>A cup was made.</summary>
    [State(Remove = [nameof(Busy)])]
    public static partial State Done { get; }

    /// <summary>The water is cold.</summary>
    public static partial State Blue { get; }

    /// <summary>The water is hot.</summary>
    public static partial State Red { get; }
}
