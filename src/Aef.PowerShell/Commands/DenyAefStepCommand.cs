using System.Management.Automation;
using Aef.Runs.History;

namespace Aef.PowerShell.Commands;

/// <summary>Rejects steps of a recorded run that wait for approval; each step then fails.</summary>
[Cmdlet(VerbsLifecycle.Deny, "AefStep", SupportsShouldProcess = true)]
[OutputType(typeof(RunRecord))]
public sealed class DenyAefStepCommand : DecisionCommand
{
    private protected override bool IsApproved => false;
}
