namespace Aef.Tests.Conformance;

/// <summary>A theory over the conformance cases; skipped, with a word about it, when they are not next to the repository.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConformanceTheoryAttribute : TheoryAttribute
{
    public ConformanceTheoryAttribute()
    {
        if (ConformanceCase.File is null)
        {
            Skip = "../shared/conformance/cases.yaml is not beside the repository";
        }
    }
}
