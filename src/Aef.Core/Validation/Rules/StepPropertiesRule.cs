using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Validation.Rules;

/// <summary>STEP_PROPERTIES in a string must be a JSON object, because the functions merge them with those of the workflow.</summary>
internal sealed class StepPropertiesRule : IPipelineRule
{
    private readonly JsonDocumentReader _json = new();

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var site in draft.Sites)
        {
            if (site.Step.StepProperties is ScalarNode { ScalarKind: ScalarKind.String } text && Fault(text.Text) is { } fault)
            {
                yield return RuleDiagnostics.PropertiesNotJson.At(site.Effective.LocationOf(DefinitionKeys.StepProperties), fault)
                    .WithModelPath(site.Path + ".step_properties");
            }
        }
    }

    private string? Fault(string text)
    {
        var document = _json.Read(new SourceText(text));
        if (document.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            return error.Message;
        }

        return document.Root is MappingNode ? null : $"got {document.Root?.Kind ?? "an empty string"}.";
    }
}
