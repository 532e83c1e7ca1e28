using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Connections;

namespace Aef.Cli.Rendering;

/// <summary>Writes tests of connections as one JSON document.</summary>
internal static class ConnectionJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, IReadOnlyList<ConnectionTest> tests, IReadOnlyList<Diagnostic> problems) =>
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteStartArray("connections");
            foreach (var test in tests)
            {
                json.WriteStartObject();
                json.WriteString("name", test.Connection.Name);
                json.WriteString("kind", ConnectionNames.WordOf(test.Connection.Kind));
                json.WriteString("target", test.Connection.Target);
                json.WriteBoolean("ok", test.IsSuccess);
                json.WriteOptional("version", test.Version);
                json.WriteNumber("milliseconds", Math.Round(test.Duration.TotalMilliseconds));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            DiagnosticJson.Write(json, problems);
        });
}
