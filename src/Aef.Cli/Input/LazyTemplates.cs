using Aef.Adapters.Templates;
using Aef.Core.Operations;
using Aef.Documents.Text;

namespace Aef.Cli.Input;

/// <summary>Loads the template engine and its package only when a template is used.</summary>
internal sealed class LazyTemplates : ITemplateEngine
{
    /// <inheritdoc/>
    public IReadOnlyList<TemplateProblem> Check(SourceText template) => new ScribanTemplates().Check(template);

    /// <inheritdoc/>
    public TemplateOutcome Render(TemplateRequest request, CancellationToken cancellationToken = default) =>
        new ScribanTemplates().Render(request, cancellationToken);
}
