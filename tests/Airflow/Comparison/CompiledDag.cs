using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>A DAG as a compiler wrote it, and the ids of the tasks of each job, in their order; the last one is the job itself.</summary>
internal sealed record CompiledDag(string Python, IReadOnlyDictionary<string, IReadOnlyList<string>> Tasks)
{
    /// <summary>The tasks that decide whether a job runs: if one fails, the job has failed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Conditions { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Removes what the reader need not understand.</summary>
    public Func<string, string> Read { get; init; } = source => source;
}

/// <summary>Compiles scenarios to DAGs for Airflow 2 or 3.</summary>
internal interface IDagCompiler
{
    CompiledDag Compile(Scenario scenario, int generation);
}
