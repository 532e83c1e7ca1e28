using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Recognizes a workflow that Aef has compiled, by its support routines.</summary>
internal static class CompiledSource
{
    private const string Prefix = "aef_";

    /// <summary>True for a compiled workflow: main calls routines of the support library that are in the source too.</summary>
    public static bool IsOf(WorkflowSyntax workflow) => workflow.Main is { } main
        && CalledRoutines.Of(main).Where(c => c.StartsWith(Prefix, StringComparison.Ordinal))
            .Any(c => workflow.Routines.Any(r => r.Name == c));
}
