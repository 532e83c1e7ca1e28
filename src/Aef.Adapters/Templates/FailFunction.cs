using Aef.Core.Operations;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Aef.Adapters.Templates;

/// <summary>The function <c>fail</c>: a template refuses a pipeline that it cannot express, with a message.</summary>
internal sealed class FailFunction : IScriptCustomFunction
{
    public int RequiredParameterCount => 1;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "message");

    public object Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        throw new TemplateException(
            callerContext?.Span ?? context.CurrentSpan,
            TemplateProblemKind.Refused,
            arguments.Count > 0 ? context.ObjectToString(arguments[0]) ?? string.Empty : string.Empty);

    public ValueTask<object?> InvokeAsync(
        TemplateContext context,
        ScriptNode? callerContext,
        ScriptArray arguments,
        ScriptBlockStatement? blockStatement) => new(Invoke(context, callerContext, arguments, blockStatement));
}
