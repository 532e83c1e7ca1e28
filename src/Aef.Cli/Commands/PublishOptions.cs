using Aef.Cli.Input;

namespace Aef.Cli.Commands;

/// <summary>The options of <c>aef publish</c>.</summary>
internal sealed record PublishOptions
{
    /// <summary>True to apply the plan without a question.</summary>
    public bool Yes { get; init; }

    /// <summary>True to change nothing.</summary>
    public bool PlanOnly { get; init; }

    /// <summary>True to delete what has no definition any more.</summary>
    public bool Prune { get; init; }

    /// <summary>The file to write the plan to; null for none.</summary>
    public string? PlanFile { get; init; }

    /// <summary>The file of a reviewed plan; null for none.</summary>
    public string? Plan { get; init; }

    /// <summary>The revision to restore; null for none.</summary>
    public string? Rollback { get; init; }

    /// <summary>The workflow to restore.</summary>
    public string? Workflow { get; init; }

    /// <summary>The file for the plan in Markdown; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>True when standard output holds one JSON document.</summary>
    public bool AsJson { get; init; }

    /// <summary>Refuses options that contradict each other.</summary>
    /// <exception cref="UsageException">They do.</exception>
    public void Check()
    {
        var problem = Yes && PlanOnly ? "--yes applies the plan and --plan-only does not; pass one of them."
            : Rollback is not null && Workflow is null ? "--rollback needs --workflow ID."
            : Workflow is not null && Rollback is null ? "--workflow is for --rollback."
            : Rollback is not null && (Prune || Plan is not null) ? "--rollback cannot be combined with --prune and --plan."
            : Plan is not null && PlanFile is not null ? "--plan reads a plan and --plan-file writes one; pass one of them."
            : null;
        if (problem is not null)
        {
            throw new UsageException(problem);
        }
    }
}
