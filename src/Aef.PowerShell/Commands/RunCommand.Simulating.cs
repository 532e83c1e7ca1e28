using System.Management.Automation;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Commands;

/// <content>What only a simulation can do.</content>
public abstract partial class RunCommand
{
    /// <summary>Not accepted: -Simulate has no value, and -SimulationPath names the simulation script.</summary>
    [Parameter(Position = 1, DontShow = true)]
    public string? Script { get; set; }

    private void RefuseWithoutSimulate()
    {
        if (Script is not null)
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException(
                    $"\"{Script}\" is one argument too many" + (Simulate ? ": -Simulate takes no file." : ".")),
                "AefUnexpectedArgument",
                ErrorCategory.InvalidArgument,
                Script,
                "Name a simulation script with -SimulationPath, as in: -Simulate -SimulationPath night.yaml."));
        }

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
