namespace Aef.Runs.Executors.Approvals;

/// <summary>The steps of a run that wait for a person. Requests and decisions outlive the process.</summary>
public interface IApprovals
{
    /// <summary>The id by which a person names the run.</summary>
    string RunId { get; }

    /// <summary>Asks for a decision. If an earlier process of the run has asked already, its request is returned.</summary>
    /// <exception cref="IOException">The request cannot be written.</exception>
    ApprovalRequest Ask(ApprovalRequest request);

    /// <summary>The decision about a request; null if nobody has decided yet.</summary>
    ApprovalDecision? Find(ApprovalRequest request);

    /// <summary>The step no longer waits.</summary>
    void Withdraw(ApprovalRequest request);
}
