using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>A pipeline whose <c>engine</c> is another target is compiled to Cloud Workflows as well, but not without a word.</summary>
internal sealed class EngineRule : IPipelineRule
{
    private const string Composer = "composer";

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        if (string.Equals(pipeline.Engine, Composer, StringComparison.Ordinal))
        {
            yield return WorkflowRuleDiagnostics.OtherEngine.At(pipeline.LocationOf(DefinitionKeys.Engine), Composer)
                .WithModelPath(DefinitionKeys.Engine);
        }
    }
}
