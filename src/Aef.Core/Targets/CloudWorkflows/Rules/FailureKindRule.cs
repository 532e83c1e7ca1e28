using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>
/// <c>retry.on</c> names kinds of failure that compiled workflows distinguish. It is a rule so that checking and compiling agree.
/// </summary>
internal sealed class FailureKindRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) => Check(draft.Bound);

    /// <summary>The names that are not kinds of failure.</summary>
    public static IEnumerable<Diagnostic> Check(BoundPipeline pipeline) =>
        from name in pipeline.Steps.SelectMany(s => FailureKinds.Named(s.Retry))
        where !FailureKinds.All.Contains(name.Text, StringComparer.Ordinal)
        select Describe(name);

    private static Diagnostic Describe(ScalarNode name) =>
        FailureKinds.NeverRetried.FirstOrDefault(k => k.Kind == name.Text) is { Kind: { } kind, Reason: var reason }
            ? InputHintDiagnostics.NeverRetried.At(name.Location, kind, reason)
            : CloudWorkflowsDiagnostics.UnknownFailureKind.At(name.Location, name.Text, string.Join(", ", FailureKinds.All));
}
