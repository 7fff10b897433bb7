using System.Text;

namespace FileProcessing;

/// <summary>What a run has come to.</summary>
internal sealed class Summary(string output)
{
    public const string SumsName = "SHA256SUMS";

    public List<WrittenFile> Written { get; } = [];

    public List<FailedFile> Failures { get; } = [];

    /// <summary>Writes the hashes of the files as they are once they are unpacked, for <c>sha256sum --check</c>.</summary>
    public void WriteSums()
    {
        if (Written.Count == 0) return;
        var text = new StringBuilder();
        foreach (WrittenFile written in Written.OrderBy(w => w.File.OutputName, StringComparer.Ordinal))
        {
            // As sha256sum writes them: a backslash at the start of the line says that the name is escaped.
            string name = Path.ChangeExtension(written.File.OutputName, null);
            string escaped = name.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r");
            text.Append(escaped == name ? "" : "\\").Append(written.Hash).Append("  ").Append(escaped).Append('\n');
        }

        string temporary = Path.Combine(output, $".{Guid.NewGuid():N}.part");
        File.WriteAllText(temporary, text.ToString());
        File.Move(temporary, Path.Combine(output, SumsName), overwrite: true);
    }

    public void Print(TextWriter writer, bool cancelled)
    {
        long read = Written.Sum(w => w.Length), compressed = Written.Sum(w => w.CompressedLength);
        string what = cancelled ? "canceled: " : "";
        writer.WriteLine($"{what}{Written.Count} written to {output} ({read} bytes, compressed to {compressed}), {Failures.Count} failed");
        foreach (FailedFile failure in Failures.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            writer.WriteLine($"failed: {failure.Path}: {failure.Reason}");
        }
    }
}
