namespace FileProcessing;

/// <summary>Finds the files of the inputs, always in the same order.</summary>
internal static class FileTree
{
    public static Scan Scan(CommandLine commandLine, CancellationToken token)
    {
        var files = new List<SourceFile>();
        var failures = new List<FailedFile>();
        var names = new OutputNames();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string output = RealPath(commandLine.Output);
        foreach (string input in commandLine.Inputs)
        {
            if (Directory.Exists(input)) Walk(new DirectoryInfo(RealPath(input)), input, "");
            else Take(input, Path.GetFileName(input), RealPath(input));
        }

        return new Scan(files, failures);

        void Walk(DirectoryInfo folder, string path, string relative)
        {
            token.ThrowIfCancellationRequested();
            if (folder.FullName == output) return;
            FileSystemInfo[] entries;
            try
            {
                entries = folder.GetFileSystemInfos();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failures.Add(new FailedFile(path, exception.Message));
                return;
            }

            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            foreach (FileSystemInfo entry in entries)
            {
                string name = Path.Combine(relative, entry.Name);
                if (entry is not DirectoryInfo child) Take(Path.Combine(path, entry.Name), name, entry.FullName);
                else if (child.LinkTarget is null) Walk(child, Path.Combine(path, entry.Name), name); // links could lead in circles
            }
        }

        // A file that is named twice is processed once.
        void Take(string path, string relative, string full)
        {
            if (seen.Add(full)) files.Add(new SourceFile(path, names.Take(relative)));
        }
    }

    /// <summary>The full path with every link on the way followed, as far as it exists.</summary>
    private static string RealPath(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), real = Path.GetPathRoot(full)!;
        foreach (string part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            try
            {
                real = Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target
                    ? RealPath(target.FullName) : real;
            }
            catch (IOException)
            {
                // It does not exist, or leads in a circle: whoever opens it will find out.
            }
        }

        return real;
    }
}
