using Aef.Documents.Collections;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Local;

/// <summary>Masks secrets in what a run reports: a function may repeat what it has received.</summary>
internal static class MaskedRun
{
    /// <summary>The event with every secret masked.</summary>
    public static RunEvent Of(RunEvent happened, Secrets secrets) => secrets.IsEmpty ? happened : happened with
    {
        Part = Mask(happened.Part, secrets),
        AsyncJobId = Mask(happened.AsyncJobId, secrets),
        Link = Mask(happened.Link, secrets),
        State = Mask(happened.State, secrets),
        Output = Mask(happened.Output, secrets),
        Message = Mask(happened.Message, secrets),
        Reads = happened.Reads?.Select(secrets.Mask).ToEquatableList(),
        Writes = happened.Writes?.Select(secrets.Mask).ToEquatableList(),
    };

    /// <summary>The failures with every secret masked.</summary>
    public static IReadOnlyList<StepFailure> Of(IReadOnlyList<StepFailure> failures, Secrets secrets) => secrets.IsEmpty
        ? failures
        :
        [
            .. failures.Select(f => f with
            {
                AsyncJobId = Mask(f.AsyncJobId, secrets),
                Link = Mask(f.Link, secrets),
                Answer = Mask(f.Answer, secrets),
                Message = secrets.Mask(f.Message),
            }),
        ];

    /// <summary>Outputs with every secret masked.</summary>
    public static IReadOnlyDictionary<string, WorkflowValue> Of(IReadOnlyDictionary<string, WorkflowValue> outputs, Secrets secrets) =>
        secrets.IsEmpty ? outputs : outputs.ToDictionary(o => o.Key, o => secrets.Mask(o.Value), StringComparer.Ordinal);

    private static string? Mask(string? text, Secrets secrets) => text is null ? null : secrets.Mask(text);
}
