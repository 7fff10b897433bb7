namespace PathWatcher;

/// <summary>Which files of a folder one can run.</summary>
internal static class Executables
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Their names. A folder that is gone, or may not be read, holds none.</summary>
    public static HashSet<string> In(string folder, CancellationToken token)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles())
            {
                token.ThrowIfCancellationRequested();
                if (IsExecutable(file)) names.Add(file.Name);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            names.Clear();
        }

        return names;
    }

    private static bool IsExecutable(FileInfo file)
    {
        if (OperatingSystem.IsWindows()) return file.Extension.ToLowerInvariant() is ".exe" or ".cmd" or ".bat" or ".com";
        try
        {
            FileSystemInfo target = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return target is FileInfo { Exists: true } && (target.UnixFileMode & AnyExecute) != 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // a link in a circle or to where we may not look, or a file that went away meanwhile
        }
    }
}
