using System.Globalization;
using System.Text;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Errors;

/// <summary>Reports an error as Google's execution resource does.</summary>
internal static class ErrorReport
{
    public static ExecutionError Of(Fault fault)
    {
        var elements = fault.Trace.Select(ElementOf).ToEquatableList();
        return new ExecutionError(fault.Error, Payload(fault.Error), Context(fault, elements), elements)
        {
            Causes = fault.Causes.ToEquatableList(),
        };
    }

    private static string Payload(in WorkflowValue error) => error.ToString();

    /// <summary>The message, then a line for each location; for HTTP errors the response follows.</summary>
    private static string Context(Fault fault, EquatableList<StackTraceElement> elements)
    {
        var text = new StringBuilder(FirstLine(fault));
        foreach (var element in elements)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nin step \"{element.Step}\", routine \"{element.Routine}\"");
            if (element.Line > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", line: {element.Line}");
            }
        }

        if (!fault.IsRaised && !fault.Error["code"].IsNull)
        {
            text.Append('\n').Append(fault.Error.ToString());
        }

        return text.ToString();
    }

    private static string FirstLine(Fault fault) =>
        !fault.IsRaised && fault.Error["message"].TryGetString(out var message) ? message : "RuntimeError: " + fault.Error.ToString();

    private static StackTraceElement ElementOf(Instruction instruction)
    {
        var location = instruction.Location;
        var start = location.Start;
        var length = location.Source is { } source
            ? Encoding.UTF8.GetByteCount(source.Text.AsSpan(location.Span.Start, location.Span.Length))
            : 0;
        return new StackTraceElement(instruction.Step.Name, instruction.Step.Routine, start.Line, start.Column, length, instruction.Step);
    }
}
