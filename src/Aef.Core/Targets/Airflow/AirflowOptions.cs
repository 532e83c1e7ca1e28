using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>Options of the Airflow target.</summary>
public sealed record AirflowOptions
{
    /// <summary>The generation of Airflow.</summary>
    public AirflowGeneration Generation { get; init; } = AirflowGeneration.Airflow3;

    /// <summary>
    /// Finds the parameters of a job, by its executor and its name, instead of the job files of the project. They become part of the DAG. For
    /// a job without known parameters, a task of the DAG reads them from the bucket of job files.
    /// </summary>
    public Func<string, string, MappingNode?> FindJob { get; init; } = (_, _) => null;

    /// <summary>The options for a generation as people write it: 2 or 3; null means the current one.</summary>
    public static AirflowOptions Of(string? generation) =>
        generation == "2" ? new() { Generation = AirflowGeneration.Airflow2 } : new();
}
