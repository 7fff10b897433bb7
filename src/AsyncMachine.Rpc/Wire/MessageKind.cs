namespace AsyncMachine.Rpc;

/// <summary>The first element of every frame.</summary>
internal enum MessageKind : byte
{
    Hello = 0,
    Welcome = 1,
    Request = 2,
    Reply = 3,
    Notify = 4,
    Cancel = 5,
    Ping = 6,
    Pong = 7,
    Bye = 8,
}

/// <summary>The second element of a notify.</summary>
internal enum NotifyKind : byte
{
    Clock = 0,
    Vector = 1,
    Ack = 2,
    Schema = 3,
    Payload = 4,
    ArgsMatch = 5,
    Credit = 6,
}

/// <summary>What a request asks for; with <see cref="NoReply"/> nobody waits for the answer.</summary>
internal enum RequestOperation : byte
{
    Add = 0,
    Remove = 1,
    Set = 2,
    Toggle = 3,
    AddError = 4,
    CanAdd = 5,
    CanRemove = 6,
    WhenArgs = 7,
    Sync = 8,
    ArgsCatalogue = 9,

    NoReply = 16,
}

/// <summary>What became of a request.</summary>
internal enum ReplyCode : byte
{
    Executed = 0,
    Canceled = 1,
    Denied = 2,
    OutcomeUnknown = 3,
    BadArgs = 4,
    Limit = 5,
    Unsupported = 6,
}

/// <summary>Why a connection ends.</summary>
internal enum ByeCode : byte
{
    Normal = 0,
    Protocol = 1,
    NoSuchMachine = 2,
    Superseded = 3,
    Denied = 4,
    Schema = 5,
    Limit = 6,
    MachineDisposed = 7,
}

/// <summary>What one end can do beyond what every end can; bits.</summary>
[Flags]
internal enum Capabilities : uint
{
    None = 0,

    /// <summary>Requests may carry a W3C trace parent.</summary>
    Trace = 1,
}
