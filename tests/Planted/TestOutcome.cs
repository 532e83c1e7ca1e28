namespace Aef.Planted;

/// <summary>What some tests came to, and what a person wants to see of it.</summary>
internal sealed record TestOutcome(TestVerdict Verdict, string Detail);

/// <summary>Whether tests passed.</summary>
internal enum TestVerdict
{
    /// <summary>At least one test ran, and all passed.</summary>
    Passed,

    /// <summary>A test failed, crashed or did not end.</summary>
    Failed,

    /// <summary>No test ran.</summary>
    None,
}
