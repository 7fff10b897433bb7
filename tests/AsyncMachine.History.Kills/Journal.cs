using System.Security.Cryptography;

namespace AsyncMachine.History.Kills;

/// <summary>
/// What the recording process says, a line each, and the other believes. Each line is in the pipe when the call returns: a kill takes none back.
/// </summary>
internal static class Journal
{
    /// <summary>Its first record has this id.</summary>
    public const string From = "from";

    /// <summary>It is about to append; the mark is that of the machine record, which no other append has.</summary>
    public const string Appending = "appending";

    /// <summary>The append of that mark is acknowledged.</summary>
    public const string Acknowledged = "acknowledged";

    /// <summary>The append announced last has thrown: the store is not there.</summary>
    public const string Refused = "refused";

    /// <summary>A flush has completed: all up to this id is stored.</summary>
    public const string Flushed = "flushed";

    /// <summary>Something went wrong.</summary>
    public const string Wrong = "wrong";

    private static readonly Stream Output = Console.OpenStandardOutput();

    public static void Write(string what, object value)
    {
        byte[] line = System.Text.Encoding.UTF8.GetBytes($"{what} {value}\n");
        lock (Output)
        {
            Output.Write(line);
            Output.Flush();
        }
    }

    public static string MarkOf(ReadOnlyMemory<byte> record) => Convert.ToHexString(SHA256.HashData(record.Span));
}
