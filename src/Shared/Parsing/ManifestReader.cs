using System.Globalization;
using Microsoft.CodeAnalysis;

namespace AsyncMachine.Parsing;

/// <summary>
/// Reads a schema class of another assembly from its <c>[SchemaManifest]</c>, and nothing else: reference assemblies drop
/// internal members, and the order of members in metadata is not that of the schema.
/// </summary>
internal sealed class ManifestReader
{
    private readonly Compilation _compilation;
    private readonly SchemaModel _schema;

    private ManifestReader(SchemaModel schema, Compilation compilation)
    {
        _schema = schema;
        _compilation = compilation;
    }

    /// <summary>Null if the class has no manifest, or one that is broken or newer than this reader.</summary>
    public static SchemaModel? Read(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        if (type.Attribute("SchemaManifest") is not { ConstructorArguments: [{ Value: ManifestText.Version }, { Value: string text }] }) return null;
        var schema = new SchemaModel(type) { Attribute = attribute, IsForeign = true };
        try
        {
            return new ManifestReader(schema, compilation).Read(text) ? schema : null;
        }
        catch (FormatException)
        {
            return null; // a manifest that was written by hand, or cut
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private bool Read(string text)
    {
        string[] parts = text.Split('|');
        if (parts.Length != 3) return false;
        string[] states = parts[0].Split(';');
        foreach (string item in states) AddState(item.Split(' '), states.Length);
        foreach (string item in Items(parts[1])) AddGroup(item.Split(' '));
        foreach (string item in Items(parts[2])) AddSource(item);

        // Names of targets, for messages; they could not be known before all states were.
        foreach (StateModel state in _schema.States)
        {
            for (int i = 0; i < state.Relations.Count; i++)
            {
                RelationModel relation = state.Relations[i];
                int target = relation.Targets[0];
                state.Relations[i] = new RelationModel(relation.Kind, -1, _schema.States[target].Name) { Targets = relation.Targets, IsResolved = true };
            }
        }

        return true;
    }

    private static string[] Items(string part) => part.Length == 0 ? [] : part.Split(';');

    private void AddState(string[] words, int count)
    {
        bool isImplicit = false, auto = false, multi = false, required = false, hasOwner = false;
        string? argsId = null;
        INamedTypeSymbol? owner = _schema.Type;
        Accessibility accessibility = Accessibility.Public;
        TimeoutModel? timeout = null;
        var tags = new List<string>();
        var relations = new List<RelationModel>();
        foreach (string word in words.Skip(1))
        {
            (string key, string value) = Split(word);
            switch (key)
            {
                case ManifestText.Implicit: isImplicit = true; break;
                case ManifestText.Auto: auto = true; break;
                case ManifestText.Multi: multi = true; break;
                case ManifestText.RequiredArgs: (argsId, required) = (value, true); break;
                case ManifestText.OptionalArgs: argsId = value; break;
                case ManifestText.Owner: (owner, hasOwner) = (Find(value) as INamedTypeSymbol, true); break;
                case ManifestText.Access: accessibility = ParseAccessibility(value); break;
                case ManifestText.Timeout: timeout = ParseTimeout(value, count); break;
                case ManifestText.Tag: tags.Add(ManifestText.Unescape(value)); break;
                default:
                    int kind = Array.IndexOf(ManifestText.Relations, key);
                    if (kind < 0) break; // a later version's word that this one may ignore
                    relations.AddRange(ManifestText.ParseNumbers(value, count)
                        .Select(target => new RelationModel((RowKind)kind, -1, null) { Targets = [target], IsResolved = true }));
                    break;
            }
        }

        IPropertySymbol? property = isImplicit ? null : Property(owner, words[0]);

        // The declaration's type is better than the id: it has type arguments and nullability in place.
        (ITypeSymbol? args, _) = property is null ? default : DeclarationReader.Args(property.Type);
        var state = new StateModel(words[0])
        {
            Origin = isImplicit ? StateOrigin.Implicit : hasOwner ? StateOrigin.Include : StateOrigin.Own,
            Index = _schema.States.Count,
            Owner = isImplicit ? null : owner,
            Property = property,
            Auto = auto,
            Multi = multi,
            ArgsType = args ?? (argsId is null ? null : Find(argsId) as ITypeSymbol),
            ArgsRequired = required,
            Accessibility = accessibility,
            Tags = tags,
            Timeout = timeout,
        };
        state.Relations.AddRange(relations);
        _schema.States.Add(state);
    }

    private static TimeoutModel ParseTimeout(string value, int count)
    {
        string[] numbers = value.Split(',');
        if (numbers.Length != 3) throw new FormatException(value);
        var length = new TimeSpan(long.Parse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture));
        int target = ManifestText.ParseNumbers(numbers[1], count)[0];
        int onImport = int.Parse(numbers[2], NumberStyles.None, CultureInfo.InvariantCulture);
        return new TimeoutModel(length.ToString("c", CultureInfo.InvariantCulture), null, onImport) { Target = target };
    }

    private void AddGroup(string[] words)
    {
        INamedTypeSymbol? owner = _schema.Type;
        Accessibility accessibility = Accessibility.Public;
        List<int> states = [];
        foreach (string word in words.Skip(1))
        {
            (string key, string value) = Split(word);
            switch (key)
            {
                case ManifestText.Owner: owner = Find(value) as INamedTypeSymbol; break;
                case ManifestText.Access: accessibility = ParseAccessibility(value); break;
                case ManifestText.States: states = ManifestText.ParseNumbers(value, _schema.States.Count); break;
            }
        }

        _schema.Groups.Add(new GroupModel(words[0])
        {
            Origin = SymbolEqualityComparer.Default.Equals(owner, _schema.Type) ? StateOrigin.Own : StateOrigin.Include,
            Owner = owner,
            Property = Property(owner, words[0]),
            Accessibility = accessibility,
            States = states,
        });
    }

    private void AddSource(string item)
    {
        (string id, string numbers) = Split(item);
        if (Find(id) is not INamedTypeSymbol type) return; // cannot be named from here, so nothing can be passed from it either
        _schema.Sources.Add(new SourceSchema(type, [.. ManifestText.ParseNumbers(numbers, _schema.States.Count)], isGenerated: true));
    }

    private IPropertySymbol? Property(INamedTypeSymbol? owner, string name) =>
        owner?.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()
        ?? _schema.Type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault();

    private static (string Key, string Value) Split(string word)
    {
        int at = word.IndexOf('=');
        return at < 0 ? (word, "") : (word.Substring(0, at), word.Substring(at + 1));
    }

    private static Accessibility ParseAccessibility(string text) =>
        Enum.TryParse(text, out Accessibility accessibility) ? accessibility : Accessibility.Private;

    private ISymbol? Find(string id) => DocumentationCommentId.GetFirstSymbolForReferenceId(ManifestText.Unescape(id), _compilation);
}
