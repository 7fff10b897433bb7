using AsyncMachine;
using static CircuitBreaker.BreakerStates;

namespace CircuitBreaker;

/// <summary>Makes calls through the circuit of a machine that includes <see cref="BreakerStates"/>. Safe for use from any thread.</summary>
public static class Breaker
{
    /// <summary>Makes a call if the circuit lets it through, and tells the circuit what became of it.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="call">The call. A call that ends by the token is neither a success nor a failure.</param>
    /// <param name="cancellationToken">Is handed to the call.</param>
    /// <returns>What the call returns.</returns>
    /// <exception cref="CircuitOpenException">The call was not made.</exception>
    public static async ValueTask<T> ExecuteAsync<T>(
        this Machine machine, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var passing = new Call();
        Result passed = await machine.AddAsync(Called, passing).ConfigureAwait(false);
        if (!passed.IsExecuted) throw new CircuitOpenException($"The call was not made: the circuit is {machine.Switch(Circuit)}.");

        // What is told belongs to the period in which the call was made; after it, the machine cancels it as stale.
        T result;
        try
        {
            result = await call(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            machine.Remove(passing.Period, Called); // if it was the trial, the next call is
            throw;
        }
        catch (Exception error)
        {
            machine.Add(passing.Period, Failed, new Failure(error));
            throw;
        }

        machine.Add(passing.Period, Succeeded);
        return result;
    }
}

/// <summary>A call was not made, because the circuit is open, or half open with a trial under way.</summary>
public sealed class CircuitOpenException(string message) : Exception(message);
