using System.Management.Automation;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <summary>Approves steps of a recorded run that wait for it, from any session.</summary>
[Cmdlet(VerbsLifecycle.Approve, "AefStep", SupportsShouldProcess = true)]
[OutputType(typeof(RunRecord))]
public sealed class ApproveAefStepCommand : DecisionCommand
{
    private protected override bool IsApproved => true;
}
