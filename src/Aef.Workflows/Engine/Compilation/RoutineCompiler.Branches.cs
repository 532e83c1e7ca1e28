using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine.Compilation;

/// <content>The branches of an execution, for coverage.</content>
internal sealed partial class RoutineCompiler
{
    private void ReportBranch(StepInfo step, string description, Location? location)
    {
        if (_points is not null)
        {
            _code.Emit(new ReportBranch(_points.AddBranch(step, description, location)));
        }
    }

    /// <summary>The branch of a loop without a round; null without coverage or when the loop always has one.</summary>
    private BranchPoint? NoRound(LoopSyntax loop, StepInfo step) => (loop.In ?? loop.Range) switch
    {
        LiteralValue or ListValue { Items.Count: > 0 } when loop.In is not null => null,
        ListValue { Items: [LiteralValue, LiteralValue] } when loop.In is null => null,
        _ => _points?.AddBranch(step, "no round", loop.Location),
    };

    private static bool IsTrue(ValueSyntax condition) => condition switch
    {
        LiteralValue literal => literal.Scalar is { ScalarKind: ScalarKind.Boolean, BooleanValue: true },
        ExpressionValue { Expression: LiteralExpression literal } =>
            literal.Value is { ScalarKind: ScalarKind.Boolean, BooleanValue: true },
        _ => false,
    };
}
