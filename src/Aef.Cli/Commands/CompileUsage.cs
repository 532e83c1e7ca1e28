using Aef.Cli.Input;

namespace Aef.Cli.Commands;

/// <summary>Options of <c>aef compile</c> that do not fit the target of the definition.</summary>
internal static class CompileUsage
{
    private static readonly string[] DocumentEndings = [".json", ".yaml", ".yml"];

    /// <summary>Reports options that would have no effect, and names of files that promise something else.</summary>
    /// <exception cref="UsageException">There is one.</exception>
    public static void Check(PipelineCompilation compiled, CompileOptions options, bool isFolder)
    {
        if (compiled.Input.Pipeline is null)
        {
            return;
        }

        var ending = isFolder ? string.Empty : Path.GetExtension(options.Out) ?? string.Empty;
        if (!compiled.IsAirflow && options.Target.Generation is not null)
        {
            throw TargetOptions.ForOtherTarget();
        }

        if (compiled.IsAirflow && options.Format is not null)
        {
            throw new UsageException("--format is for the target cloud_workflows; a DAG of Airflow is always Python.");
        }

        if (compiled.IsAirflow && DocumentEndings.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException($"A DAG of Airflow is Python, so it cannot be written to \"{options.Out}\"; name a file with .py.");
        }

        if (!compiled.IsAirflow && string.Equals(ending, ".py", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException(
                $"Cloud Workflows source is YAML or JSON, so it cannot be written to \"{options.Out}\"; "
                + "for a DAG of Airflow, pass --target composer.");
        }
    }
}
