using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Semantics.Binding;

/// <content>How Cloud Workflows runs the executor of a step.</content>
internal sealed partial class StepBinder
{
    private readonly HashSet<(string Executor, BindingChoice Choice)> _without = [];

    /// <summary>
    /// The binding that the step, the defaults of its executor, those of the pipeline, or else the caller choose. A general choice applies
    /// only to the executors that have the binding; the first one of an entry is its default.
    /// </summary>
    private WorkflowsBinding? BindingOf(StepSite site, StepType type, ExecutorDefinition? executor)
    {
        if (options.RunsHere)
        {
            return LocalRunBinding.Instance;
        }

        if (executor is null || type != StepType.Async || (site.Step.Binding ?? options.Binding) is not { } choice)
        {
            return FirstOf(executor);
        }

        if (executor.Workflows.FirstOrDefault(w => IsOf(w, choice)) is { } found)
        {
            return found;
        }

        var isGeneral = site.Step.Binding is null || !site.Effective.ChoosesForExecutor(StepKeys.Binding);
        if (!isGeneral)
        {
            Report(
                site,
                ConnectorDiagnostics.NoBinding,
                DefinitionKeys.Binding,
                Quoted.Text(executor.Name),
                NameOf(choice),
                executor.Workflows.Count == 0 ? string.Empty : $"; it has {Quoted.List([.. executor.Workflows.Select(w => w.Kind)])}");
        }
        else if (executor.Workflows is [var other, ..] && _without.Add((executor.Name, choice)))
        {
            Report(
                site,
                ConnectorDiagnostics.OtherBinding,
                DefinitionKeys.Binding,
                Quoted.Text(executor.Name),
                NameOf(choice),
                other.Kind);
        }

        return FirstOf(executor);
    }

    private EquatableList<BoundJobFile> JobFilesOf(PipelineStep step, ExecutorDefinition? executor) =>
        executor is not null && step.JobName is { Length: > 0 } job && options.JobFiles is { } files ? [.. files(executor.Name, job)] : [];

    /// <summary>
    /// The parameters of <c>with</c> in their types. A function of AEF has its own rules, so its parameters stay as they are.
    /// </summary>
    private BoundValue? Converted(BoundValue? with, ExecutorDefinition? executor, bool isConnector) =>
        executor is null || (options.RunsFunctions && !isConnector) ? with : with switch
        {
            BoundLiteral { Node: MappingNode map } => new BoundLiteral(ParameterConversion.Convert(map, executor)),
            BoundMap map => map with
            {
                Entries =
                    [.. map.Entries.Select(e => e with { Value = Converted(e.Value, executor.FindParameter(e.Key)?.Type, isConnector) })],
            },
            _ => with,
        };

    /// <summary>A workflow converts a number or boolean for a string when it runs, as a literal is converted now.</summary>
    private static BoundValue Converted(BoundValue value, InputType? type, bool isConnector) => value switch
    {
        BoundLiteral literal => new BoundLiteral(ParameterConversion.Convert(literal.Node, type)),
        BoundExpression { Type: ExpressionType.Integer or ExpressionType.Number or ExpressionType.Boolean } expression
            when isConnector && type is (InputType.String or InputType.Enum or InputType.Date or InputType.DateTime) =>
                expression with
                {
                    Syntax = new CallExpression("string", EquatableList.Create<ExpressionSyntax>([expression.Syntax])),
                    KnownType = ExpressionType.String,
                },
        _ => value,
    };

    private static WorkflowsBinding? FirstOf(ExecutorDefinition? executor) => executor?.Workflows is [var first, ..] ? first : null;

    private static bool IsOf(WorkflowsBinding binding, BindingChoice choice) => choice switch
    {
        BindingChoice.Function => binding is FunctionBinding,
        _ => binding is ConnectorBinding,
    };

    private static string NameOf(BindingChoice choice) => choice == BindingChoice.Function ? "function" : "connector";
}
