namespace Aef.Runs.Executors.Approvals;

/// <summary>What a person has decided about a step.</summary>
/// <param name="IsApproved">True for an approval, false for a rejection.</param>
/// <param name="By">Who.</param>
/// <param name="Time">When.</param>
/// <param name="Comment">Why; null without a comment.</param>
public sealed record ApprovalDecision(bool IsApproved, string By, DateTimeOffset Time, string? Comment);
