using System.Text.Json.Serialization;
using Aef.Documents.Diagnostics;

namespace Aef.Google.Publishing;

/// <summary>What publishing would change. It contains fingerprints and hashes, but no sources.</summary>
/// <param name="Owner">The name of the project in <c>aef.json</c>.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Project">The project of Google Cloud.</param>
/// <param name="Region">The region.</param>
public sealed record PublishPlan(string Owner, string Environment, string Project, string Region)
{
    /// <summary>The version of the format.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format of this plan.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>When the plan was created.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>True if resources without a definition are deleted.</summary>
    public bool Prunes { get; init; }

    /// <summary>The resources, in the order in which they are changed.</summary>
    public IReadOnlyList<PlanItem> Items { get; init; } = [];

    /// <summary>Errors, for which nothing is published; warnings and notes. They are not part of a plan file.</summary>
    [JsonIgnore]
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The resources that change.</summary>
    [JsonIgnore]
    public IReadOnlyList<PlanItem> Changes => [.. Items.Where(i => i.Action != PlanAction.None)];

    internal static PublishPlan Empty(PublishTarget? target, DateTimeOffset created) => new(
        target?.Owner ?? string.Empty, target?.Environment ?? string.Empty, target?.Project ?? string.Empty, target?.Region ?? string.Empty)
    {
        Created = created,
    };

    /// <summary>True if the plan cannot be applied.</summary>
    [JsonIgnore]
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);
}
