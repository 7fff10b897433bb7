namespace AsyncMachine.Docs.Tests;

/// <summary>What a block of code in a document is held to.</summary>
internal enum BlockKind
{
    /// <summary><c>csharp</c>: a whole program, or declarations; compiles without a warning.</summary>
    Whole,

    /// <summary><c>csharp body</c>: statements of an async method that sees the declarations before it; compiles without a warning.</summary>
    Body,

    /// <summary><c>csharp error AM0101</c>: gives these diagnostics. Without an id, the one that the page is named for.</summary>
    Error,
}

/// <summary>A block of C# in a document, and what it prints: the block <c>text output</c> that follows it, if one does.</summary>
internal sealed record CodeBlock(
    string File, int Line, BlockKind Kind, string Code, IReadOnlyList<string> Expected, string Declarations, string? Output)
{
    public override string ToString() => $"{File}:{Line}";

    /// <summary>The blocks of a document, in order.</summary>
    /// <param name="file">The document's name, for messages and for the id of a page about a diagnostic.</param>
    /// <param name="text">The document.</param>
    public static List<CodeBlock> Read(string file, string text)
    {
        var blocks = new List<CodeBlock>();
        string declarations = "";
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string fence = lines[i].TrimStart();
            if (!fence.StartsWith("```", StringComparison.Ordinal)) continue;
            int first = i + 1, indent = lines[i].Length - fence.Length;
            for (i = first; i < lines.Length && lines[i].TrimStart() != "```"; i++)
            {
            }

            if (i == lines.Length) throw new FormatException($"{file}:{first}: the block has no end.");
            string code = string.Concat(lines[first..i].Select(line => line[Math.Min(indent, line.Length)..] + "\n"));
            string[] words = fence[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is ["text", "output"])
            {
                if (blocks.Count == 0 || blocks[^1].Output is not null) throw new FormatException($"{file}:{first}: output of no block.");
                blocks[^1] = blocks[^1] with { Output = code };
            }
            else if (words is ["csharp", .. string[] rest])
            {
                var block = new CodeBlock(file, first, KindOf(file, first, rest), code, IdsOf(file, rest), declarations, null);
                blocks.Add(block);
                if (block.Kind == BlockKind.Whole && !Sample.IsProgram(code)) declarations += code;
            }
        }

        return blocks;
    }

    private static BlockKind KindOf(string file, int line, string[] words) => words switch
    {
        [] => BlockKind.Whole,
        ["body"] => BlockKind.Body,
        ["error", ..] => BlockKind.Error,
        _ => throw new FormatException($"{file}:{line}: 'csharp {string.Join(' ', words)}' is no kind of block."),
    };

    private static string[] IdsOf(string file, string[] words)
    {
        if (words is not ["error", ..]) return [];
        string page = Path.GetFileNameWithoutExtension(file);
        return words.Length > 1 ? words[1..] : page.StartsWith("AM", StringComparison.Ordinal) ? [page] : [];
    }
}
