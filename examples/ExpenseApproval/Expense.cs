using AsyncMachine;

namespace ExpenseApproval;

/// <summary>One expense on its way: it is filed, waits for approval, is approved or rejected, and is paid.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class Expense(string name, Services services)
{
    private string? _approvalId; // only handlers touch it

    /// <summary>The expense is being filed.</summary>
    [State(Auto = true, Require = [nameof(Start)], Remove = [nameof(Filed)])]
    public static partial State Filing { get; }

    /// <summary>The service has the expense, and told under which id its approval will come.</summary>
    [State(Require = [nameof(Start)], Remove = [nameof(Filing)])]
    public static partial State<Filing> Filed { get; }

    /// <summary>Nothing goes on until somebody decides.</summary>
    [State(Auto = true, Require = [nameof(Filed)], Remove = [nameof(Decision)])]
    public static partial State Waiting { get; }

    /// <summary>A manager has approved.</summary>
    [State(Require = [nameof(Filed)], Remove = [nameof(Waiting), nameof(Decision)])]
    public static partial State<Approval> Approved { get; }

    /// <summary>A manager has rejected.</summary>
    [State(Require = [nameof(Filed)], Remove = [nameof(Waiting), nameof(Decision)])]
    public static partial State<Approval> Rejected { get; }

    /// <summary>The money is on its way.</summary>
    [State(Auto = true, Require = [nameof(Approved)], Remove = [nameof(Paid), nameof(ErrPaying)])]
    public static partial State Paying { get; }

    /// <summary>The money has arrived.</summary>
    [State(Require = [nameof(Approved)], Remove = [nameof(Paying)])]
    public static partial State Paid { get; }

    /// <summary>The payment failed. Removing Exception removes this too, and then it is tried again.</summary>
    [State(Multi = true, Require = [nameof(Exception)], Remove = [nameof(Paying)])]
    public static partial State<ErrorArgs?> ErrPaying { get; }

    [StateGroup(nameof(Approved), nameof(Rejected))]
    public static partial StateGroup Decision { get; }

    async Task FilingState(Event e, CancellationToken token)
    {
        string approvalId = await services.FileAsync(name, token);
        e.Machine.Add(Filed, new Filing(approvalId), source: e);
    }

    void FiledState(Filing filing) => _approvalId = filing.ApprovalId;

    // Who does not know the id of this expense's approval decides nothing, and a decision is made once.
    bool ApprovedEnter(Approval approval, Event e) => MayDecide(approval, e);

    bool RejectedEnter(Approval approval, Event e) => MayDecide(approval, e);

    private bool MayDecide(Approval approval, Event e) => e.Machine.Is(Waiting) && approval.Id == _approvalId;

    // An exception from here becomes Exception, and ErrPaying, because the handler is that of Paying.
    async Task PayingState(Event e, CancellationToken token)
    {
        await services.PayAsync(name, token);
        e.Machine.Add(e, Paid);
    }
}

/// <summary>What the service answers when an expense is filed.</summary>
[StateArgs]
internal sealed partial record Filing(string ApprovalId);

/// <summary>What a manager sends.</summary>
[StateArgs]
internal sealed partial record Approval(string Id);
