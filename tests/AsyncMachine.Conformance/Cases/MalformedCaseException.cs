namespace AsyncMachine.Conformance;

/// <summary>A line is no case of the known format: not JSON, a field that nobody knows, or a value that makes no sense.</summary>
/// <param name="caseId">The case, or the number of its line.</param>
/// <param name="operation">The operation's index; −1 if the fault is outside the operations.</param>
/// <param name="field">The field.</param>
/// <param name="message">What was expected and what was found.</param>
internal sealed class MalformedCaseException(string caseId, int operation, string field, string message) : Exception(message)
{
    public string CaseId { get; } = caseId;

    public int Operation { get; } = operation;

    public string Field { get; } = field;
}
