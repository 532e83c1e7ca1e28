using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Model;

/// <summary>A file that Airflow could not import, or that does what a generated DAG must not do.</summary>
internal sealed class DagReadException(PyPosition at, string problem) : Exception($"{at.Line}:{at.Column}: {problem}")
{
    public PyPosition At { get; } = at;
}
