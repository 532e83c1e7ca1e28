using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>Declarations of inputs that work, but probably not as their author expects.</summary>
internal sealed class InputHintRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var earlier = new List<PipelineInput>();
        foreach (var input in draft.Bound.Source.Inputs)
        {
            foreach (var hint in HintsOf(input, earlier))
            {
                yield return hint.WithModelPath($"inputs.{input.Name}");
            }

            earlier.Add(input);
        }
    }

    private static IEnumerable<Diagnostic> HintsOf(PipelineInput input, IReadOnlyList<PipelineInput> earlier)
    {
        if (input.Required == true && InputValidator.DefaultOf(input) is not null)
        {
            yield return Hint(
                input,
                input.LocationOf(DefinitionKeys.Required),
                "is required and has a default; runs that do not set it use the default");
        }

        for (var i = 0; i < input.Values.Count && !input.IsSecret; i++)
        {
            if (input.Values.Take(i).Contains(input.Values[i]))
            {
                yield return Hint(
                    input,
                    input.Values[i].Location,
                    $"has the value {DocumentPrinter.ToJson(input.Values[i], indented: false)} more than once");
            }
        }

        if (earlier.FirstOrDefault(e => Same(e.Name, input.Name)) is { } other)
        {
            yield return Hint(input, input.Location, $"differs from the input {Quoted.Text(other.Name)} only in case");
        }
    }

    private static bool Same(string left, string right) =>
        string.Equals(left, right, StringComparison.OrdinalIgnoreCase) && !string.Equals(left, right, StringComparison.Ordinal);

    private static Diagnostic Hint(PipelineInput input, Location location, string problem) =>
        InputHintDiagnostics.Doubtful.At(location, Quoted.Text(input.Name), problem);
}
