namespace AsyncMachine.Benchmarks.Exploring;

/// <summary>Schemas that are walked through.</summary>
internal static class ExplorerSchemas
{
    /// <summary>Twenty states and <c>Exception</c>, all in one component, none of which can be left out of the walk; relations of each kind, one Auto state.</summary>
    public static Schema Twenty() => new SchemaBuilder("Twenty")
        .State("Idle", remove: ["Busy"])
        .State("Busy", remove: ["Idle"])
        .State("Online", remove: ["Offline"])
        .State("Offline", remove: ["Online"])
        .State("Light", remove: ["Dark"])
        .State("Dark", remove: ["Light"])
        .State("Disk", add: ["Cache"])
        .State("Cache")
        .State("Job", require: ["Cache"])
        .State("Step", require: ["Job"])
        .State("Session", add: ["Online"])
        .State("Upload", require: ["Step"], add: ["Busy"])
        .State("Power", add: ["Light"])
        .State("Lamp", require: ["Power"], add: ["Job"])
        .State("Alarm", add: ["Lamp", "Power", "Cache", "Job"])
        .State("Done", auto: true, require: ["Step", "Session"], remove: ["Rest"])
        .State("Rest", remove: ["Alarm"])
        .State("Key", add: ["Disk"])
        .State("Lock", remove: ["Key"])
        .State("Night", remove: ["Power"], add: ["Lock"])
        .Build();

    /// <summary>The supervisor of worker processes of asyncmachine-go: 36 states.</summary>
    public static Schema Supervisor()
    {
        var builder = new SchemaBuilder("Supervisor")
            .State("Exception", multi: true)
            .State("ErrNetwork", multi: true, require: ["Exception"], add: ["Exception"])
            .State("ErrHandlerTimeout", multi: true, require: ["Exception"], add: ["Exception"])
            .State("Start", add: ["PoolStarting"])
            .State("Ready", require: ["LocalRpcReady", "PublicRpcReady", "PoolReady"])
            .State("Healthcheck", multi: true)
            .State("Heartbeat", require: ["Start"])
            .State("ErrOnClient", require: ["Exception"])
            .State("ErrWorker", require: ["Exception"], add: ["NormalizingPool", "Heartbeat"])
            .State("ErrPool", require: ["Exception"], add: ["NormalizingPool"], remove: ["PoolNormalized"])
            .State("LocalRpcReady", require: ["Start"])
            .State("PublicRpcReady", require: ["Start"])
            .State("WorkerReady", multi: true, require: ["Start"], add: ["PoolReady"])
            .State("WorkerGone", multi: true, require: ["Start"], remove: ["PoolReady"])
            .State("PoolStarting", add: ["NormalizingPool"], remove: ["PoolReady"])
            .State("PoolReady", require: ["Start"], add: ["Heartbeat"], remove: ["PoolStarting"])
            .State("NormalizingPool", require: ["Start"], remove: ["PoolNormalized"], after: ["ErrWorker"])
            .State("PoolNormalized", require: ["Start"], add: ["Heartbeat"], remove: ["NormalizingPool"])
            .State("WorkersAvailable", require: ["PoolReady"])
            .State("WorkerForked", multi: true, require: ["Start"], add: ["Heartbeat"])
            .State("WorkerKilled", multi: true, add: ["NormalizingPool", "Heartbeat"])
            .State("ProvideWorker", multi: true, require: ["WorkersAvailable"]);
        foreach (string name in (string[])["ListWorkers", "SetWorker", "ForkWorker", "ForkingWorker", "WorkerConnected"])
        {
            builder.State(name, multi: true, require: ["Start"]);
        }

        foreach (string name in (string[])
            ["ClientConnected", "ClientDisconnected", "SuperConnected", "SuperDisconnected", "KillWorker", "KillingWorker", "WorkerIssues",
             "ClientSendPayload", "SuperSendPayload"])
        {
            builder.State(name, multi: true);
        }

        return builder.Build();
    }
}
