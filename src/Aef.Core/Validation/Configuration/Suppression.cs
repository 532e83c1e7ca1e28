using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Diagnostics that were reviewed and accepted, with the reason.</summary>
internal sealed class Suppression
{
    /// <summary>Creates a suppression; null for a path or a JOB_ID means any.</summary>
    public Suppression(string code, string reason, string? path = null, string? jobId = null, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(reason);
        Code = code;
        Reason = reason;
        Path = path;
        JobId = jobId;
        Location = location ?? Location.None;
    }

    /// <summary>The code of the diagnostics.</summary>
    public string Code { get; }

    /// <summary>Why they are suppressed.</summary>
    public string Reason { get; }

    /// <summary>
    /// The files, as a pattern with <c>*</c>, <c>**</c> and <c>?</c> relative to the configuration's folder; null means all.
    /// </summary>
    public string? Path { get; }

    /// <summary>The step; null means all.</summary>
    public string? JobId { get; }

    /// <summary>The location of the suppression.</summary>
    public Location Location { get; }
}
