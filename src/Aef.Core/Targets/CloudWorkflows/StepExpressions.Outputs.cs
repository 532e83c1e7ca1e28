using System.Globalization;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <content>The size of all outputs together.</content>
internal sealed partial class StepExpressions
{
    /// <summary>The variable of main with the bytes of all outputs; only in pipelines that could exceed the limit.</summary>
    public const string OutputBytes = "output_bytes";

    /// <summary>The entry of a step with the bytes of its output; only in such pipelines.</summary>
    public const string Bytes = "bytes";

    /// <summary>True when the outputs of the pipeline could exceed the limit together.</summary>
    public bool CountsOutputs => _reads.Counted.Count > 0;

    /// <summary>True for a step whose output counts.</summary>
    public bool IsCounted(string jobId) => _reads.Counted.Contains(jobId);

    /// <summary>True for a step whose output counts and whose bytes the scope knows: those of items are known only in their
    /// threads.</summary>
    private bool IsCounted(string jobId, ThreadScope scope) => IsCounted(jobId) && (scope.HasItem || !_reads.Looped.Contains(jobId));

    /// <summary>
    /// The assignments that add the output of a job, and decide whether it fits. One step makes all of them, so that parallel threads add
    /// up their outputs one after another.
    /// </summary>
    /// <param name="jobId">The JOB_ID.</param>
    /// <param name="scope">The scope of the variables.</param>
    /// <param name="output">The output.</param>
    public AssignBody Count(string jobId, ThreadScope scope, ExpressionSyntax output)
    {
        var before = new BinaryExpression(BinaryOperator.Subtract, new NameExpression(OutputBytes), Counted(jobId, scope));
        var after = new BinaryExpression(BinaryOperator.Add, before, new NameExpression(scope.Bytes));
        var limit = Expressions.Parse(Limit(scope));
        return new AssignBody(
        [
            new AssignmentSyntax(
                new NameExpression(scope.Bytes),
                Emit.Expression($"len(base64.encode(json.encode({ExpressionPrinter.Print(output)}), false)) * 3 // 4")),
            new AssignmentSyntax(
                new NameExpression(scope.Fits),
                ExpressionPrinter.ToValue(new BinaryExpression(BinaryOperator.LessOrEqual, after, limit))),
            new AssignmentSyntax(
                new NameExpression(OutputBytes),
                ExpressionPrinter.ToValue(new CallExpression("if", [new NameExpression(scope.Fits), after, before]))),
            new AssignmentSyntax(
                Counted(jobId, scope),
                ExpressionPrinter.ToValue(
                    new CallExpression("if", [new NameExpression(scope.Fits), new NameExpression(scope.Bytes), Expressions.Parse("0")]))),
        ]);
    }

    /// <summary>The assignment that subtracts the output of a step that is about to have none; null if it does not count.</summary>
    public AssignmentSyntax? Forget(string jobId, ThreadScope scope = default) => IsCounted(jobId, scope)
        ? new AssignmentSyntax(
            new NameExpression(OutputBytes),
            ExpressionPrinter.ToValue(
                new BinaryExpression(BinaryOperator.Subtract, new NameExpression(OutputBytes), Counted(jobId, scope))))
        : null;

    /// <summary>The assignments after which a step has no output.</summary>
    public IEnumerable<AssignmentSyntax> SetWithoutOutput(string jobId, string status, ThreadScope scope = default) =>
    [
        .. Forget(jobId, scope) is { } forget ? [forget] : Array.Empty<AssignmentSyntax>(),
        Set(jobId, status, scope: scope),
    ];

    /// <summary>The bytes that a step has added.</summary>
    public MemberExpression Counted(string jobId, ThreadScope scope) => new(_context.Texts.Entry(scope.Steps, jobId), Bytes);

    /// <summary>The limit of all outputs together: a number, or the variable of a lane.</summary>
    public static string Limit(ThreadScope scope) =>
        scope.IsLane ? "args.bytes" : OutputLimits.All.ToString(CultureInfo.InvariantCulture);
}
