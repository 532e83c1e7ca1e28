using Aef.Documents.Collections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>How one start of a job goes.</summary>
public sealed record SimulatedJob
{
    /// <summary>A job that succeeds after 90 seconds, with a network that answers at once.</summary>
    public static SimulatedJob Default { get; } = new();

    /// <summary>Seconds from the start to the end of the job.</summary>
    public double DurationSeconds { get; init; } = 90;

    /// <summary>The answered poll that sees the end; null means that <see cref="DurationSeconds"/> decides.</summary>
    public int? Polls { get; init; }

    /// <summary>How the job ends.</summary>
    public SimulatedEnd Ends { get; init; } = SimulatedEnd.Success;

    /// <summary>The message of a failed job, after <c>Exception: </c>.</summary>
    public string Message { get; init; } = "the simulated job failed";

    /// <summary>Seconds that a call takes.</summary>
    public double CallSeconds { get; init; }

    /// <summary>What the network does to the calls that start the job, in turn; afterwards all arrive.</summary>
    public EquatableList<SimulatedReply> Start { get; init; } = [];

    /// <summary>What the network does to the polls, in turn; all later ones arrive.</summary>
    public EquatableList<SimulatedReply> Poll { get; init; } = [];

    /// <summary>What a sync function answers, or a workflow returns.</summary>
    public WorkflowValue Output { get; init; } = "done";
}
