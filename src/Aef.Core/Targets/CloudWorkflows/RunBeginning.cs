using Aef.Core.Pipelines.Model;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The call that reads the argument of a run and the platform parameters; its result is the variable <c>run</c>.</summary>
internal static class RunBeginning
{
    public static CallBody Call(TextLiterals texts, PlatformParameters? parameters)
    {
        return new CallBody(
            SupportRoutines.Begin,
            Emit.Map(
                ("args", Emit.Expression("args")),
                ("project", Text(parameters?.ProjectId)),
                ("region", Text(parameters?.Region)),
                ("intermediate", Text(parameters?.FunctionIntermediateName ?? PlatformParameters.DefaultFunctionIntermediateName)),
                ("bucket", Text(parameters?.JobsDefinitionsBucket))),
            "run");

        ValueSyntax Text(string? text) => text is null ? ValueSyntax.Null : texts.Of(text);
    }
}
