using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Display;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>Answers to steps with secrets, which may repeat a part of them.</content>
internal sealed partial class RunTracer
{
    private const string Hidden = "hidden, because the step has secrets";

    /// <summary>The failure of an attempt as it may be reported: the compiled workflow hides the same answer.</summary>
    private static WorkflowValue Visible(FiberTrace trace, WorkflowValue failure) =>
        HasSecrets(trace) && failure["answer"].TryGetString(out var answer) && answer.Length > 0
            ? failure.With("answer", Hidden)
            : failure;

    /// <summary>What a job has answered or reported, as it may be reported.</summary>
    private static string? Visible(FiberTrace trace, string? text) => text is not null && HasSecrets(trace) ? Hidden : text;

    /// <summary>
    /// Names the parameters that an attempt computes from secrets: one of them, or a variable that it reads, is too large.
    /// </summary>
    private static string LargeParameters(BoundStep step, string message)
    {
        string[] names = step.With is BoundMap with
            ? [.. with.Entries.Where(e => SecretReads.IsIn(e.Value)).Select(e => Quoted.Text(e.Key))]
            : [];
        return names switch
        {
            [] => message,
            [var only] => $"The parameter {only} is too large: {message}",
            _ => $"One of the parameters {Quoted.List(names)} is too large: {message}",
        };
    }

    private static bool HasSecrets(FiberTrace trace) => trace.Job.Step.Secrets.Any();
}
