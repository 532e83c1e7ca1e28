using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Analysis;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>Long expressions.</content>
internal sealed partial class LoweringContext
{
    /// <summary>What the lowering has found: expressions that cannot be split.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>Splits the expressions of a translated value that are too long.</summary>
    /// <param name="value">The value.</param>
    /// <param name="scope">The scope of the variables for the parts.</param>
    /// <param name="label">Creates a label for a step.</param>
    /// <param name="location">The location of the value in the definition.</param>
    public SplitValue Split(ValueSyntax value, ThreadScope scope, Func<StepLabel> label, Location location)
    {
        if (!ExpressionSplitter.IsLong(value))
        {
            return new SplitValue([], value);
        }

        var splitter = new ExpressionSplitter(scope, label);
        var fitted = splitter.Fit(value);
        if (splitter.LongestAtom > 0)
        {
            Diagnostics.Add(
                CloudWorkflowsDiagnostics.CannotSplit.At(location, splitter.LongestAtom, WorkflowLimits.MaxExpressionLength));
        }

        return new SplitValue(splitter.TakeSteps(), fitted);
    }
}
