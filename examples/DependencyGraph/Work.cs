using System.Collections.Concurrent;

namespace DependencyGraph;

/// <summary>Stands for what takes time: a step goes on until it is told to finish.</summary>
internal sealed class Work
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _steps = new();

    public Task DoAsync(string step, CancellationToken token) => Step(step).Task.WaitAsync(token);

    public void Finish(string step) => Step(step).TrySetResult();

    private TaskCompletionSource Step(string step) =>
        _steps.GetOrAdd(step, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
