using Aef.Documents.Collections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>The behavior of one start of a job.</summary>
public sealed record SimulatedJob
{
    /// <summary>A job that succeeds after 90 seconds, with a network that answers at once.</summary>
    public static SimulatedJob Default { get; } = new();

    /// <summary>The duration of the job, in seconds.</summary>
    public double DurationSeconds { get; init; } = 90;

    /// <summary>The number of the answered poll that reports the end; null means that <see cref="DurationSeconds"/> decides.</summary>
    public int? Polls { get; init; }

    /// <summary>How the job ends.</summary>
    public SimulatedEnd Ends { get; init; } = SimulatedEnd.Success;

    /// <summary>The message of a failed job, after <c>Exception: </c>.</summary>
    public string Message { get; init; } = "the simulated job failed";

    /// <summary>The duration of a call, in seconds.</summary>
    public double CallSeconds { get; init; }

    /// <summary>How the network treats the calls that start the job, in turn; all later ones arrive.</summary>
    public EquatableList<SimulatedReply> Start { get; init; } = [];

    /// <summary>How the network treats the polls, in turn; all later ones arrive.</summary>
    public EquatableList<SimulatedReply> Poll { get; init; } = [];

    /// <summary>
    /// The callbacks that the job sends if its step waits for one; null means one that reports the end of the job. A job that ends by
    /// <see cref="Polls"/> sends none by itself.
    /// </summary>
    public EquatableList<SimulatedCallback>? Callbacks { get; init; }

    /// <summary>The answer of a sync function, or the result of a workflow.</summary>
    public WorkflowValue Output { get; init; } = "done";
}
