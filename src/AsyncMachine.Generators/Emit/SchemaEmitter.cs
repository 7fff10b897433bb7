using AsyncMachine.Generators.Models;

namespace AsyncMachine.Generators.Emit;

/// <summary>Writes the other half of a schema class.</summary>
internal static class SchemaEmitter
{
    private const string Interface = "global::AsyncMachine.IStateSchema";

    public static string Emit(SchemaSpec spec)
    {
        var code = new CodeWriter();
        code.OpenFile(spec.Class, $"The other half of {spec.Class.Name}: its states, relation tables and handler dispatch.", spec.Suppressions);
        if (spec.Body is { } body) EmitBody(code, spec, body);
        else EmitRemains(code, spec);
        return code.CloseFile(spec.Class);
    }

    private static void EmitRemains(CodeWriter code, SchemaSpec spec)
    {
        code.Line(spec.Class.Header);
        code.Open();
        EmitMalformed(code, spec);
        code.Close();
    }

    private static void EmitBody(CodeWriter code, SchemaSpec spec, SchemaBodySpec body)
    {
        code.Line($"[global::AsyncMachine.SchemaManifest({Parsing.ManifestText.Version}, {CodeWriter.Literal(body.Manifest)})]");
        code.Line($"{spec.Class.Header} : {Interface}");
        code.Open();
        foreach (PropertySpec property in body.Declared) EmitProperty(code, property);
        if (body.Declared.Count > 0) code.Line();
        foreach (PropertySpec property in body.Included)
        {
            code.Line($"/// <inheritdoc cref=\"{property.Documentation}\"/>");
            code.Line(CodeWriter.GeneratedCode);
            EmitProperty(code, property);
            code.Line();
        }

        EmitMalformed(code, spec);
        code.Line($"/// <summary>The schema of <c>{spec.Class.Name}</c>: all of its states, their relations and groups.</summary>");
        code.Line(CodeWriter.GeneratedCode);
        code.Line($"public static {(body.HidesSchema ? "new " : "")}global::AsyncMachine.Schema Schema => GeneratedSchema.Instance;");
        code.Line();
        code.Line($"global::AsyncMachine.Schema {Interface}.InstanceSchema => GeneratedSchema.Instance;");
        code.Line();
        TableEmitter.EmitCollector(code, body.Collector, body.Handlers.Count > 0);
        code.Line();
        ImageEmitter.Emit(code, spec.Class.Name, body);
        if (body.Handlers.Count > 0)
        {
            code.Line();
            TableEmitter.Emit(code, spec.Class, "GeneratedSchema.Instance", body.Handlers, [.. body.States.Select(state => state.Name)]);
        }

        code.Close();
    }

    private static void EmitProperty(CodeWriter code, PropertySpec property) =>
        code.Line($"{property.Modifiers} {property.Type} {CodeWriter.Name(property.Name)} => new(GeneratedSchema.Instance, {property.Index});");

    private static void EmitMalformed(CodeWriter code, SchemaSpec spec)
    {
        foreach (MalformedSpec property in spec.Malformed)
        {
            code.Line($"{property.Modifiers} {property.Type} {CodeWriter.Name(property.Name)}");
            code.Open();
            foreach (string accessor in property.Accessors)
            {
                code.Line($"{accessor} => throw new global::System.InvalidOperationException({CodeWriter.Literal(property.Message)});");
            }

            code.Close();
            code.Line();
        }
    }
}
