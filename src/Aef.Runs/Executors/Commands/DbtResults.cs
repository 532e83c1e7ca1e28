using System.Globalization;
using System.Text.Json;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors.Commands;

/// <summary>The results that dbt writes to <c>run_results.json</c> and <c>manifest.json</c> in its target folder.</summary>
internal sealed class DbtResults
{
    private const int MaxBytes = 32 << 20;
    private const int MostManifestBytes = 128 << 20;
    private const int MostResults = 200;
    private const string TargetOption = "--target-path";

    private readonly IReadOnlyList<WorkflowValue> _nodes;

    private DbtResults(IReadOnlyList<WorkflowValue> nodes) => _nodes = nodes;

    /// <summary>No results: dbt has written none.</summary>
    private static DbtResults None { get; } = new([]);

    /// <summary>Reads the results of a process that has ended.</summary>
    /// <param name="folder">The working directory of dbt.</param>
    /// <param name="command">The program and its arguments, which may name another target folder.</param>
    /// <param name="variables">The environment variables of the process, which may do the same.</param>
    /// <param name="started">When the process was started: older results are those of another run.</param>
    public static DbtResults Read(
        string folder,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> variables,
        DateTime started)
    {
        var target = Path.GetFullPath(TargetOf(command) ?? variables.GetValueOrDefault("DBT_TARGET_PATH") ?? "target", folder);
        try
        {
            var file = new FileInfo(Path.Combine(target, "run_results.json"));
            if (!file.Exists || file.Length > MaxBytes || file.LastWriteTimeUtc < started
                || !WorkflowValue.TryFromJson(File.ReadAllBytes(file.FullName), out var results, out _))
            {
                return None;
            }

            var found = results["results"].Items.ToList();
            var manifest = ReadManifest(Path.Combine(target, "manifest.json"), [.. found.Select(r => JobText.Of(r["unique_id"]))]);
            return new DbtResults([.. found.Select(r => NodeOf(r, manifest))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>The parts of the job, in the order in which dbt reports them.</summary>
    public IEnumerable<JobPart> Parts() => _nodes.Select(n => new JobPart(PartName(n), JobText.Of(n["status"]))
    {
        Rows = n["rows"].TryGetInteger(out var rows) ? rows : null,
        Message = string.Join(
            ": ",
            ((string[])[Seconds(n), IsFailed(n) ? JobText.Of(n["message"]) : string.Empty]).Where(t => t.Length > 0)),
    });

    /// <summary>
    /// The output with <c>results</c>: for each node its name, type, relation, status, seconds, rows and message. The output itself without
    /// results.
    /// </summary>
    public WorkflowValue AddTo(WorkflowValue output)
    {
        if (_nodes.Count == 0)
        {
            return output;
        }

        var own = output.Kind == WorkflowValueKind.Map ? output
            : output.IsNull ? WorkflowValue.EmptyMap
            : WorkflowValue.FromMap(("output", output));
        return own.With("results", WorkflowValue.FromList([.. _nodes.Take(MostResults)]));
    }

    /// <summary>The nodes that have failed, for the message of the failure; empty without any.</summary>
    public string Failures() => string.Join(
        '\n',
        _nodes.Where(IsFailed)
            .Take(5)
            .Select(r => $"{JobText.Of(r["node"])}: {JobText.Of(r["status"])}: {JobText.Of(r["message"])}"));

    private static bool IsFailed(WorkflowValue node) =>
        JobPart.IsFailure(JobText.Of(node["status"]));

    private static string PartName(WorkflowValue node) => $"{JobText.Of(node["type"])} {JobText.Of(node["name"])}".Trim();

    private static string Seconds(WorkflowValue node) =>
        node["seconds"].TryGetNumber(out var seconds) ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0} s") : string.Empty;

    private static WorkflowValue NodeOf(WorkflowValue result, Dictionary<string, (string? Name, string? Type, string? Relation)> manifest)
    {
        var id = JobText.Of(result["unique_id"]);
        var parts = id.Split('.', 3);
        manifest.TryGetValue(id, out var known);
        return WorkflowValue.FromMap(
            ("node", result["unique_id"]),
            ("name", known.Name ?? parts[^1]),
            ("type", known.Type ?? (parts.Length > 1 ? parts[0] : null)),
            ("relation", known.Relation),
            ("status", result["status"]),
            ("seconds", result["execution_time"]),
            ("rows", result["adapter_response"].Kind == WorkflowValueKind.Map ? result["adapter_response"]["rows_affected"] : default),
            ("message", result["message"]));
    }

    /// <summary>The names, types and relations of nodes; a manifest that is missing or not valid has none.</summary>
    private static Dictionary<string, (string? Name, string? Type, string? Relation)> ReadManifest(string path, HashSet<string> ids)
    {
        var found = new Dictionary<string, (string?, string?, string?)>(StringComparer.Ordinal);
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > MostManifestBytes)
        {
            return found;
        }

        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            if (manifest.RootElement.ValueKind == JsonValueKind.Object
                && manifest.RootElement.TryGetProperty("nodes", out var nodes)
                && nodes.ValueKind == JsonValueKind.Object)
            {
                foreach (var node in nodes.EnumerateObject().Where(n => ids.Contains(n.Name) && n.Value.ValueKind == JsonValueKind.Object))
                {
                    found[node.Name] = (Text(node.Value, "name"), Text(node.Value, "resource_type"), Text(node.Value, "relation_name"));
                }
            }
        }
        catch (JsonException)
        {
            found.Clear();
        }

        return found;
    }

    private static string? Text(JsonElement owner, string key) =>
        owner.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? TargetOf(IReadOnlyList<string> command)
    {
        for (var i = 1; i < command.Count; i++)
        {
            if (command[i] == TargetOption && i + 1 < command.Count)
            {
                return command[i + 1];
            }

            if (command[i].StartsWith(TargetOption + "=", StringComparison.Ordinal))
            {
                return command[i][(TargetOption.Length + 1)..];
            }
        }

        return null;
    }
}
