namespace Aef.Tests.Airflow;

/// <summary>The files in the folder <c>Samples</c>, which were measured with, or loaded by, real Airflow.</summary>
internal static class Samples
{
    public static IReadOnlyList<string> Dags { get; } = [Read("demo_dag_airflow2.py"), Read("demo_dag_airflow3.py")];

    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", name));
}
