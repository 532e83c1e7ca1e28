using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Local;

/// <summary>The names that an expression of a definition could read at one moment of a run, with their values.</summary>
internal sealed class ExpressionScope
{
    private readonly Dictionary<string, WorkflowValue> _names = new(StringComparer.Ordinal);

    /// <summary>
    /// Creates a scope from the <paramref name="variables"/> of the compiled workflow, inner ones first. Its names are those of
    /// definitions.
    /// </summary>
    public ExpressionScope(
        IEnumerable<(string Name, WorkflowValue Value)> variables,
        BoundPipeline pipeline,
        PlatformParameters? parameters)
    {
        var compiled = new Dictionary<string, WorkflowValue>(StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            compiled.TryAdd(name, value);
        }

        foreach (var name in new[] { "inputs", "variables", "item", "index" })
        {
            if (compiled.TryGetValue(name, out var value))
            {
                _names[name] = value;
            }
        }

        var steps = compiled.GetValueOrDefault(StepExpressions.Steps).Entries;
        var own = compiled.GetValueOrDefault(UnitsLowering.OwnSteps).Entries;
        _names["steps"] = WorkflowValue.FromMap([.. steps.Concat(own).Select(e => (e.Key, e.Value))]);
        _names["platform"] = WorkflowValue.FromMap([.. (parameters?.All ?? []).Select(p => (p.Key, WorkflowValue.FromString(p.Value)))]);
        var members = pipeline.References
            .Select(r => r.Symbol)
            .OfType<RunSymbol>()
            .Select(r => r.Member)
            .Distinct(StringComparer.Ordinal);
        _names["run"] = WorkflowValue.FromMap(
            [.. members.Select(m => (m, ExpressionTranslator.RunMember(m) is { } at ? Find(at, compiled) ?? default : parameters?.Environment))]);
    }

    /// <summary>All names with their values.</summary>
    public IReadOnlyList<(string Name, WorkflowValue Value)> Names => [.. _names.Select(n => (n.Key, n.Value))];

    /// <summary>The value of a name, or of a member of one; null if there is none.</summary>
    public WorkflowValue? Find(ExpressionSyntax chain) => Find(chain, _names);

    private static WorkflowValue? Find(ExpressionSyntax chain, Dictionary<string, WorkflowValue> names) => chain switch
    {
        NameExpression name => names.TryGetValue(name.Name, out var value) ? value : default(WorkflowValue?),
        MemberExpression member => Find(member.Target, names) is { } map && map.TryGetValue(member.Member, out var value)
            ? value
            : default(WorkflowValue?),
        IndexExpression { Index: LiteralExpression { Value: var literal } } index when Find(index.Target, names) is { } target =>
            literal.ScalarKind == Documents.Tree.ScalarKind.String
                ? target.TryGetValue(literal.Text, out var entry) ? entry
                : default(WorkflowValue?)
            : literal.ScalarKind == Documents.Tree.ScalarKind.Integer && literal.IntegerValue is >= 0 and var at && at < target.Items.Count
                ? target.Items[(int)at]
                : default(WorkflowValue?),
        _ => default(WorkflowValue?),
    };
}
