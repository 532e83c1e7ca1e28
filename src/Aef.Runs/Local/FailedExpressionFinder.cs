using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Printing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Local;

/// <summary>
/// Describes the expression that failed: evaluates the expressions of a value again, one by one, with the values that the run had.
/// </summary>
internal sealed class FailedExpressionFinder(BoundPipeline pipeline, ExpressionScope scope)
{
    /// <summary>The description; <paramref name="location"/> is that of the owner, for a value without a location.</summary>
    public FailedExpression Describe(string key, string owner, BoundValue value, Location location)
    {
        var failed = Leaves(value).ToList() is [var only] ? only : Leaves(value).FirstOrDefault(Fails) ?? FailingPart(value);
        var references = (failed ?? value).References.ToList();
        var at = (failed ?? value).Location;
        return new FailedExpression(
            key,
            owner,
            failed is null ? null : FailedExpression.Cut($"${{{ExpressionPrinter.Print(failed.Syntax)}}}"))
        {
            Reads = [.. Leaves(failed ?? value).SelectMany(Reads).DistinctBy(r => r.Name, StringComparer.Ordinal)],
            RelatedInputs = [.. InputsOf(references).Distinct(StringComparer.Ordinal)],
            RelatedSteps =
                [.. references.Select(r => r.Symbol).OfType<StepOutputSymbol>().Select(s => s.JobId).Distinct(StringComparer.Ordinal)],
            Location = at.HasPosition ? at : location,
        };
    }

    /// <summary>What is wrong with a condition whose value is neither true nor false; null for others.</summary>
    public string? FaultOf(BoundValue condition) =>
        condition is BoundExpression { Syntax: var syntax }
        && ExpressionEvaluator.Evaluate(syntax, scope.Names) is { Error: null, Value: { Kind: not WorkflowValueKind.Boolean } value }
            ? $"TypeError: a condition must be true or false; got {value.Kind.ToString().ToLowerInvariant()}"
            : null;

    private static IEnumerable<BoundExpression> Leaves(BoundValue value) => value switch
    {
        BoundExpression expression => [expression],
        BoundText text => text.Parts.SelectMany(Leaves),
        BoundList list => list.Items.SelectMany(Leaves),
        BoundMap map => map.Entries.SelectMany(e => Leaves(e.Value)),
        _ => [],
    };

    private bool Fails(BoundExpression expression) => ExpressionEvaluator.Evaluate(expression.Syntax, scope.Names).Error is not null;

    /// <summary>An expression within text whose value cannot be part of a string.</summary>
    private BoundExpression? FailingPart(BoundValue value) => value switch
    {
        BoundText text => text.Parts.OfType<BoundExpression>().FirstOrDefault(p =>
            ExpressionEvaluator.Evaluate(p.Syntax, scope.Names).Value.Kind
                is WorkflowValueKind.Null or WorkflowValueKind.List or WorkflowValueKind.Map or WorkflowValueKind.Bytes),
        BoundList list => list.Items.Select(FailingPart).FirstOrDefault(p => p is not null),
        BoundMap map => map.Entries.Select(e => FailingPart(e.Value)).FirstOrDefault(p => p is not null),
        _ => null,
    };

    /// <summary>The names in an expression, each with as many members as have a value.</summary>
    private IEnumerable<ExpressionRead> Reads(BoundExpression expression)
    {
        foreach (var chain in Chains(expression.Syntax))
        {
            if (Links(chain).FirstOrDefault(l => SymbolOf(l, expression) is not null) is not { } named)
            {
                continue;
            }

            var symbol = SymbolOf(named, expression)!; // found above
            var read = Links(chain)
                .SkipWhile(l => !ReferenceEquals(l, named))
                .TakeWhile((l, i) => i == 0 || scope.Find(l) is not null)
                .Last();
            yield return new ExpressionRead(
                ExpressionPrinter.Print(read),
                IsSecret(symbol) ? null : FailedExpression.Cut((scope.Find(read) ?? default).ToString()));
        }
    }

    /// <summary>The links of a chain of members, from the name at its beginning.</summary>
    private static IEnumerable<ExpressionSyntax> Links(ExpressionSyntax chain) => chain switch
    {
        MemberExpression member => Links(member.Target).Append(chain),
        IndexExpression index => Links(index.Target).Append(chain),
        _ => [chain],
    };

    /// <summary>The outermost chains of members in an expression, and those in their indexes.</summary>
    private static IEnumerable<ExpressionSyntax> Chains(ExpressionSyntax expression) => expression switch
    {
        NameExpression => [expression],
        MemberExpression or IndexExpression =>
        [
            expression,
            .. Links(expression).OfType<IndexExpression>().SelectMany(i => Chains(i.Index)),
            .. Links(expression).Take(1).Where(l => l is not NameExpression).SelectMany(Chains),
        ],
        CallExpression call => call.Arguments.SelectMany(Chains),
        ListExpression list => list.Items.SelectMany(Chains),
        UnaryExpression unary => Chains(unary.Operand),
        BinaryExpression binary => Chains(binary.Left).Concat(Chains(binary.Right)),
        _ => [],
    };

    private static ExpressionSymbol? SymbolOf(ExpressionSyntax syntax, BoundExpression expression)
    {
        foreach (var reference in expression.Names)
        {
            if (ReferenceEquals(reference.Syntax, syntax))
            {
                return reference.Symbol;
            }
        }

        return null;
    }

    /// <summary>The inputs that references depend on, also through variables.</summary>
    private IEnumerable<string> InputsOf(IEnumerable<ExpressionReference> references) => references.SelectMany(r => r.Symbol switch
    {
        InputSymbol input => [input.Input.Name],
        VariableSymbol variable => InputsOf(ReferencesOf(variable)),
        _ => Enumerable.Empty<string>(),
    });

    private IEnumerable<ExpressionReference> ReferencesOf(VariableSymbol variable) =>
        pipeline.Variables.FirstOrDefault(v => v.Name == variable.Name)?.Value.References ?? [];

    /// <summary>True for whatever may depend on a secret: only symbols that are known not to are shown.</summary>
    private bool IsSecret(ExpressionSymbol symbol) => symbol switch
    {
        InputSymbol input => input.Input.IsSecret,
        AllInputsSymbol => pipeline.Source.Inputs.Any(i => i.IsSecret),
        VariableSymbol variable => ReferencesOf(variable).Any(r => IsSecret(r.Symbol)),
        StepStatusSymbol or StepOutputSymbol or ItemSymbol or IndexSymbol or PlatformSymbol or RunSymbol => false,
        _ => true,
    };
}
