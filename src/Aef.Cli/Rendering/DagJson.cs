using Aef.Core.Targets.Airflow;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>Writes the compiled DAGs as one JSON document, with the source when it goes to no file.</summary>
internal static class DagJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(
        TextWriter output,
        bool isCompiled,
        IReadOnlyList<(AirflowArtifact Dag, string? Path)> files,
        IReadOnlyList<Diagnostic> diagnostics) => JsonOutput.WriteObject(output, json =>
    {
        json.WriteBoolean("compiled", isCompiled);
        json.WriteStartArray("dags");
        foreach (var (dag, path) in files)
        {
            json.WriteStartObject();
            json.WriteString("name", dag.Name);
            json.WriteOptional("path", path);
            json.WriteNumber("airflow", (int)dag.Generation);
            json.WriteOptional("source", path is null ? dag.Source : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DiagnosticJson.Write(json, diagnostics);
    });
}
