using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Model;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Tests.Diagnostics;

/// <summary>
/// Definitions that are compiled to one Terraform configuration: a line <c>=== path</c> begins each file. Platform parameters are those of
/// the environment prod.
/// </summary>
internal static class TerraformExamples
{
    public static IEnumerable<Diagnostic> Compile(string text)
    {
        var folder = Directory.CreateTempSubdirectory("aef-example-");
        try
        {
            var files = ProjectExamples.Write(text, folder.FullName);
            var options = new WorkspaceOptions { TargetChoice = EngineTargets.ByEngine };
            var workspace = new AefWorkspace(new YamlDocumentReader(), options: options);
            var parameters = files.FirstOrDefault(f => Path.GetFileName(f).StartsWith("platform-parameters", StringComparison.Ordinal));
            var loaded = files.Where(f => f.EndsWith(".yaml", StringComparison.Ordinal)).Select(workspace.LoadFile).ToList();
            Pipeline[] pipelines = [.. loaded.Select(l => l.Pipeline).OfType<Pipeline>()];
            var request = new TerraformRequest
            {
                Parameters = parameters is null ? null : workspace.LoadParameters(parameters).Parameters,
                Environment = parameters is null ? null : "prod",
            };
            var compiled = workspace.CompileTerraform(pipelines, request);
            return [.. loaded.Where(l => l.Pipeline is null).SelectMany(l => l.Diagnostics), .. compiled.Diagnostics];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
