using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Runs.Testing.Expectations;

/// <summary>A failed step that a test expects.</summary>
internal sealed record FailurePattern(string JobId, TextPattern? Message, string? Kind, int? Attempt, bool? Continued, Location Location)
{
    public bool Matches(StepFailure failure) => failure.JobId == JobId && MatchesDetails(failure);

    /// <summary>True for a failure of any step with this message, kind and attempt.</summary>
    public bool MatchesDetails(StepFailure failure) =>
        (Message is null || Message.Matches(failure.Message) || (failure.Answer is not null && Message.Matches(failure.Answer)))
        && (Kind is null || failure.Kind == Kind)
        && (Attempt is null || failure.Attempt == Attempt)
        && (Continued is null || failure.Continued == Continued);

    public override string ToString() => string.Join(", ", ((string?[])
    [
        JobId,
        Kind,
        Message?.ToString(),
        Attempt is { } attempt ? string.Create(CultureInfo.InvariantCulture, $"attempt {attempt}") : null,
        Continued is { } continued ? continued ? "continued" : "not continued" : null,
    ]).Where(p => p is not null));
}
