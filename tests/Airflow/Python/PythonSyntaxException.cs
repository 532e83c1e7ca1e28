namespace Aef.Tests.Airflow.Python;

/// <summary>Source that is not Python, or that uses more of Python than a generated DAG may. Lines and columns count from one.</summary>
internal sealed class PythonSyntaxException(int line, int column, string problem) : Exception($"{line}:{column}: {problem}")
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
