using System.Diagnostics.CodeAnalysis;
using AsyncMachine.Hosting.Configuration;
using AsyncMachine.Hosting.Health;
using AsyncMachine.Hosting.Registration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AsyncMachine.Hosting;

/// <summary>
/// Sets up a machine that was added to the services of an application. Options are changed in the order of the calls, when the machine
/// is made: for the host's own machines before any service of the application starts.
/// </summary>
/// <remarks>
/// The options begin as <c>new MachineOptions()</c> with: an <c>Id</c> of the schema's name and the key (<c>Downloader</c>,
/// <c>Downloader-mirror</c>; scoped machines get random ones); the <see cref="TimeProvider"/> among the services, if there is one; and,
/// for machines of the host whose schema has not both <c>Disposing</c> and <c>Disposed</c>, a <c>DisposeTimeout</c> of the host's
/// shutdown time-out. Not safe for use from several threads, like the services it belongs to.
/// </remarks>
/// <typeparam name="T">The schema class.</typeparam>
public sealed class MachineBuilder<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>
    where T : class, IStateSchema
{
    private readonly MachineRegistration<T> _registration;

    internal MachineBuilder(IServiceCollection services, MachineRegistration<T> registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The services that the machine was added to.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The machine's key; null if it has none.</summary>
    public object? ServiceKey => _registration.Key;

    /// <summary>Changes the options: <c>Configure(options => options with { QueueLimit = 50 })</c>.</summary>
    /// <param name="change">Gives the options that are to be used instead.</param>
    public MachineBuilder<T> Configure(Func<MachineOptions, MachineOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Configure((_, options) => change(options));
    }

    /// <summary>Changes the options with the help of services: a tracer, a parent, a token.</summary>
    /// <param name="change">Gives the options that are to be used instead.</param>
    public MachineBuilder<T> Configure(Func<IServiceProvider, MachineOptions, MachineOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _registration.Changes.Add(change);
        return this;
    }

    /// <summary>
    /// Reads options from a section: <c>Id</c>, <c>QueueLimit</c>, <c>HandlerTimeout</c>, <c>HandlerDeadline</c>, <c>HandlerBackoff</c>,
    /// <c>DisposeTimeout</c>, <c>ForkLimit</c>, <c>ForkLimits:State</c>, <c>Tags:0</c>, <c>LogLevel</c>, <c>RecordSteps</c>. Durations are
    /// written as <c>00:00:30</c> or <c>Infinite</c>. It is read when the machine is made, and not again.
    /// </summary>
    /// <remarks>
    /// A value that does not fit, or a key that means nothing, stops the host before it starts: an
    /// <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> names each such key.
    /// </remarks>
    /// <param name="section">The section; nothing else may stand in it.</param>
    public MachineBuilder<T> Bind(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return Configure((_, options) => OptionsReader.Read(section, options, T.Schema));
    }

    /// <summary>The same for a section of the application's configuration; nothing is read if it is not there.</summary>
    /// <param name="path">The section, such as <c>Machines:Downloader</c>.</param>
    public MachineBuilder<T> BindConfiguration(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Configure((services, options) =>
            OptionsReader.Read(services.GetRequiredService<IConfiguration>().GetSection(path), options, T.Schema));
    }

    /// <summary>
    /// Makes the schema object in another way than by its constructor and services. It is disposed after the machine, if it can be.
    /// </summary>
    /// <param name="create">Gives the object.</param>
    public MachineBuilder<T> CreateWith(Func<IServiceProvider, T> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _registration.Create = create;
        return this;
    }

    /// <summary>Does something with the machine once it is made and before anybody gets it: binds more handlers, say.</summary>
    /// <param name="action">What to do. What it throws goes to whoever asked for the machine, or stops the host.</param>
    public MachineBuilder<T> OnCreated(Action<IServiceProvider, Machine<T>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _registration.Created.Add(action);
        return this;
    }

    /// <summary>
    /// Binds a <see cref="LoggerTracer"/>: every transition goes to the log, and at level Trace its handlers and the queue. Without this,
    /// start, stop and errors are logged, and transitions cost nothing. Errors are logged once in either case.
    /// </summary>
    public MachineBuilder<T> LogTransitions()
    {
        _registration.LogsTransitions = true;
        return this;
    }

    /// <summary>
    /// Adds two health checks. <c>NAME</c>, tagged <c>machine</c> and <c>live</c>: fails while <c>Exception</c> is active, with the error as
    /// its reason, and when the machine is disposed. <c>NAME-ready</c>, tagged <c>machine</c> and <c>ready</c>: fails while <c>Ready</c>
    /// is not active; without that state in the schema, until the machine is started and once it stops.
    /// </summary>
    /// <param name="name">The name; by default the schema's, and the key: <c>Downloader</c>, <c>Downloader-mirror</c>.</param>
    /// <param name="failureStatus">What a failed check reports; by default <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <exception cref="InvalidOperationException">The machine is one for each scope: there is no telling which to check.</exception>
    public MachineBuilder<T> AddHealthChecks(string? name = null, HealthStatus? failureStatus = null)
    {
        if (_registration.IsScoped)
        {
            throw new InvalidOperationException("A machine for each scope has no health checks: none of them is the one to check.");
        }

        name ??= _registration.Name;
        Services.AddHealthChecks()
            .Add(new HealthCheckRegistration(
                name, provider => new LivenessCheck(_registration.HolderIn(provider)), failureStatus, ["machine", "live"]))
            .Add(new HealthCheckRegistration(
                name + "-ready", provider => new ReadinessCheck(_registration.HolderIn(provider)), failureStatus, ["machine", "ready"]));
        return this;
    }
}
