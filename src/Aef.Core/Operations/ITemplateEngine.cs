using Aef.Documents.Text;

namespace Aef.Core.Operations;

/// <summary>
/// Renders templates that users write. An implementation never throws for a bad template: every problem is in the result.
/// </summary>
public interface ITemplateEngine
{
    /// <summary>All syntax errors of a template; empty when it can be rendered.</summary>
    IReadOnlyList<TemplateProblem> Check(SourceText template);

    /// <summary>Renders a template over a view.</summary>
    /// <param name="request">The template, the view and the limits.</param>
    /// <param name="cancellationToken">Cancels the rendering, which then throws <see cref="OperationCanceledException"/>.</param>
    TemplateOutcome Render(TemplateRequest request, CancellationToken cancellationToken = default);
}
