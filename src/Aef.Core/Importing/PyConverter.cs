using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Importing;

/// <summary>
/// Converts a configuration to a pipeline. Each sink becomes a step: in the cloud, it starts the Dataflow job that pydataflow would start.
/// A local run loads the rows itself.
/// </summary>
internal sealed class PyConverter(PyConfiguration configuration, PyDataflowOptions options, DiagnosticBag diagnostics)
{
    /// <summary>The input with the bucket of pydataflow.</summary>
    public const string Bucket = "bucket";

    private const int PollSeconds = 180; // that of pydataflow's Makefile
    private const int MostMinutes = 24 * 60; // pydataflow waits for ever

    /// <summary>The folder of configurations that were divided, in the output folder and in the bucket.</summary>
    private const string DividedFolder = "pydataflow";

    /// <summary>The name of the pipeline.</summary>
    public string Name { get; } = PipelineName.From(
        configuration.Name ?? Path.GetFileNameWithoutExtension(configuration.Path) ?? PipelineName.Fallback);

    /// <summary>The definition, and the configurations of single sinks.</summary>
    public IEnumerable<(string FileName, string Text)> Convert()
    {
        var files = new List<(string FileName, string Text)>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var threads = new List<PipelineThread>();
        foreach (var sink in configuration.Sinks)
        {
            var id = Unique(sink.Name, ids);
            var config = PathInBucket(configuration.Path ?? Name + ".json");
            if (configuration.Sinks.Count > 1)
            {
                config = $"{DividedFolder}/{Name}-{id}.json";
                files.Add((config, DocumentPrinter.ToJson(new PyDivision(configuration, diagnostics).For(sink))));
                diagnostics.Add(PyDataflowDiagnostics.Divided.At(
                    sink.Module.At("name"), configuration.Sinks.Count, Quoted.Text(sink.Name), Quoted.Text(config)));
            }

            var step = new PipelineStep(id, sink.Name)
                .WithExecutor(PyExecutorEntry.Name)
                .WithWith(new MappingNode([.. JobSettings(config), .. new PyLocalLoad(configuration, diagnostics).Of(sink)]));
            threads.Add(new PipelineThread(id, [step]));
        }

        return files.Prepend((Name + ".yaml", DefinitionWriter.Write(Pipeline(threads), SourceFormat.Yaml)));
    }

    private Pipeline Pipeline(IReadOnlyList<PipelineThread> threads)
    {
        var bucket = new PipelineInput(Bucket, InputType.String)
            .WithDescription("The bucket with the configurations, the template and the temporary files of pydataflow.")
            .WithDefault(options.Bucket is { } name ? ScalarNode.String(name) : null);
        var defaults = new PipelineStep()
            .WithWaitTimeSeconds(PollSeconds)
            .WithAsyncTimeoutLoopInMinutes(MostMinutes);
        var pipeline = new Pipeline(Name, [new PipelineLevel("loads", [.. threads])])
            .WithDescription(configuration.Description)
            .WithInputs([bucket])
            .WithDefaults(defaults);
        return configuration.Schedule is { } schedule
            ? pipeline.WithSchedules(
            [
                new PipelineSchedule(schedule.Cron, PyKeys.TimeZone)
                    .WithName(schedule.Name)
                    .WithEnable(schedule.IsEnabled ? ScheduleState.Enabled : ScheduleState.Disabled),
            ])
            : pipeline;
    }

    private IEnumerable<MappingEntry> JobSettings(string config)
    {
        yield return InBucket("config", config);
        yield return InBucket("container_spec", "templates/dataflow_template_spec.json");
        if (options.ProfilePath is { } profile)
        {
            yield return InBucket("profile", Path.GetFileName(profile));
        }

        yield return InBucket("temp_folder", "temp");
    }

    private static MappingEntry InBucket(string key, string path) =>
        new(key, ScalarNode.String($"gs://${{inputs.{Bucket}}}/{Literal(path)}"));

    /// <summary>A text in which nothing is an expression.</summary>
    public static string Literal(string text) => text.Replace("${", "$${", StringComparison.Ordinal);

    /// <summary>
    /// The path of a file in the bucket, which mirrors the folder in which pydataflow is called; a file that is not below the current
    /// folder is expected in <c>configs</c>.
    /// </summary>
    private static string PathInBucket(string path)
    {
        var relative = Path.GetRelativePath(".", path).Replace('\\', '/');
        return Path.IsPathRooted(relative) || relative.StartsWith("../", StringComparison.Ordinal)
            ? "configs/" + Path.GetFileName(path)
            : relative;
    }

    private static string Unique(string name, HashSet<string> ids)
    {
        var id = PyKeys.Identifier(name);
        var free = id;
        for (var i = 2; !ids.Add(free); i++)
        {
            free = $"{id}_{i}";
        }

        return free;
    }
}
