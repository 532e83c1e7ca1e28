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
        var used = new UsedNames();
        used.Add(pipeline.AllLevels.SelectMany(l => l.Values).Concat(key));
        foreach (var variable in pipeline.Variables.Reverse().Where(v => used.Variables.Contains(v.Name)))
        {
            used.Add([variable.Value]);
        }

        var readByUnused = new UsedNames();
        readByUnused.Add(pipeline.Variables.Select(v => v.Value));
        var variables = pipeline.Variables
            .Where(v => !used.Variables.Contains(v.Name) && !readByUnused.Variables.Contains(v.Name))
            .Select(v =>
                InputHintDiagnostics.UnusedVariable.At(v.Source.Location, Quoted.Text(v.Name)).WithModelPath($"variables.{v.Name}"));
        var passesAll = used.HasAllInputs || readByUnused.HasAllInputs || pipeline.Steps.Any(s => s.Type == StepType.Workflows);
        return variables.Concat(
            inputs.Where(i => !passesAll && !i.IsSecret && !used.Inputs.Contains(i.Name) && !readByUnused.Inputs.Contains(i.Name))
                .Select(i => InputHintDiagnostics.UnusedInput.At(i.Location, Quoted.Text(i.Name)).WithModelPath($"inputs.{i.Name}")));
    }

    private static bool IsAboutNames(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error
        && (diagnostic.Code.StartsWith("AEF20", StringComparison.Ordinal)
            || diagnostic.Code.StartsWith("AEF503", StringComparison.Ordinal));

    /// <summary>The names that values read: two symbols are equal when their whole inputs are, which is slow to find out.</summary>
    private sealed class UsedNames
    {
        public HashSet<string> Inputs { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Variables { get; } = new(StringComparer.Ordinal);

        public bool HasAllInputs { get; private set; }

        public void Add(IEnumerable<BoundValue> values)
        {
            foreach (var symbol in values.SelectMany(v => v.References).Select(r => r.Symbol))
            {
                switch (symbol)
                {
                    case InputSymbol input:
                        Inputs.Add(input.Input.Name);
                        break;
                    case VariableSymbol variable:
                        Variables.Add(variable.Name);
                        break;
                    case AllInputsSymbol:
                        HasAllInputs = true;
                        break;
                }
            }
        }
    }
}
