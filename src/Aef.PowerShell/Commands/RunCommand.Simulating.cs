using System.Management.Automation;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Commands;

/// <content>What only a simulation can do.</content>
public abstract partial class RunCommand
{
    private void RefuseWithoutSimulate()
    {
        if (Simulate && Environment is not null)
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException("-Environment and -Simulate cannot be combined."),
                "AefSimulatedEnvironment",
                ErrorCategory.InvalidArgument,
                Environment,
                "A simulation opens no connection. Use -ParameterPath for its platform parameters."));
        }

        var parameter = SimulationPath is not null ? nameof(SimulationPath)
            : MockPath is not null ? nameof(MockPath)
            : RealTime ? nameof(RealTime)
            : null;
        if (!Simulate && parameter is not null)
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException($"-{parameter} needs -Simulate."),
                "AefNotSimulated",
                ErrorCategory.InvalidArgument,
                parameter,
                "Add -Simulate to simulate the run; without it, the jobs are done on this computer."));
        }
    }
}
