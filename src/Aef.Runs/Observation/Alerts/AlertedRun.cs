using Aef.Runs.History;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Observation.Alerts;

/// <summary>What alerts need to know about a run.</summary>
/// <param name="Pipeline">The name of the pipeline.</param>
/// <param name="Clock">The clock of the run.</param>
internal sealed record AlertedRun(string Pipeline, TimeProvider Clock)
{
    /// <summary>The folder of the run; null for a run that is not recorded.</summary>
    public RunFolder? Folder { get; init; }

    /// <summary>The recorded runs; null without them.</summary>
    public RunHistory? History { get; init; }

    /// <summary>How long a run may take before it is late; null for any time.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The secrets, which no message contains.</summary>
    public Secrets Secrets { get; init; } = Secrets.Empty;
}
