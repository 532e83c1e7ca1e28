using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Reports expressions with values that a compiled workflow does not have.</summary>
internal static class ExpressionCheck
{
    public static IEnumerable<Diagnostic> Check(BoundPipeline pipeline, PlatformParameters? parameters)
    {
        foreach (var reference in pipeline.References)
        {
            if (reference.Symbol is PlatformSymbol platform && parameters?.Find(platform.Key) is null)
            {
                yield return CloudWorkflowsDiagnostics.MissingPlatformValue.At(reference.Syntax.Location, platform.Key);
            }
            else if (reference.Symbol is RunSymbol { Member: ExpressionTranslator.Environment } run && parameters?.Environment is null)
            {
                yield return CloudWorkflowsDiagnostics.UnknownRunValue.At(reference.Syntax.Location, run.Member);
            }
        }
    }
}
