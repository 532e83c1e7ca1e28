using System.Globalization;
using Aef.Core.Pipelines.Catalog;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors.Commands;

/// <summary>
/// The environment variables of a command: those of the process, then those of Aef, then those of the entry and of the job, which win.
/// </summary>
internal static class CommandVariables
{
    /// <summary>The file for the output.</summary>
    public const string Output = "AEF_OUTPUT";

    /// <summary>The variables of a call.</summary>
    public static Dictionary<string, string> Of(
        JobCall call,
        CommandBinding binding,
        IReadOnlyDictionary<string, string> inherited,
        string outputPath)
    {
        var names = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(inherited, names)
        {
            [Output] = outputPath,
            ["AEF_RUN_ID"] = call.RunId,
            ["AEF_JOB_ID"] = call.JobId,
            ["AEF_JOB_NAME"] = call.JobName,
            ["AEF_PIPELINE"] = call.PipelineName,
            ["AEF_ATTEMPT"] = call.Attempt.ToString(CultureInfo.InvariantCulture),
        };
        if (call.ArtifactsFolder is { } artifacts)
        {
            Directory.CreateDirectory(artifacts);
            variables["AEF_ARTIFACTS"] = artifacts;
        }

        foreach (var date in (string[])["start_date", "end_date"])
        {
            if (call.RunValues[date].TryGetString(out var value))
            {
                variables["AEF_" + date.ToUpperInvariant()] = value;
            }
        }

        foreach (var variable in binding.Environment)
        {
            Set(variables, variable.Name, call.Resolve(variable.Value));
        }

        var more = call.Resolve(binding.MoreEnvironment);
        var pairs = more.Kind == WorkflowValueKind.Map
            ? more.Entries.Select(e => (e.Key, e.Value))
            : more.Items.Select(i => (JobText.Of(i["name"]), i["value"]));
        foreach (var (name, value) in pairs)
        {
            Set(variables, name, value);
        }

        return variables;
    }

    private static void Set(Dictionary<string, string> variables, string name, WorkflowValue value)
    {
        if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
        {
            throw new JobSettingException($"\"{name}\" is not the name of an environment variable.");
        }

        var text = JobText.Of(value);
        variables[name] = !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw new JobSettingException($"The value of the environment variable \"{name}\" contains a null character.");
    }
}
