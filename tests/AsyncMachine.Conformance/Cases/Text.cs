using System.Text.Json;

namespace AsyncMachine.Conformance;

/// <summary>Values as compact JSON, which is how they are compared and shown.</summary>
internal static class Text
{
    public static string Of(IEnumerable<ulong> numbers) => "[" + string.Join(',', numbers) + "]";

    public static string Of(IEnumerable<int> numbers) => "[" + string.Join(',', numbers) + "]";

    public static string Of(IEnumerable<string> names) => "[" + string.Join(',', names.Select(name => JsonSerializer.Serialize(name))) + "]";

    /// <summary>A recorded value without the spaces that its writer may have put into it.</summary>
    public static string Of(JsonElement recorded) => JsonSerializer.Serialize(recorded);
}
