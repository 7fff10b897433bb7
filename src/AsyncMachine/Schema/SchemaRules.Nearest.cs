// Compiled into the engine, the generator and the analyzers: plain C#, nothing that netstandard2.0 lacks.
#nullable enable
using System;
using System.Collections.Generic;

namespace AsyncMachine;

internal static partial class SchemaRules
{
    /// <summary>
    /// The candidate that was probably meant: equal but for case, or at most a third of its letters away. Null if none is that
    /// near. Of equally near ones the first.
    /// </summary>
    internal static string? Nearest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        int distance = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int limit = Math.Max(1, Math.Max(name.Length, candidate.Length) / 3);
            int d = string.Equals(name, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, candidate, limit);
            if (d > limit || d >= distance) continue;
            best = candidate;
            distance = d;
        }

        return best;
    }

    /// <summary>
    /// Edits (insert, delete, replace, swap of two neighbours) between two names, or <paramref name="limit"/> + 1 if there are
    /// more.
    /// </summary>
    internal static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return limit + 1;
        int[] before = new int[b.Length + 1], last = new int[b.Length + 1], now = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
                least = Math.Min(least, now[j]);
            }

            if (least > limit) return limit + 1; // rows never shrink again
            (before, last, now) = (last, now, before);
        }

        return Math.Min(last[b.Length], limit + 1);
    }
}
