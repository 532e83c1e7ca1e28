namespace Aef.Core.Semantics.Inputs;

/// <summary>A problem of one input of a run, as the error InvalidInput of a compiled workflow lists it.</summary>
/// <param name="Input">The name of the input.</param>
/// <param name="Problem">What is wrong, as a phrase that follows the name: <c>is missing</c>.</param>
internal sealed record InputProblem(string Input, string Problem)
{
    /// <summary>The problem of a value for which the pipeline has no input.</summary>
    public const string Unknown = "is not an input of the pipeline";

    /// <summary>The problem of an input that has neither a value nor a default.</summary>
    public const string Missing = "is missing";

    /// <summary>The problem of the value of a secret input, which is never part of a message.</summary>
    public const string NotASecret = "must be a reference to a secret, such as secret:NAME";

    /// <summary>The problem of a date.</summary>
    public const string NotADate = "must be a date such as 2026-01-31";

    /// <summary>The problem of a time.</summary>
    public const string NotATime = "must be a time such as 2026-01-31T06:00:00Z";
}
