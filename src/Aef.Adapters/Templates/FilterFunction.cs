using Aef.Core.Operations;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Aef.Adapters.Templates;

/// <summary>A filter as a function of templates: one value in, one literal out.</summary>
internal sealed class FilterFunction(TemplateFilter filter) : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

    public object Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var span = callerContext?.Span ?? context.CurrentSpan;
        if (TemplateValues.ToNode(arguments.Count > 0 ? arguments[0] : null) is not { } node)
        {
            throw new TemplateException(
                span,
                TemplateProblemKind.NotWritable,
                filter.Name,
                "it is a function, an endless list or an object that contains itself");
        }

        var result = filter.Write(node);
        return result.Text is { } text
            ? new FilteredValue(text)
            : throw new TemplateException(span, TemplateProblemKind.NotWritable, filter.Name, result.Problem ?? string.Empty);
    }

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement) => new(Invoke(context, callerContext, arguments, blockStatement));
}
