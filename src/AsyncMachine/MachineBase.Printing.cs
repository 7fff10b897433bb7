using System.Text;

namespace AsyncMachine;

// What machines and mirrors print.
public abstract partial class MachineBase
{
    /// <summary>The active states with their ticks: <c>(Foo:1 Bar:3)</c>; empty after disposal.</summary>
    public override string ToString()
    {
        ulong[] ticks = Copy(out Schema schema);
        return ticks.Length == 0 ? "" : Listed(schema, ticks, active: true, '(', ')');
    }

    /// <summary>All states with their ticks: <c>(Foo:1) [Bar:0]</c>; empty after disposal.</summary>
    public string ToStringAll()
    {
        ulong[] ticks = Copy(out Schema schema);
        if (ticks.Length == 0) return "";
        return Listed(schema, ticks, active: true, '(', ')') + " " + Listed(schema, ticks, active: false, '[', ']');
    }

    /// <summary>One paragraph per state: activity, tick, flags and relations. For people.</summary>
    public string Inspect()
    {
        ulong[] ticks = Copy(out Schema schema);
        var text = new StringBuilder();
        for (int i = 0; i < ticks.Length; i++)
        {
            StateInfo info = schema.Describe(i);
            text.Append(ticks[i] & 1).Append(' ').Append(info.State.Name).Append('\n');
            Line(text, "Tick", ticks[i].ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (info.IsAuto) Line(text, "Auto", "true");
            if (info.IsMulti) Line(text, "Multi", "true");
            Relation(text, "Add", info.Add);
            Relation(text, "Require", info.Require);
            Relation(text, "Remove", info.Remove);
            Relation(text, "After", info.After);
        }

        return text.ToString();
    }

    private static void Relation(StringBuilder text, string name, IReadOnlyList<State> states)
    {
        if (states.Count > 0) Line(text, name, string.Join(' ', states));
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append("    |").Append(name.PadRight(9)).Append(value).Append('\n');

    private static string Listed(Schema schema, ulong[] ticks, bool active, char open, char close)
    {
        var text = new StringBuilder().Append(open);
        for (int i = 0; i < ticks.Length; i++)
        {
            if ((ticks[i] & 1) != 0 != active) continue;
            if (text.Length > 1) text.Append(' ');
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{schema.Names[i]}:{ticks[i]}");
        }

        return text.Append(close).ToString();
    }
}
