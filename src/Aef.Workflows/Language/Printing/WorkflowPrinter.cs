using Aef.Documents.Diagnostics;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Printing;

/// <summary>
/// Prints workflows. A tree that cannot be a source is a bug of the compiler that created it and is rejected: a label that no step or two
/// steps of its routine define, and a string that would be read back as an expression.
/// </summary>
public static class WorkflowPrinter
{
    /// <summary>The workflow's source; <paramref name="compact"/> omits blanks and line breaks from JSON.</summary>
    /// <exception cref="AefInternalException">The tree cannot be a source.</exception>
    public static string Print(WorkflowSyntax workflow, SourceFormat format, bool compact = false)
    {
        var document = ToDocument(workflow);
        return format == SourceFormat.Json ? DocumentPrinter.ToJson(document, !compact) : DocumentPrinter.ToYaml(document);
    }

    /// <summary>The workflow as a document.</summary>
    /// <exception cref="AefInternalException">The tree cannot be a source.</exception>
    public static DocumentNode ToDocument(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        if (workflow.IsList)
        {
            return workflow.Routines is [{ Name: "main", Parameters.Count: 0 } main]
                ? Routine(main)
                : throw new AefInternalException("Only a main without parameters and subworkflows can be written as a list of steps.");
        }

        var entries = new List<MappingEntry>(workflow.Routines.Count);
        foreach (var routine in workflow.Routines)
        {
            if (entries.Exists(e => e.Key == routine.Name))
            {
                throw new AefInternalException($"There are two routines named \"{routine.Name}\".");
            }

            var parts = new List<MappingEntry>(2);
            if (routine.Parameters.Count > 0)
            {
                parts.Add(new MappingEntry("params", new SequenceNode([.. routine.Parameters.Select(Parameter)])));
            }

            parts.Add(new MappingEntry("steps", Routine(routine)));
            entries.Add(new MappingEntry(routine.Name, new MappingNode(parts)));
        }

        return new MappingNode(entries);
    }

    private static SequenceNode Routine(RoutineSyntax routine)
    {
        LabelCheck.Check(routine);
        return StepDocuments.Steps(routine.Steps);
    }

    private static DocumentNode Parameter(ParameterSyntax parameter) => parameter.Default is { } value
        ? new MappingNode([new MappingEntry(parameter.Name, ValueDocuments.Value(value))])
        : ScalarNode.String(parameter.Name);
}
