using System.Management.Automation;

namespace Aef.PowerShell.Commands;

/// <summary>Approves steps of a recorded run that wait for it, from any session.</summary>
[Cmdlet(VerbsLifecycle.Approve, "AefStep", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ApproveAefStepCommand : DecisionCommand
{
    private protected override bool IsApproved => true;
}
