using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Reports expressions with values that a compiled workflow does not have.</summary>
internal static class ExpressionCheck
{
    public static IEnumerable<Diagnostic> Check(BoundPipeline pipeline, PlatformParameters? parameters) =>
        Missing(pipeline, parameters).Select(m => m.IsPlatform
            ? CloudWorkflowsDiagnostics.MissingPlatformValue.At(m.Location, m.Member)
            : CloudWorkflowsDiagnostics.UnknownRunValue.At(m.Location, m.Member));

    /// <summary>The values that expressions read and that the parameters do not have.</summary>
    public static IEnumerable<MissingValue> Missing(BoundPipeline pipeline, PlatformParameters? parameters)
    {
        foreach (var reference in pipeline.References)
        {
            if (reference.Symbol is PlatformSymbol platform && parameters?.Find(platform.Key) is null)
            {
                yield return new MissingValue(IsPlatform: true, platform.Key, reference.Syntax.Location);
            }
            else if (reference.Symbol is RunSymbol { Member: ExpressionTranslator.Environment } run && parameters?.Environment is null)
            {
                yield return new MissingValue(IsPlatform: false, run.Member, reference.Syntax.Location);
            }
        }
    }

    /// <summary>A value that a compiled workflow does not have: of the platform parameters, or of the run.</summary>
    internal readonly record struct MissingValue(bool IsPlatform, string Member, Location Location)
    {
        /// <summary>The name in an expression.</summary>
        public string Name => (IsPlatform ? "platform." : "run.") + Member;
    }
}
