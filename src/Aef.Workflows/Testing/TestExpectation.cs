using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>One thing that a test expects of its run.</summary>
public abstract class TestExpectation
{
    /// <summary>Creates an expectation with its location in a test file.</summary>
    protected TestExpectation(Location location)
    {
        ArgumentNullException.ThrowIfNull(location);
        Location = location;
    }

    /// <summary>Where the expectation is.</summary>
    public Location Location { get; }

    /// <summary>True when the expectation is that the source is refused, so that nothing runs.</summary>
    public virtual bool IsOfRefusal => false;

    /// <summary>
    /// What was not so; empty when all was as expected. Only expectations of diagnostics are asked about sources that have not run.
    /// </summary>
    public abstract IEnumerable<TestFailure> Check(TestObservation observation);
}
