using System.Diagnostics.CodeAnalysis;
using AsyncMachine.Hosting.Logging;
using AsyncMachine.Hosting.Registration;
using Microsoft.Extensions.Hosting;

namespace AsyncMachine.Hosting.Life;

/// <summary>Starts and stops a machine with the host.</summary>
internal sealed class HostedMachine<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
    IServiceProvider services, MachineRegistration<T> registration) : IHostedLifecycleService
    where T : class, IStateSchema
{
    private MachineHolder<T>? _holder;

    /// <summary>Makes the machine: options that do not fit stop the host before any of its services has started.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _holder = registration.HolderIn(services);
        return Task.CompletedTask;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Whoever runs hosted services without their lifecycle comes here first.
        _holder ??= registration.HolderIn(services);
        Machine machine = _holder.Machine;
        if (machine.Schema.TryGetState(StateNames.Start, out State start))
        {
            await AddStartAsync(machine, start, cancellationToken).ConfigureAwait(false);
        }

        _holder.IsStarted = true;
        Messages.Started(_holder.Logger, machine.Id, machine.Schema.Name, machine.ToString());
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_holder is not { } holder) return;
        holder.IsStarted = false;
        Machine machine = holder.Machine;
        Messages.Stopping(holder.Logger, machine.Id, machine.Schema.Name, machine.ToString());
        try
        {
            await GracefulStop.RunAsync(machine, holder.Logger, cancellationToken).ConfigureAwait(false);
            await Dispose(machine).WaitAsync(cancellationToken).ConfigureAwait(false);
            Messages.Stopped(holder.Logger, machine.Id, machine.Schema.Name);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The disposal goes on; the services wait for its end when they are disposed, for DisposeTimeout at most.
            Messages.StopTimedOut(holder.Logger, machine.Id, machine.Schema.Name, machine.ToString());
            _ = Dispose(machine);
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task AddStartAsync(Machine machine, State start, CancellationToken cancellationToken)
    {
        var witness = new RefusalTracer(start);
        machine.AddTracer(witness);
        try
        {
            Result result = await PoolMutation.RunAsync(() => machine.AddAsync(start), cancellationToken).ConfigureAwait(false);
            if (result.IsExecuted) return;
        }
        finally
        {
            machine.RemoveTracer(witness);
        }

        string reason = witness.Refusal?.Reason ?? (machine.IsDisposed ? "it is disposed" : "no reason was given");
        throw new InvalidOperationException(
            $"The machine {machine.Id} ({machine.Schema.Name}) did not start: {reason}; active: {machine}.", machine.Error);
    }

    private static Task Dispose(Machine machine) => Task.Run(() => machine.DisposeAsync().AsTask());
}
