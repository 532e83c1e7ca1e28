using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>
/// A workflow passes the address of the callback to the function in <c>step_properties</c>, where a key of the user with this name would be
/// lost.
/// </summary>
internal sealed class CallbackUrlRule : IPipelineRule
{
    /// <summary>The key of the address in <c>step_properties</c>.</summary>
    public const string Key = "callback_url";

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            (string Key, DocumentNode? Value)[] keys =
            [
                (DefinitionKeys.With, site.Step.With), (DefinitionKeys.StepProperties, PropertiesOf(site.Step.StepProperties)),
            ];
            var isPassed = bound is { WaitsForCallback: true, IsConnector: false };
            foreach (var (key, _) in keys.Where(k => isPassed && k.Value is MappingNode map && map[Key] is not null))
            {
                yield return CallbackTargetDiagnostics.OwnCallbackUrl.At(site.Effective.KeyLocationOf(key), key)
                    .WithModelPath($"{site.Path}.{key}");
            }
        }
    }

    private static DocumentNode? PropertiesOf(DocumentNode? node) => node is ScalarNode { ScalarKind: ScalarKind.String } json
        ? new JsonDocumentReader().Read(new SourceText(json.Text)).Root
        : node;
}
