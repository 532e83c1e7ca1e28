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
        Check(workflow);
        return new DocumentText(format, compact).Print(output => Write(output, workflow));
    }

    /// <summary>
    /// The bytes of the source, which is not kept. The workflow may be a part of one, whose jumps leave it.
    /// </summary>
    /// <exception cref="AefInternalException">The tree cannot be a source.</exception>
    public static int CountBytes(WorkflowSyntax workflow, SourceFormat format, bool compact = false)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return new DocumentText(format, compact).CountBytes(output => Write(output, workflow));
    }

    /// <summary>The workflow as a document.</summary>
    /// <exception cref="AefInternalException">The tree cannot be a source.</exception>
    public static DocumentNode ToDocument(WorkflowSyntax workflow)
    {
        Check(workflow);
        var output = new TreeOutput();
        Write(output, workflow);
        return output.Root!; // a workflow is a mapping or a list
    }

    internal static void Check(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var routine in workflow.Routines)
        {
            if (!names.Add(routine.Name))
            {
                throw new AefInternalException($"There are two routines named \"{routine.Name}\".");
            }

            LabelCheck.Check(routine);
        }
    }

    internal static void Write(DocumentOutput output, WorkflowSyntax workflow)
    {
        if (workflow.IsList)
        {
            var main = workflow.Routines is [{ Name: "main", Parameters.Count: 0 } only]
                ? only
                : throw new AefInternalException("Only a main without parameters and subworkflows can be written as a list of steps.");
            StepWriter.Steps(output, main.Steps);
        }
        else if (workflow.Routines.Count == 0)
        {
            output.EmptyMapping();
        }
        else
        {
            output.BeginMapping();
            foreach (var routine in workflow.Routines)
            {
                output.Key(routine.Name);
                Routine(output, routine);
            }

            output.EndMapping();
        }
    }

    private static void Routine(DocumentOutput output, RoutineSyntax routine)
    {
        output.BeginMapping();
        if (routine.Parameters.Count > 0)
        {
            output.Key("params");
            output.Sequence(routine.Parameters, Parameter);
        }

        output.Key("steps");
        StepWriter.Steps(output, routine.Steps);
        output.EndMapping();
    }

    private static void Parameter(DocumentOutput output, ParameterSyntax parameter)
    {
        if (parameter.Default is not { } value)
        {
            output.Text(parameter.Name);
            return;
        }

        output.BeginMapping();
        output.Key(parameter.Name);
        ValueWriter.Write(output, value);
        output.EndMapping();
    }
}
