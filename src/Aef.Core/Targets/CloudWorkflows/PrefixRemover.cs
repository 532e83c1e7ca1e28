using Aef.Documents.Collections;
using Aef.Workflows.Language.Syntax;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Removes the steps of a support routine that serve a feature which a pipeline does not use; their names share a prefix.</summary>
internal static class PrefixRemover
{
    /// <summary>The routine without the outermost steps whose names begin with the prefix.</summary>
    public static RoutineSyntax Remove(RoutineSyntax routine, string prefix) =>
        routine.Steps.Any(s => s.Name.StartsWith(prefix, StringComparison.Ordinal))
            ? routine with { Steps = routine.Steps.Where(s => !s.Name.StartsWith(prefix, StringComparison.Ordinal)).ToEquatableList() }
            : routine;
}
