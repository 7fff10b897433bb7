using System.Diagnostics.CodeAnalysis;

namespace FileProcessing;

/// <summary>What the program was asked to do.</summary>
internal sealed record CommandLine(IReadOnlyList<string> Inputs, string Output, int Workers)
{
    public const string Usage =
        """
        usage: FileProcessing PATH... [--output DIR]

        Hashes (SHA-256) and compresses (gzip) files, and all files of folders, into DIR (default: processed).
        """;

    public static bool TryParse(string[] args, [NotNullWhen(true)] out CommandLine? commandLine, [NotNullWhen(false)] out string? fault)
    {
        commandLine = null;
        var inputs = new List<string>();
        string? output = null;
        bool onlyPaths = false;
        for (int i = 0; i < args.Length; i++)
        {
            string arg = args[i];
            if (onlyPaths || !arg.StartsWith('-'))
            {
                if (arg.Length == 0) return Fail("an empty PATH", out fault);
                inputs.Add(arg);
            }
            else if (arg == "--")
            {
                onlyPaths = true;
            }
            else if (arg == "--output" || arg.StartsWith("--output=", StringComparison.Ordinal))
            {
                if (output is not null) return Fail("--output is given twice", out fault);
                output = arg.Length > 8 ? arg[9..] : i + 1 < args.Length ? args[++i] : "";
                if (output.Length == 0) return Fail("--output needs a folder", out fault);
            }
            else
            {
                return Fail($"unknown option {arg}", out fault);
            }
        }

        output ??= "processed";
        if (inputs.Count == 0) return Fail("no PATH is given", out fault);
        if (File.Exists(output)) return Fail($"{output} is a file, not a folder", out fault);
        commandLine = new CommandLine(inputs, output, Math.Max(2, Environment.ProcessorCount));
        fault = null;
        return true;
    }

    private static bool Fail(string text, out string fault)
    {
        fault = text;
        return false;
    }
}
