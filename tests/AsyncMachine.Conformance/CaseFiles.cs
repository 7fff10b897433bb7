namespace AsyncMachine.Conformance;

/// <summary>Plays whole files and reports on them.</summary>
internal static class CaseFiles
{
    /// <summary>How long one case may take: far more than any needs, so that an endless one is told from a slow machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Plays files and writes one line per difference, then the totals.</summary>
    /// <param name="files">Paths.</param>
    /// <param name="output">Gets the report.</param>
    /// <param name="makerOf">Cases that exist as schema classes are played as those too.</param>
    /// <returns>True if every file could be read and nothing differs.</returns>
    public static bool Play(IEnumerable<string> files, TextWriter output, Func<Case, MachineMaker?> makerOf)
    {
        int cases = 0, differing = 0, compiled = 0;
        bool readable = true;
        foreach (string file in files)
        {
            string[] lines;
            try
            {
                lines = File.ReadAllLines(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                output.WriteLine($"{file}: {exception.Message}");
                readable = false;
                continue;
            }

            int before = cases;
            for (int i = 0; i < lines.Length; i++)
            {
                if (string.IsNullOrWhiteSpace(lines[i])) continue;
                cases++;
                List<Difference> differences = Play(lines[i], i + 1, makerOf, ref compiled);
                if (differences.Count > 0) differing++;
                foreach (Difference difference in differences) output.WriteLine($"{file}: {difference}");
            }

            if (cases == before)
            {
                output.WriteLine($"{file}: expected at least one case, found none");
                readable = false;
            }
        }

        output.WriteLine($"{compiled} of them were also played as compiled schema classes, through generated dispatch");
        output.WriteLine($"{cases} cases, {differing} differ");
        return readable && differing == 0;
    }

    /// <summary>Reads the cases of files.</summary>
    /// <exception cref="MalformedCaseException">A line is no case.</exception>
    public static IEnumerable<Case> Read(IEnumerable<string> files) =>
        files.SelectMany(file => File.ReadLines(file).Select((line, index) => CaseReader.Read(line, index + 1)));

    private static List<Difference> Play(string line, int number, Func<Case, MachineMaker?> makerOf, ref int compiled)
    {
        Case read;
        try
        {
            read = CaseReader.Read(line, number);
        }
        catch (MalformedCaseException fault)
        {
            return [new Difference(fault.CaseId, fault.Operation, fault.Field, "a case of the known format", fault.Message)];
        }

        List<Difference> differences = Play(read, CaseMachine.Make);
        if (makerOf(read) is not { } maker) return differences;
        compiled++;
        return [.. differences, .. Play(read, maker)];
    }

    private static List<Difference> Play(Case read, MachineMaker maker)
    {
        Task<List<Difference>> play = Task.Run(() => CasePlayer.Play(read, make: maker));
        if (play.Wait(Patience)) return play.Result;
        return [new Difference(read.Id, -1, "time", $"an end within {Patience}", "none")];
    }
}
