using Aef.Core.Operations;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Aef.Adapters.Templates;

/// <summary>Reads and writes the items of lists. Scriban ignores an assignment to a list of the view; here it is an error.</summary>
internal sealed class ScriptArrays : IListAccessor
{
    public static ScriptArrays Default { get; } = new();

    public int GetLength(TemplateContext context, SourceSpan span, object target) => ((ScriptArray)target).Count;

    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index) => ((ScriptArray)target)[index];

    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value)
    {
        var list = (ScriptArray)target;
        if (list.IsReadOnly)
        {
            throw new TemplateException(span, TemplateProblemKind.ReadOnly, "an item of a list");
        }

        list[index] = value;
    }
}
