using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Variables and inputs that no expression reads. A variable that only unused variables read is unused as well. The workflow of a workflows
/// step receives the inputs of the run, so a pipeline with such a step may use all of them.
/// </summary>
internal sealed class UnusedValueRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound;
        var inputs = pipeline.Source.Inputs;
        if ((inputs.Count == 0 && pipeline.Variables.Count == 0) || draft.Diagnostics.Items.Any(IsAboutNames))
        {
            return []; // an expression that could not be bound may use anything
        }

        var key = pipeline.ConcurrencyKey is { } concurrency ? new[] { concurrency } : [];
        var used = SymbolsIn(pipeline.AllLevels.SelectMany(l => l.Values).Concat(key)).ToHashSet();
        foreach (var variable in pipeline.Variables.Reverse().Where(v => used.Contains(new VariableSymbol(v.Name))))
        {
            used.UnionWith(SymbolsIn([variable.Value]));
        }

        var readByUnused = SymbolsIn(pipeline.Variables.Select(v => v.Value)).ToHashSet();
        var variables = pipeline.Variables
            .Where(v => !used.Contains(new VariableSymbol(v.Name)) && !readByUnused.Contains(new VariableSymbol(v.Name)))
            .Select(v =>
                InputHintDiagnostics.UnusedVariable.At(v.Source.Location, Quoted.Text(v.Name)).WithModelPath($"variables.{v.Name}"));
        used.UnionWith(readByUnused);
        var passesAll = used.OfType<AllInputsSymbol>().Any() || pipeline.Steps.Any(s => s.Type == StepType.Workflows);
        return variables.Concat(
            inputs.Where(i => !passesAll && !i.IsSecret && !used.OfType<InputSymbol>().Any(s => s.Input.Name == i.Name))
                .Select(i => InputHintDiagnostics.UnusedInput.At(i.Location, Quoted.Text(i.Name)).WithModelPath($"inputs.{i.Name}")));
    }

    private static bool IsAboutNames(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        && (diagnostic.Code.StartsWith("AEF20", StringComparison.Ordinal)
            || diagnostic.Code.StartsWith("AEF503", StringComparison.Ordinal));

    private static IEnumerable<ExpressionSymbol> SymbolsIn(IEnumerable<BoundValue> values) =>
        values.SelectMany(v => v.References).Select(r => r.Symbol);
}
