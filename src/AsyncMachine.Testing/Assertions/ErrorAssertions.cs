namespace AsyncMachine.Testing;

// Errors: the state Exception, now and ever.
public static partial class MachineAssertions
{
    /// <summary>The machine is in no error: <c>Exception</c> is inactive.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <exception cref="MachineAssertionException"><c>Exception</c> is active; the error is the inner exception.</exception>
    public static void ShouldHaveNoError(this IMachine machine)
    {
        MachineTime time = machine.Time();
        int exception = machine.Schema.Exception;
        if (!IsActive(time, exception)) return;
        throw Failure.Of(machine, time, "should have no error.", [exception], machine.Error);
    }

    /// <summary>
    /// The machine never was in an error: <c>Exception</c> was never active, no error was reported that could not become a state,
    /// and none waits in the queue.
    /// </summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <exception cref="MachineAssertionException">It was; the last error is the inner exception.</exception>
    public static void ShouldNeverHaveHadError(this IMachine machine)
    {
        MachineTime time = machine.Time();
        int exception = machine.Schema.Exception;
        bool queued = machine is Machine local && local.WillBe(machine.Schema[exception]);
        bool active = time.Count > 0 && time[exception] > 0;
        if (!active && !queued && machine.Error is null) return;
        string why = active ? "but it had one" : queued ? "but one waits in the queue" : "but one was reported that did not become a state";
        throw Failure.Of(machine, time, $"should never have had an error, {why}.", [exception], machine.Error);
    }

    /// <summary>The machine is in an error: <c>Exception</c> is active.</summary>
    /// <param name="machine">The machine or mirror.</param>
    /// <returns>The error; null if the state was added without one.</returns>
    /// <exception cref="MachineAssertionException"><c>Exception</c> is inactive.</exception>
    public static Exception? ShouldBeInError(this IMachine machine)
    {
        MachineTime time = machine.Time();
        int exception = machine.Schema.Exception;
        if (IsActive(time, exception)) return machine.Error;
        throw Failure.Of(machine, time, "should be in an error.", [exception]);
    }

    /// <summary>The machine is in an error of a type.</summary>
    /// <typeparam name="TException">The type of the last error, or a base of it.</typeparam>
    /// <param name="machine">The machine or mirror.</param>
    /// <returns>The error.</returns>
    /// <exception cref="MachineAssertionException"><c>Exception</c> is inactive, or the error is another.</exception>
    public static TException ShouldBeInError<TException>(this IMachine machine)
        where TException : Exception
    {
        MachineTime time = machine.Time();
        int exception = machine.Schema.Exception;
        if (IsActive(time, exception) && machine.Error is TException error) return error;
        throw Failure.Of(machine, time, $"should be in an error of type {typeof(TException).Name}.", [exception], machine.Error);
    }
}
