using Aef.Runs.Launching;

namespace Aef.Web.Runs;

/// <summary>What a user starts with the form of a pipeline.</summary>
/// <param name="Inputs">The inputs that the user has set.</param>
internal sealed record StartRequest(IReadOnlyList<RunInput> Inputs)
{
    /// <summary>The environment; null for that of this computer.</summary>
    public string? Environment { get; init; }

    /// <summary>The schedule whose run this is; null for none.</summary>
    public string? Schedule { get; init; }
}
