using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Effects;

/// <summary>The outcome of an effect: a value, or an error that the fiber raises.</summary>
public readonly record struct EffectOutcome
{
    private EffectOutcome(WorkflowValue content, bool isFailure)
    {
        Content = content;
        IsFailure = isFailure;
    }

    /// <summary>The value, or the error map.</summary>
    public WorkflowValue Content { get; }

    /// <summary>True when <see cref="Content"/> is an error.</summary>
    public bool IsFailure { get; }

    /// <summary>The effect succeeded with a value.</summary>
    public static EffectOutcome Value(WorkflowValue value) => new(value, isFailure: false);

    /// <summary>The effect failed; <c>except</c> receives <paramref name="error"/>. See <see cref="WorkflowErrors"/>.</summary>
    public static EffectOutcome Failure(WorkflowValue error) => new(error, isFailure: true);

    /// <summary>
    /// An HTTP answer: a failure when <paramref name="code"/> is 400 or above, otherwise the map with <c>code</c>, <c>headers</c> and
    /// <c>body</c>.
    /// </summary>
    public static EffectOutcome FromHttpResponse(int code, WorkflowValue headers, WorkflowValue body) =>
        code >= 400
            ? Failure(WorkflowErrors.Http(code, headers, body))
            : Value(WorkflowValue.FromMap(("body", body), ("code", code), ("headers", headers.IsNull ? WorkflowValue.EmptyMap : headers)));
}
