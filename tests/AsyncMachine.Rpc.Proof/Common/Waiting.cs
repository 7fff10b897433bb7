namespace AsyncMachine.Rpc.Proof;

/// <summary>Guards against what never happens.</summary>
internal static class Waiting
{
    /// <summary>The task, or a failure that says what was waited for.</summary>
    public static async Task Within(this Task task, TimeSpan limit, string what)
    {
        try
        {
            await task.WaitAsync(limit);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new HangException($"{what} has not happened within {limit}.");
        }
    }

    /// <inheritdoc cref="Within(Task, TimeSpan, string)"/>
    public static async Task<T> Within<T>(this Task<T> task, TimeSpan limit, string what)
    {
        await ((Task)task).Within(limit, what);
        return await task;
    }
}

/// <summary>Something that must happen has not.</summary>
/// <param name="message">What.</param>
internal sealed class HangException(string message) : Exception(message);
