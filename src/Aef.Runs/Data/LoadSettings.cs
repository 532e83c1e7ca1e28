using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Tree;
using Aef.Runs.Connections;
using Aef.Runs.Executors;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>
/// The settings of a load by name: those of the binding, or else the parameters of the job with the same names. In a run, all of them are
/// known. Before it, some are not.
/// </summary>
/// <param name="find">The value of a setting; null when only the run knows it.</param>
internal sealed class LoadSettings(Func<string, WorkflowValue?> find)
{
    /// <summary>The settings in a run.</summary>
    public static LoadSettings Of(DataCall call, LoadBinding binding) => new(name =>
        call.Job.Resolve(SettingOf(binding, name)) is { IsNull: false } value ? value : call.Job.Parameters[name]);

    /// <summary>The settings before a run.</summary>
    public static LoadSettings Of(StepSettings step, LoadBinding binding) => new(name =>
    {
        var value = SettingOf(binding, name) is { } setting ? step.Resolve(setting) : WorkflowValue.Null;
        return value is { IsNull: true } ? step.Parameter(name) : value;
    });

    /// <summary>The value of a setting, which may be null; null when only the run knows it.</summary>
    public WorkflowValue? Find(string name) => find(name);

    /// <summary>True if the setting is known, and has no value or a blank one.</summary>
    public bool IsMissing(string name) => Find(name) is { } value && (value.IsNull || string.IsNullOrWhiteSpace(SqlValues.TextOf(value)));

    /// <summary>The setting as a string; null when it is missing, or not known.</summary>
    public string? Text(string name) => Find(name) is { IsNull: false } value ? SqlValues.TextOf(value) : null;

    /// <summary>The values of a setting that may be a list; null when only the run knows them.</summary>
    public IReadOnlyList<WorkflowValue>? Items(string name) =>
        Find(name) is { } value ? [.. JobCall.ItemsOf(value).SelectMany(JobCall.ItemsOf)] : null;

    private static DocumentNode? SettingOf(LoadBinding binding, string name) => name switch
    {
        "from" => Node(binding.From),
        "to" => Node(binding.To),
        "mode" => Node(binding.Mode),
        "keys" => binding.Keys.Count == 0 ? null : new SequenceNode([.. binding.Keys.Select(k => ScalarNode.String(k))]),
        "connection" => Node(binding.Connection),
        "format" => Node(binding.Format),
        "source" => Node(binding.Source),
        "delimiter" => Node(binding.Delimiter),
        "incremental_column" => Node(binding.IncrementalColumn),
        "incremental_from" => Node(binding.IncrementalFrom),
        "time_zone" => Node(binding.TimeZone),
        "time_zones" => binding.TimeZones,
        "inputs" => binding.Inputs,
        "maximum_bytes" => Node(binding.MaximumBytes),
        "values" => Node(binding.Values),
        _ => null,
    };

    private static ScalarNode? Node(string? text) => text is null ? null : ScalarNode.String(text);
}
