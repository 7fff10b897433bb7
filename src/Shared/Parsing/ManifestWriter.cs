using System.Text;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>Writes a schema as the text that <see cref="ManifestReader"/> reads in another compilation.</summary>
internal static class ManifestWriter
{
    public static string Write(SchemaModel schema)
    {
        var text = new StringBuilder();
        foreach (StateModel state in schema.States)
        {
            if (text.Length > 0) text.Append(';');
            text.Append(state.Name);
            if (state.IsImplicit) text.Append(' ').Append(ManifestText.Implicit);
            if (state.Auto) text.Append(' ').Append(ManifestText.Auto);
            if (state.Multi) text.Append(' ').Append(ManifestText.Multi);
            if (state.ArgsType is { } args) Word(state.ArgsRequired ? ManifestText.RequiredArgs : ManifestText.OptionalArgs, Id(args));
            WriteOrigin(state.Owner, state.Accessibility);
            for (RowKind kind = RowKind.Require; kind <= RowKind.After; kind++)
            {
                int[] targets = [.. state.Targets(kind)];
                if (targets.Length > 0) Word(ManifestText.Relations[(int)kind], ManifestText.Numbers(targets));
            }

            if (state.Timeout is { IsGood: true } timeout)
            {
                Word(ManifestText.Timeout, FormattableString.Invariant($"{timeout.Length.Ticks},{timeout.Target},{timeout.OnImport}"));
            }

            foreach (string tag in state.Tags) Word(ManifestText.Tag, ManifestText.Escape(tag));
        }

        text.Append('|');
        for (int i = 0; i < schema.Groups.Count; i++)
        {
            if (i > 0) text.Append(';');
            text.Append(schema.Groups[i].Name);
            WriteOrigin(schema.Groups[i].Owner, schema.Groups[i].Accessibility);
            Word(ManifestText.States, ManifestText.Numbers(schema.Groups[i].States));
        }

        text.Append('|');
        for (int i = 0; i < schema.Sources.Count; i++)
        {
            if (i > 0) text.Append(';');
            text.Append(Id(schema.Sources[i].Type)).Append('=').Append(ManifestText.Numbers(schema.Sources[i].Map));
        }

        return text.ToString();

        void Word(string key, string value) => text.Append(' ').Append(key).Append('=').Append(value);

        void WriteOrigin(INamedTypeSymbol? owner, Accessibility accessibility)
        {
            if (owner is not null && !SymbolEqualityComparer.Default.Equals(owner, schema.Type)) Word(ManifestText.Owner, Id(owner));
            if (owner is not null && accessibility != Accessibility.Public) Word(ManifestText.Access, accessibility.ToString());
        }
    }

    private static string Id(ITypeSymbol type) => ManifestText.Escape(DocumentationCommentId.CreateReferenceId(type));
}
