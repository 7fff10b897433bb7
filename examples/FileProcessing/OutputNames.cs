namespace FileProcessing;

/// <summary>
/// Gives each file its own name in the output folder: the relative path and <c>.gz</c>. If that is taken, by a file or by a folder,
/// what collides gets <c>~2</c>, <c>~3</c> and so on before its extension. The same inputs always give the same names.
/// </summary>
internal sealed class OutputNames
{
    // Case is ignored, so that the output folder can be copied to file systems that ignore it.
    private readonly HashSet<string> _files = new(StringComparer.OrdinalIgnoreCase) { Summary.SumsName };
    private readonly HashSet<string> _folders = new(StringComparer.OrdinalIgnoreCase);

    public string Take(string relative)
    {
        string[] parts = relative.Split(Path.DirectorySeparatorChar);
        string at = "";
        for (int i = 0; i < parts.Length - 1; i++)
        {
            at = FirstFree(at, parts[i], "", _files);
            _folders.Add(at);
        }

        at = FirstFree(at, parts[^1], ".gz", _files, _folders);
        _files.Add(at);
        return at;
    }

    private static string FirstFree(string folder, string name, string suffix, params HashSet<string>[] taken)
    {
        string candidate = Path.Combine(folder, name + suffix);
        for (int n = 2; taken.Any(names => names.Contains(candidate)); n++)
        {
            string numbered = $"{Path.GetFileNameWithoutExtension(name)}~{n}{Path.GetExtension(name)}";
            candidate = Path.Combine(folder, numbered + suffix);
        }

        return candidate;
    }
}
