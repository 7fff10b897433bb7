namespace AsyncMachine.Conformance;

/// <summary>Something that is not as it was recorded.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Operation">The operation's index; −1 for the case as a whole.</param>
/// <param name="Field">The field.</param>
/// <param name="Expected">What was recorded.</param>
/// <param name="Actual">What the machine did.</param>
internal sealed record Difference(string CaseId, int Operation, string Field, string Expected, string Actual)
{
    public override string ToString() =>
        $"case {CaseId}, {(Operation < 0 ? "schema" : $"operation {Operation}")}, {Field}: expected {Expected}, actual {Actual}";
}
