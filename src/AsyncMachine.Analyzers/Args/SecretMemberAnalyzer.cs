using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Args;

/// <summary>AM0302: args are printed in logs, and what is in a log is no secret.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretMemberAnalyzer : SchemaAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0302", "Secret-looking member is printed in logs",
        "'{0}' of '{1}' looks like a secret and would be printed in logs; mark it with [Secret]",
        Category.Args, DiagnosticSeverity.Warning, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0302" + HelpLink.End);

    private static readonly string[] s_secrets =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "token", "credential", "credentials", "apikey", "privatekey", "accesskey",
        "connectionstring", "signingkey", "encryptionkey", "bearer", "cookie",
    ];

    // What a name ends in when it only speaks about a secret.
    private static readonly string[] s_harmless = ["type", "kind", "name", "id", "url", "uri", "path", "length", "hint", "policy", "scheme", "source", "endpoint"];

    public SecretMemberAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Start(CompilationStartAnalysisContext start, Schemas schemas) =>
        start.RegisterSymbolAction(Look, SymbolKind.NamedType);

    private void Look(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.Attribute("StateArgs") is null) return;
        foreach (ISymbol member in type.GetMembers())
        {
            ITypeSymbol? kind = member switch
            {
                IPropertySymbol { IsStatic: false, IsIndexer: false } property => property.Type,
                IFieldSymbol { IsStatic: false, AssociatedSymbol: null } field => field.Type,
                _ => null,
            };
            if (kind is null || !IsText(kind) || !LooksSecret(member.Name) || member.Place() is not { } place) continue;
            if (IsMarked(member, type)) continue;
            context.ReportDiagnostic(At(place, member.Name, type.Name));
        }
    }

    private static bool IsMarked(ISymbol member, INamedTypeSymbol type)
    {
        if (member.Attribute("Secret") is not null) return true;

        // An attribute on a record's parameter stays with the parameter.
        IParameterSymbol[] parameters = [.. type.InstanceConstructors.SelectMany(constructor => constructor.Parameters)];
        if (parameters.Any(parameter => parameter.Name == member.Name && parameter.Attribute("Secret") is not null)) return true;

        // Once one member says [Log], only those are printed that do.
        bool IsLogged(string? name) =>
            type.GetMembers().Any(m => (name is null || m.Name == name) && m.Attribute("Log") is not null)
            || parameters.Any(p => (name is null || p.Name == name) && p.Attribute("Log") is not null);
        return IsLogged(null) && !IsLogged(member.Name);
    }

    private static bool IsText(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char } => true,
        INamedTypeSymbol { Name: "ReadOnlyMemory" or "Memory", TypeArguments: [{ SpecialType: SpecialType.System_Byte or SpecialType.System_Char }] } => true,
        _ => false,
    };

    private static bool LooksSecret(string name)
    {
        List<string> words = Words(name);
        if (words.Count == 0 || s_harmless.Contains(words[words.Count - 1])) return false;
        for (int i = 0; i < words.Count; i++)
        {
            if (s_secrets.Contains(words[i])) return true;
            if (i > 0 && s_secrets.Contains(words[i - 1] + words[i])) return true;
        }

        return false;
    }

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool end = i == name.Length || name[i] == '_' || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                || (char.IsUpper(name[i]) && i + 1 < name.Length && char.IsLower(name[i + 1]));
            if (!end) continue;
            string word = name.Substring(start, i - start).Trim('_').ToLowerInvariant();
            if (word.Length > 0) words.Add(word);
            start = i;
        }

        return words;
    }
}
