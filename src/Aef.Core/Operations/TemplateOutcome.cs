namespace Aef.Core.Operations;

/// <summary>The result of rendering a template.</summary>
/// <param name="Text">The output; null when the template has an error.</param>
/// <param name="Problems">The problems, in the order of the template.</param>
public sealed record TemplateOutcome(string? Text, IReadOnlyList<TemplateProblem> Problems);
