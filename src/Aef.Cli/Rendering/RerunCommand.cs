using System.Text.Json;
using Aef.Workflows.Runtime;

namespace Aef.Cli.Rendering;

/// <summary>The command that runs only what a failed run has left: the same input and argument, with the steps that are done.</summary>
internal static class RerunCommand
{
    /// <summary>The argument for a rerun: that of the run, with <c>resume.done</c>.</summary>
    public static WorkflowValue Argument(WorkflowValue argument, IEnumerable<string> done)
    {
        var list = WorkflowValue.EmptyList;
        foreach (var jobId in done)
        {
            list = list.Append(jobId);
        }

        return argument.With("resume", WorkflowValue.EmptyMap.With("done", list));
    }

    /// <summary>The whole command, quoted for a shell.</summary>
    public static string Text(string file, string? parameters, WorkflowValue argument, IEnumerable<string> done)
    {
        var words = new List<string> { "aef", "run", file };
        if (parameters is not null)
        {
            words.AddRange(["--parameters", parameters]);
        }

        words.AddRange(["--args", Plain(Argument(argument, done))]);
        return string.Join(' ', words.Select(ShellText.Quote));
    }

    // JSON in ASCII without quotes for shells: exact whatever the JOB_IDs hold, and harmless to terminals and CI runners.
    private static string Plain(WorkflowValue value)
    {
        using var document = JsonDocument.Parse(value.ToJson());
        return JsonSerializer.Serialize(document.RootElement).Replace("##[", "##\\u005b", StringComparison.Ordinal);
    }
}
