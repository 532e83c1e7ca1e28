using Aef.Core.Targets.Airflow;

namespace Aef.Core.Workspace;

/// <summary>What a caller requests about the target of pipelines.</summary>
public sealed record TargetChoice
{
    /// <summary>The name of the target; null means the engine of each pipeline.</summary>
    public string? Requested { get; init; }

    /// <summary>The generation of Airflow; null means that of the environment, else the current one.</summary>
    public AirflowGeneration? Generation { get; init; }

    /// <summary>
    /// True if a pipeline that names no engine is checked for runs on this computer, when one of its executors runs only there.
    /// </summary>
    public bool MayBeLocal { get; init; }

    /// <summary>A choice in the words of people.</summary>
    /// <param name="requested">The name of the target; null means the engine of each pipeline.</param>
    /// <param name="generation">The generation of Airflow, 2 or 3; null means that of the environment.</param>
    public static TargetChoice Create(string? requested, string? generation) => new()
    {
        Requested = requested,
        Generation = generation switch
        {
            null => null,
            "2" => AirflowGeneration.Airflow2,
            _ => AirflowGeneration.Airflow3,
        },
    };
}
