using AsyncMachine.Analyzers.Model;
using AsyncMachine.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AsyncMachine.Analyzers.Time;

/// <summary>AM0401: a time-out without a length that makes sense, or that leads to no state. Such a state has none at run time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TimeoutAnalyzer : SchemaClassAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new(
        "AM0401", "Time-out of a state makes no sense",
        "The time-out of '{0}' {1}",
        Category.Time, DiagnosticSeverity.Error, isEnabledByDefault: true,
        helpLinkUri: HelpLink.Base + "AM0401" + HelpLink.End);

    public TimeoutAnalyzer()
        : base(Rule)
    {
    }

    private protected override void Look(SymbolAnalysisContext context, Schemas schemas, SchemaModel schema)
    {
        foreach (StateModel state in schema.States)
        {
            if (state.Origin != StateOrigin.Own || state.Timeout is not { } timeout) continue;
            var attribute = state.Attribute?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) as AttributeSyntax;
            if (attribute is null) continue;
            AttributeArgumentSyntax? length = RelationSyntax.Argument(attribute, "Timeout"), target = RelationSyntax.Argument(attribute, "OnTimeout");
            if (LengthFault(timeout, length) is { } wrong) Report((SyntaxNode?)length?.Expression ?? attribute, wrong);
            if (TargetFault(schema, timeout, target) is { } astray) Report((SyntaxNode?)target?.Expression ?? attribute, astray);

            void Report(SyntaxNode place, string fault) => context.ReportDiagnostic(At(place.GetLocation(), state.Name, fault));
        }
    }

    private static string? LengthFault(TimeoutModel timeout, AttributeArgumentSyntax? length)
    {
        if (length is null) return "has no length; add Timeout = \"hh:mm:ss\"";
        if (timeout.Text is null) return null; // no constant: the compiler says so
        if (TimeoutModel.Parse(timeout.Text) is not { } parsed) return $"is \"{timeout.Text}\", which is no length of time; write it as \"hh:mm:ss\", with days in front as \"d.\"";
        return parsed > TimeSpan.Zero ? null : $"is \"{timeout.Text}\"; it must be more than zero";
    }

    private static string? TargetFault(SchemaModel schema, TimeoutModel timeout, AttributeArgumentSyntax? target)
    {
        if (target is null) return "leads nowhere; name the state that is added in OnTimeout";
        if (timeout.TargetName is not { } name) return null;
        if (timeout.Target < 0)
        {
            string? near = SchemaRules.Nearest(name, schema.States.Select(state => state.Name));
            return $"adds '{name}', which is no state of '{schema.Type.Name}'; " + (near is null ? "declare it, or name another" : $"did you mean '{near}'?");
        }

        return schema.States[timeout.Target].ArgsRequired ? $"adds '{name}', which needs args; name a state that does without" : null;
    }
}
