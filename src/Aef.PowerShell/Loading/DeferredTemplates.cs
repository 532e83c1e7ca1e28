using Aef.Core.Operations;
using Aef.Documents.Text;

namespace Aef.PowerShell.Loading;

/// <summary>Renders templates and loads the adapters only for the first one.</summary>
internal sealed class DeferredTemplates : ITemplateEngine
{
    private ITemplateEngine? _engine;

    private ITemplateEngine Engine => _engine ??= AdapterHost.CreateTemplates();

    /// <inheritdoc/>
    public IReadOnlyList<TemplateProblem> Check(SourceText template) => Engine.Check(template);

    /// <inheritdoc/>
    public TemplateOutcome Render(TemplateRequest request, CancellationToken cancellationToken = default) =>
        Engine.Render(request, cancellationToken);
}
