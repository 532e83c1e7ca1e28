using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Aef.Adapters.Templates;

/// <summary>The names that a template defines itself. They cannot hide those of the view and the functions.</summary>
internal sealed class TemplateVariables(ScriptObject view, ScriptObject builtins) : ScriptObject
{
    public override bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) =>
        !view.ContainsKey(member) && !builtins.ContainsKey(member) && base.TrySetValue(context!, span, member, value, readOnly);
}
