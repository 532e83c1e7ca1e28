using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>
/// Picks the form of a source where the caller did not: YAML where that fits, JSON where only JSON does. A form that is not read is never
/// printed.
/// </summary>
internal static class SourceChoice
{
    public static WorkflowArtifact Of(WorkflowArtifact yaml, SourceFormat? format)
    {
        var json = yaml.As(SourceFormat.Json);
        return (format ?? (yaml.Fits || !json.Fits ? SourceFormat.Yaml : SourceFormat.Json)) == SourceFormat.Yaml ? yaml : json;
    }
}
