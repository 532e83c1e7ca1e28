using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>One expectation of a test.</summary>
public abstract class TestExpectation
{
    /// <summary>Creates an expectation with its location in a test file.</summary>
    protected TestExpectation(Location location)
    {
        ArgumentNullException.ThrowIfNull(location);
        Location = location;
    }

    /// <summary>The location of the expectation.</summary>
    public Location Location { get; }

    /// <summary>True when the expectation is that the source is rejected, so that nothing runs.</summary>
    public virtual bool IsOfRefusal => false;

    /// <summary>
    /// The failures; empty when the expectation holds. Only expectations of diagnostics are checked for sources that have not run.
    /// </summary>
    public abstract IEnumerable<TestFailure> Check(TestObservation observation);
}
