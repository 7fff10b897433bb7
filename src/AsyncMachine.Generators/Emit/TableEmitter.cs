using System.Globalization;
using AsyncMachine.Generators.Models;
using AsyncMachine.Parsing;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes the dispatch of a class's handlers: a key per handler, and two switches from id to direct call.</summary>
internal static class TableEmitter
{
    private const string Collector = "global::AsyncMachine.HandlerCollector collector";
    private const string Call = "object target, int id, global::AsyncMachine.HandlerCall call";

    /// <summary>The member that hands the table out, base class's first.</summary>
    public static void EmitCollector(CodeWriter code, CollectorSpec kind, bool hasHandlers)
    {
        const string Explicit = $"void global::AsyncMachine.IStateHandlers.CollectHandlers({Collector})";
        if (kind == CollectorSpec.Sealed)
        {
            if (hasHandlers) code.Line($"{Explicit} => collector.Add(GeneratedHandlers.Instance);");
            else code.Line(Explicit).Line("{").Line("}");
            return;
        }

        if (kind == CollectorSpec.Virtual) code.Line($"{Explicit} => CollectHandlers(collector);").Line();
        code.Line("/// <summary>Adds the dispatch of this class's handlers after that of its base class.</summary>");
        code.Line("/// <param name=\"collector\">Where to.</param>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        code.Line($"protected {(kind == CollectorSpec.Virtual ? "virtual" : "override")} void CollectHandlers({Collector})");
        code.Open();
        if (kind == CollectorSpec.Override) code.Line("base.CollectHandlers(collector);");
        if (hasHandlers) code.Line("collector.Add(GeneratedHandlers.Instance);");
        code.Close();
    }

    public static void Emit(CodeWriter code, ClassSpec type, string schema, EquatableArray<HandlerSpec> handlers, IReadOnlyList<string> states)
    {
        code.Line("/// <summary>Calls the handlers of this class by id; what each one asks for is fetched for it alone.</summary>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line("private sealed class GeneratedHandlers : global::AsyncMachine.HandlerTable");
        code.Open();
        code.Line("public static readonly GeneratedHandlers Instance = new();");
        code.Line();
        code.Line($"public override global::AsyncMachine.Schema Schema => {schema};");
        code.Line();
        if (handlers.Any(handler => handler.Parameters.Any(parameter => parameter.Kind == HandlerParameterKind.Event)))
        {
            code.Line("/// <summary>A handler takes an <c>Event</c>, which only a machine can give.</summary>");
            code.Line("public override bool NeedsMachine => true;");
            code.Line();
        }

        code.Line("public override global::System.ReadOnlySpan<uint> Keys =>");
        code.Open("[ // kind << 20 | state << 10 | second state");
        for (int id = 0; id < handlers.Count; id++)
        {
            HandlerSpec handler = handlers[id];
            uint key = ((uint)handler.Form << 20) | ((uint)handler.State << 10) | (uint)handler.Other;
            string title = handler.Title.Length == 0 ? handler.Method : $"{handler.Method}: {handler.Title}";
            code.Line($"0x{key.ToString("X8", CultureInfo.InvariantCulture)}, // {ImageEmitter.Number(id)} {title}: {Describe(handler, states)}");
        }

        code.Close("];");
        EmitSwitch(code, type, handlers, negotiation: true);
        EmitSwitch(code, type, handlers, negotiation: false);
        code.Close();
    }

    private static string Describe(HandlerSpec handler, IReadOnlyList<string> states) => handler.Form switch
    {
        HandlerForm.Exit => $"may {states[handler.State]} end?",
        HandlerForm.Enter => $"may {states[handler.State]} begin?",
        HandlerForm.Self => $"{states[handler.State]} stays",
        HandlerForm.Pair => $"{states[handler.State]} is active, {states[handler.Other]} is wanted",
        HandlerForm.AnyEnter => "may all of it happen?",
        HandlerForm.End => $"{states[handler.State]} has ended",
        HandlerForm.State => $"{states[handler.State]} has begun",
        _ => "all of it has happened",
    };

    private static void EmitSwitch(CodeWriter code, ClassSpec type, EquatableArray<HandlerSpec> handlers, bool negotiation)
    {
        if (!handlers.Any(handler => handler.Form.IsNegotiation() == negotiation)) return;
        code.Line();
        code.Line(negotiation ? $"public override bool Negotiate({Call})" : $"public override global::System.Threading.Tasks.Task? Run({Call})");
        code.Open();
        if (handlers.Any(handler => handler.Form.IsNegotiation() == negotiation && !handler.IsStatic)) code.Line($"var self = ({type.FullName})target;");
        code.Line("switch (id)");
        code.Open();
        for (int id = 0; id < handlers.Count; id++)
        {
            if (handlers[id].Form.IsNegotiation() != negotiation) continue;
            code.Open($"case {ImageEmitter.Number(id)}:");
            EmitCall(code, type, handlers[id]);
            code.Dedent();
        }

        code.Open("default:");
        code.Line("throw Unknown(id);");
        code.Dedent();
        code.Close();
        code.Close();
    }

    private static void EmitCall(CodeWriter code, ClassSpec type, HandlerSpec handler)
    {
        string call = $"{(handler.IsStatic ? type.FullName : "self")}.{CodeWriter.Name(handler.Method)}({string.Join(", ", handler.Parameters.Select(Argument))})";

        // Others' transitions pass by these two as well; the handler is for those that bring what it asks for.
        ParameterSpec? needed = handler.Form is HandlerForm.Self or HandlerForm.Pair
            ? handler.Parameters.FirstOrDefault(parameter => parameter.Kind == HandlerParameterKind.Args)
            : null;
        string has = needed is null ? "" : $"call.HasArgs<{needed.Args}>()";
        switch (handler.Return)
        {
            case HandlerReturn.Bool:
                code.Line(needed is null ? $"return {call};" : $"return !{has} || {call};");
                break;
            case HandlerReturn.Void:
                code.Line(needed is null ? $"{call};" : $"if ({has}) {call};");
                code.Line(handler.Form.IsNegotiation() ? "return true;" : "return null;");
                break;
            default:
                code.Line($"return Pending({call});");
                break;
        }
    }

    private static string Argument(ParameterSpec parameter) => parameter.Kind switch
    {
        HandlerParameterKind.Event => "call.Event",
        HandlerParameterKind.MirrorEvent => "call.MirrorEvent",
        HandlerParameterKind.Token => "call.Token",
        HandlerParameterKind.Args => $"call.RequiredArgs<{parameter.Args}>()",
        _ => parameter.Nature switch
        {
            ArgsNature.Class => $"call.OptionalArgs<{parameter.Args}>()",
            ArgsNature.Struct => $"call.OptionalValue<{parameter.Args}>()",
            _ => $"call.HasArgs<{parameter.Args}>() ? call.RequiredArgs<{parameter.Args}>() : default",
        },
    };
}
