using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Templates;

/// <summary>
/// Compiles pipelines to text with a template of the user: runbooks, tickets, files of other orchestrators. It has no rules of its own,
/// because every valid pipeline can be described.
/// </summary>
/// <param name="engine">Renders the template.</param>
/// <param name="template">The template.</param>
/// <param name="cancellationToken">Cancels the rendering.</param>
public sealed class TemplateTarget(ITemplateEngine engine, SourceText template, CancellationToken cancellationToken = default) : ITarget
{
    /// <summary>The name of the target.</summary>
    public const string TargetName = "template";

    /// <inheritdoc/>
    public string Name => TargetName;

    /// <summary>The limits.</summary>
    public TemplateLimits Limits { get; init; } = new();

    /// <inheritdoc/>
    IReadOnlyList<IPipelineRule> ITarget.Rules => [];

    /// <summary>All syntax errors of the template; a pipeline is needed only to find other problems.</summary>
    public IReadOnlyList<Diagnostic> Check() => [.. engine.Check(template).Select(p => TemplateDiagnostics.Of(p, template))];

    /// <inheritdoc/>
    public CompilationOutput Compile(BoundPipeline pipeline, PlatformParameters? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var view = PipelineView.Of(pipeline, parameters);
        var request = new TemplateRequest(template, view, TemplateFilters.All)
        {
            Limits = Limits,
            DataKeys = ViewKeys.Data,
            WordKeys = ViewKeys.Words,
        };
        var outcome = engine.Render(request, cancellationToken);
        return new CompilationOutput(
            outcome.Text is { } text ? [new TextArtifact(pipeline, template.Path, text)] : [],
            SourceMap.Empty,
            [.. outcome.Problems.Select(p => TemplateDiagnostics.Of(p, template))]);
    }
}
