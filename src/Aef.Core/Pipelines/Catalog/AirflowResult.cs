using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A function of Aef's library for Airflow that reads what a job has come to.</summary>
/// <param name="Operator">The name of the function.</param>
/// <param name="Args">
/// The arguments. In their strings, <c>${answer}</c> is the result of the task of the job, besides what all tasks may refer to.
/// </param>
public sealed record AirflowResult(string Operator, MappingNode Args)
{
    /// <summary>The task that calls the function: its arguments are checked and filled as those of other tasks.</summary>
    internal AirflowTask ToTask() => new("output", Operator, null, null, Args);
}
