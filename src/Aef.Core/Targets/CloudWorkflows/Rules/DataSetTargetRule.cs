using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>
/// The names of data sets are part of the definition and not of the workflow, which would need steps and bytes for each of them. So names
/// with expressions are shown as they are written, and events do not contain them.
/// </summary>
internal sealed class DataSetTargetRule : IPipelineRule
{
    /// <summary>Data set that runs do not name.</summary>
    public static readonly DiagnosticDescriptor NotEvaluated = new(
        "AEF4129",
        DiagnosticSeverity.Warning,
        "Data set that runs do not name",
        "{0} contains an expression, which the compiled workflow does not evaluate: the events of a run do not contain the data set.",
        "Write the name without expressions, or suppress the warning. Everything else shows the data set as it is written.");

    public IEnumerable<Diagnostic> Check(BindDraft draft) =>
        draft.Sites.Zip(draft.Bound.Steps)
            .SelectMany(s => s.Second.Reads.Concat(s.Second.Writes)
                .Where(d => d.Value is not BoundLiteral)
                .Select(d => NotEvaluated.At(d.Location, Quoted.Text(DataSetForm.WithoutPassword(d.Text))).WithModelPath(s.First.Path)));
}
