using Aef.Core.Operations;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Aef.Adapters.Templates;

/// <summary>Ends the rendering with a problem that is already known. It never leaves this folder.</summary>
internal sealed class TemplateException(SourceSpan span, TemplateProblemKind kind, string subject, string detail = "")
    : ScriptRuntimeException(span, subject)
{
    public TemplateProblem Problem { get; } = new(kind, ScribanTemplates.SpanOf(span), subject, detail);
}
