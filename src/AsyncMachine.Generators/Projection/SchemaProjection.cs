using AsyncMachine.Generators.Models;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AsyncMachine.Generators.Projection;

/// <summary>Turns a schema class into what its generated part depends on, with nothing of the compiler left in it.</summary>
internal sealed class SchemaProjection
{
    private readonly SchemaModel _schema;
    private readonly Compilation _compilation;
    private readonly SchemaReader _reader;
    private readonly CancellationToken _cancellation;
    private readonly Suppressions _suppressions = new();

    private SchemaProjection(SchemaModel schema, Compilation compilation, CancellationToken cancellation)
    {
        _schema = schema;
        _compilation = compilation;
        _reader = SchemaReader.Of(compilation);
        _cancellation = cancellation;
    }

    /// <summary>Null if no part can be added to the type.</summary>
    public static SchemaSpec? Project(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (ClassShape.Fault(type, cancellation) is not null) return null;
        SchemaModel? schema = SchemaReader.Of(compilation).Read(type, cancellation);
        return schema is null ? null : new SchemaProjection(schema, compilation, cancellation).Project();
    }

    private SchemaSpec Project()
    {
        var malformed = _schema.Malformed.Select(property => Malformed(property, IsReserved(property)
            ? "has a name that generated code needs; see AM0010."
            : "is no state or group: it has to be static partial, of type State, State<T> or StateGroup, with only a getter.")).ToList();
        SchemaBodySpec? body = _schema.IsGenerated ? Body() : null;
        if (body is null)
        {
            string message = $"belongs to a schema class with an error, so {_schema.Type.Name} has no generated half.";
            malformed.AddRange(Own().Select(property => Malformed(property, message)));
        }

        return new SchemaSpec(ClassProjection.Project(_schema.Type, "StateSchema"))
        {
            Malformed = [.. malformed],
            Body = body,
            Codecs = body is null ? CodecUse.None : CodecProjection.Of(_schema, _compilation, _cancellation),
            Suppressions = _suppressions.ToArray(),
        };
    }

    private static bool IsReserved(IPropertySymbol property) => WellKnown.Helpers.Contains(property.Name);

    private IEnumerable<IPropertySymbol> Own() =>
        _schema.States.Where(state => state.Origin == StateOrigin.Own).Select(state => state.Property!)
            .Concat(_schema.Groups.Where(group => group.Origin == StateOrigin.Own).Select(group => group.Property!));

    private SchemaBodySpec Body()
    {
        HandlerSet handlers = _reader.ReadHandlers(_schema.Type, _cancellation)!;
        var declared = new List<PropertySpec>();
        var included = new List<PropertySpec>();
        foreach (StateModel state in _schema.States)
        {
            _suppressions.AddType(state.ArgsType);
            if (state.Origin == StateOrigin.Own) declared.Add(Declared(state.Property!, state.Index));
            else if (state.Member is { } access) included.Add(Included(state.Property!, access, state.Index));
        }

        for (int i = 0; i < _schema.Groups.Count; i++)
        {
            GroupModel group = _schema.Groups[i];
            if (group.Origin == StateOrigin.Own) declared.Add(Declared(group.Property!, i));
            else if (group.Member is { } access) included.Add(Included(group.Property!, access, i));
        }

        var sources = _schema.Sources.Where(source => source.IsGenerated && IsNameable(source.Type)).ToList();
        foreach (SourceSchema source in sources) _suppressions.AddType(source.Type);
        return new SchemaBodySpec
        {
            Manifest = ManifestWriter.Write(_schema),
            States = [.. _schema.States.Select(State)],
            Groups = [.. _schema.Groups.Select(group => new GroupSpec(group.Name, [.. group.States]))],
            Declared = [.. declared],
            Included = [.. included],
            Sources = [.. sources.Select(source => new SourceSpec(Naming.Bare(source.Type), [.. source.Map]))],
            HidesSchema = HidesSchema(),
            Collector = HandlerProjection.Collector(_schema.Type, _reader, _cancellation),
            Handlers = HandlerProjection.Project(handlers, _suppressions),
        };
    }

    /// <summary>Another assembly's internal types cannot be named here; its states cannot be passed from here then either.</summary>
    private bool IsNameable(ITypeSymbol type) =>
        type.TypeKind != TypeKind.Error && _compilation.IsSymbolAccessibleWithin(type, _schema.Type);

    private bool HidesSchema()
    {
        for (INamedTypeSymbol? at = _schema.Type.BaseType; at is not null; at = at.BaseType)
        {
            if (at.GetMembers("Schema").Any(member => member.DeclaredAccessibility != Accessibility.Private)) return true;
            if (SchemaReader.IsSchema(at) && _reader.Read(at, _cancellation) is { IsGenerated: true }) return true;
        }

        return false;
    }

    private StateSpec State(StateModel state)
    {
        int flags = (state.Auto ? 1 : 0) | (state.Multi ? 2 : 0) | (state.ArgsRequired ? 4 : 0) | (state.Timeout is { IsGood: true } ? 8 : 0);
        string? args = state.ArgsType is { } type && IsNameable(type) ? Naming.Bare(type) : null;
        return new StateSpec(state.Name, flags, args, state.ArgsType is null ? null : ArgsShape.Of(state.ArgsType))
        {
            Require = [.. state.Targets(RowKind.Require)],
            Add = [.. state.Targets(RowKind.Add)],
            Remove = [.. state.Targets(RowKind.Remove)],
            After = [.. state.Targets(RowKind.After)],
            Tags = [.. state.Tags],
            Timeout = state.Timeout is { IsGood: true } timeout ? new TimeoutSpec(timeout.Length.Ticks, timeout.Target, timeout.OnImport) : null,
        };
    }

    private PropertySpec Declared(IPropertySymbol property, int index) =>
        new(Modifiers(property), Naming.Full(property.Type), property.Name, index);

    private PropertySpec Included(IPropertySymbol property, Accessibility access, int index)
    {
        _suppressions.Add(property);
        return new PropertySpec(
            access == Accessibility.Public ? "public static" : "internal static",
            Naming.Full(property.Type),
            property.Name,
            index,
            property.OriginalDefinition.GetDocumentationCommentId());
    }

    private MalformedSpec Malformed(IPropertySymbol property, string message)
    {
        var accessors = new List<string>();
        if (property.GetMethod is { } getter) accessors.Add(Access(getter) + "get");
        if (property.SetMethod is { } setter) accessors.Add(Access(setter) + (setter.IsInitOnly ? "init" : "set"));
        string reference = property.RefKind switch { RefKind.Ref => "ref ", RefKind.RefReadOnly => "ref readonly ", _ => "" };
        return new MalformedSpec(
            Modifiers(property), reference + Naming.Full(property.Type), property.Name, [.. accessors], $"{_schema.Type.Name}.{property.Name} {message}");

        string Access(IMethodSymbol accessor) => accessor.DeclaredAccessibility == property.DeclaredAccessibility ? "" : accessor.DeclaredAccessibility switch
        {
            Accessibility.Private => "private ",
            Accessibility.Protected => "protected ",
            Accessibility.Internal => "internal ",
            Accessibility.ProtectedAndInternal => "private protected ",
            Accessibility.ProtectedOrInternal => "protected internal ",
            _ => "",
        };
    }

    /// <summary>Both halves of a partial property need the same modifiers, <c>new</c> included, which no symbol tells.</summary>
    private string Modifiers(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is PropertyDeclarationSyntax declaration
            ? string.Join(" ", declaration.Modifiers.Select(modifier => modifier.Text))
            : "static partial";
}
