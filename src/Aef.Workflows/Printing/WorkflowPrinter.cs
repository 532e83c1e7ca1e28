using Aef.Workflows.Documents;
using Aef.Workflows.Syntax;

namespace Aef.Workflows.Printing;

/// <summary>Writes workflows down.</summary>
public static class WorkflowPrinter
{
    /// <summary>The workflow's source; <paramref name="compact"/> leaves blanks out of JSON.</summary>
    public static string Print(WorkflowSyntax workflow, SourceFormat format, bool compact = false) => throw new NotSupportedException();

    /// <summary>The workflow as a document.</summary>
    public static DocumentNode ToDocument(WorkflowSyntax workflow) => throw new NotSupportedException();
}
