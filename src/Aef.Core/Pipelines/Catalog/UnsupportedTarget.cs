namespace Aef.Core.Pipelines.Catalog;

/// <summary>A target on which an executor does not work, with what to do instead.</summary>
/// <param name="Target">The target: <c>cloud_workflows</c>, <c>airflow</c>, or <c>airflow_2</c>.</param>
/// <param name="Reason">The reason and the fix, as the end of a message.</param>
public sealed record UnsupportedTarget(string Target, string Reason)
{
    internal const string CloudWorkflows = "cloud_workflows";
    internal const string Airflow = "airflow";
    internal const string Airflow2 = "airflow_2";

    /// <summary>The targets that an entry can name.</summary>
    internal static readonly string[] Targets = [CloudWorkflows, Airflow, Airflow2];
}
