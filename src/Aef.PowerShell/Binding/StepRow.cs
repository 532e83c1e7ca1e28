using System.Management.Automation;
using Aef.Documents.Display;

namespace Aef.PowerShell.Binding;

/// <summary>
/// The piped object whose properties PowerShell is binding to parameters on this thread. A conversion that fails does not receive it, so
/// this is the only way to name the row in the error. PowerShell shares the attributes of parameters between all runspaces; each runspace
/// binds on its own thread.
/// </summary>
internal static class StepRow
{
    private static readonly string[] IdNames = ["JobId", "JOB_ID", "JobName", "JOB_NAME"];

    [ThreadStatic]
    private static PSObject? _current;

    /// <summary>Begins with a row.</summary>
    public static void Begin(PSObject row) => _current = row;

    /// <summary>The row is bound, or there are no more rows.</summary>
    public static void End() => _current = null;

    /// <summary>A message about a value, with the JobId or JobName of the row that has the value.</summary>
    public static string Locate(string message)
    {
        if (_current is not { } row)
        {
            return message;
        }

        foreach (var name in IdNames)
        {
            if (row.Properties[name]?.Value?.ToString() is { } id && !string.IsNullOrWhiteSpace(id))
            {
                return $"{name} \"{TerminalText.Clean(id)}\": {message}";
            }
        }

        return $"A row without JobId: {message}";
    }
}
