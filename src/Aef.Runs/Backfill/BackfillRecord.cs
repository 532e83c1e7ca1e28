using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aef.Core.Operations;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Backfill;

/// <summary>
/// A backfill as its state folder knows it. The state of its intervals is that of their recorded runs, so a process that ends at any moment
/// leaves nothing to correct.
/// </summary>
/// <param name="Id">The id, in the form of the ids of runs.</param>
public sealed record BackfillRecord(string Id)
{
    /// <summary>When it was begun.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When all of its intervals had ended; null before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Who has begun it.</summary>
    public RunActor Actor { get; init; } = new(string.Empty, string.Empty);

    /// <summary>What was asked for. Only <see cref="BackfillRequest.MaxParallel"/> and the order may differ when it is continued.</summary>
    public BackfillRequest Request { get; init; } = new();

    /// <summary>The identity of the runs of each schedule.</summary>
    public IReadOnlyDictionary<string, RunIdentity> Identities { get; init; } = new Dictionary<string, RunIdentity>();

    /// <summary>The runs, in the order of the plan.</summary>
    public IReadOnlyList<ScheduledRun> Runs { get; init; } = [];

    /// <summary>The name of the pipeline.</summary>
    public string Pipeline => Identities.Values.FirstOrDefault()?.Pipeline ?? string.Empty;

    /// <summary>The environment of the runs; null for none.</summary>
    public string? Environment => Identities.Values.FirstOrDefault()?.Environment;

    /// <summary>What distinguishes the backfill from others: the same command continues it.</summary>
    internal static string KeyOf(BackfillRequest request, IReadOnlyDictionary<string, RunIdentity> identities)
    {
        string?[] parts =
        [
            request.Definition, request.Schedule, request.From?.ToString(), request.To?.ToString(), request.Scope.ToString(),
            request.IsMissed ? request.Limit.ToString(CultureInfo.InvariantCulture) : null,
            .. identities.OrderBy(i => i.Key, StringComparer.Ordinal)
                .SelectMany(i => new[] { i.Key, i.Value.Pipeline, i.Value.Environment, i.Value.InputsHash }),
        ];
        var text = WorkflowValue.FromList([.. parts.Select(p => p is null ? WorkflowValue.Null : WorkflowValue.FromString(p))]).ToJson();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
