using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes the other half of a <c>[StateHandlers&lt;T&gt;]</c> class.</summary>
internal static class HandlersEmitter
{
    public static string Emit(HandlersSpec spec)
    {
        var code = new CodeWriter();
        code.OpenFile(spec.Class, $"The other half of {spec.Class.Name}: the dispatch of its handlers.", spec.Suppressions);
        code.Line($"{spec.Class.Header} : global::AsyncMachine.IStateHandlers");
        code.Open();
        TableEmitter.EmitCollector(code, spec.Collector, spec.Handlers.Count > 0);
        if (spec.Handlers.Count > 0)
        {
            code.Line();
            TableEmitter.Emit(code, spec.Class, spec.Schema + ".Schema", spec.Handlers, spec.StateNames);
        }

        code.Close();
        return code.CloseFile(spec.Class);
    }
}
