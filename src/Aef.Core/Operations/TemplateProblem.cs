using Aef.Documents.Text;

namespace Aef.Core.Operations;

/// <summary>A problem of a template.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The part of the template.</param>
/// <param name="Subject">The name, value or limit that the problem is about, or the message of the engine.</param>
/// <param name="Detail">The similar name, the reason, or an empty string.</param>
public sealed record TemplateProblem(TemplateProblemKind Kind, TextSpan Span, string Subject, string Detail = "");
