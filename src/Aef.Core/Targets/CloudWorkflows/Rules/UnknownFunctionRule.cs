using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Functions that the catalog does not know. AEF users deploy their own functions, so Cloud Workflows calls them anyway.</summary>
internal sealed class UnknownFunctionRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        foreach (var (site, bound) in draft.Sites.Zip(draft.Bound.Steps))
        {
            (string? Name, string Key)[] functions =
            [
                (bound.Function, KeyOf(bound.Function, site.Step)),
                (bound.StatusFunction == bound.Function ? null : bound.StatusFunction, DefinitionKeys.FunctionStatusName),
            ];
            foreach (var (name, key) in functions)
            {
                if (name is not null && draft.Catalog.Find(name) is null)
                {
                    yield return WorkflowRuleDiagnostics.UnknownFunction
                        .At(
                            site.Effective.LocationOf(key),
                            Quoted.Text(name),
                            Spelling.Suggest(name, draft.Catalog.Names))
                        .WithModelPath($"{site.Path}.{key}")
                        .WithFix(
                            Rewriting.Replace(
                                site.Effective.LocationOf(key),
                                name,
                                Spelling.Nearest(name, draft.Catalog.Names),
                                isSafe: false));
                }
            }
        }
    }

    private static string KeyOf(string? function, PipelineStep step) =>
        function == step.FunctionIdName ? DefinitionKeys.FunctionIdName
        : function == step.FunctionName ? DefinitionKeys.FunctionName
        : function == step.Executor ? DefinitionKeys.Executor
        : DefinitionKeys.ComposerStep;
}
