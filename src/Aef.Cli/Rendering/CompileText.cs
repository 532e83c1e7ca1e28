using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Views.Templates;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Rendering;

/// <summary>Writes what was compiled from a definition for people, and the sources that go to standard output.</summary>
internal static class CompileText
{
    /// <summary>Writes the diagnostics, and a line for each file.</summary>
    public static void Write(CliConsole console, string input, IReadOnlyList<CompiledFile> files, IReadOnlyList<Diagnostic> diagnostics)
    {
        new DiagnosticWriter(console.Error).WriteAll(diagnostics);
        if (files.Count == 0)
        {
            console.Error.WriteLine($"{TerminalText.Clean(input)}: not compiled: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
        }

        foreach (var (artifact, path) in files)
        {
            if (path is null)
            {
                console.Output.Raw.Write(artifact.Source);
            }
            else
            {
                console.Error.WriteLine($"{TerminalText.Clean(path)}: {Describe(artifact)}");
            }
        }
    }

    private static string Describe(IArtifact artifact) => artifact switch
    {
        WorkflowArtifact workflow => string.Create(
            CultureInfo.InvariantCulture,
            $"{workflow.Bytes:N0} bytes of the {WorkflowArtifact.MaxSourceBytes:N0} that Cloud Workflows allows"),
        AirflowArtifact dag => $"a DAG for Airflow {(int)dag.Generation}",
        TextArtifact text => $"{TemplateTarget.TargetName}, pipeline {TerminalText.Clean(text.Name)}",
        _ => TerminalText.Clean(artifact.Name),
    };
}
