using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>Options of the Airflow target.</summary>
public sealed record AirflowOptions
{
    /// <summary>The generation of Airflow.</summary>
    public AirflowGeneration Generation { get; init; } = AirflowGeneration.Airflow3;

    /// <summary>True when the caller has named the generation, whatever the version of the environment is.</summary>
    public bool IsRequested { get; init; }

    /// <summary>
    /// Finds the parameters of a job, by its executor and its name, instead of the job files of the project. They become part of the DAG.
    /// For a job without known parameters, a task of the DAG reads them from the bucket of job files.
    /// </summary>
    public Func<string, string, MappingNode?> FindJob { get; init; } = (_, _) => null;
}
