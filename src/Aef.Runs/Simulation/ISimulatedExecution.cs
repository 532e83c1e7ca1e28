namespace Aef.Runs.Simulation;

/// <summary>An execution that <see cref="SimulatedExecutions"/> shows.</summary>
internal interface ISimulatedExecution
{
    /// <summary>The id, the last part of its name.</summary>
    string Id { get; }

    /// <summary>When it was created.</summary>
    DateTimeOffset CreateTime { get; }

    /// <summary>Its labels.</summary>
    IReadOnlyDictionary<string, string> Labels { get; }

    /// <summary>Its state as the API writes it, such as <c>ACTIVE</c>.</summary>
    string StateAt(DateTimeOffset now);

    /// <summary>Cancels it, if it is active.</summary>
    void Cancel(DateTimeOffset now);
}
