using Aef.Adapters.Yaml;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Estimation;
using Aef.Runs.Workspace;

namespace Aef.Tests.Diagnostics;

/// <summary>What measures find in the examples of pages.</summary>
internal static class MeasureExamples
{
    /// <summary>Measures a definition or a workflow as <c>aef measure</c> does without options.</summary>
    public static IEnumerable<Diagnostic> Measure(string text)
    {
        var source = new SourceText(text);
        var input = new AefWorkspace(new YamlDocumentReader()).Load(source);
        if (input.Bound is { } pipeline)
        {
            return WorkflowMeasurer.Measure(CloudWorkflowsTarget.Compile(pipeline)).Diagnostics;
        }

        return input.Workflow is { } workflow ? WorkflowMeasurer.Measure(workflow, string.Empty, source).Diagnostics : input.Diagnostics;
    }
}
