using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>
/// Provides the location of a failure to code, for showing the line, without making it a property that serializers would follow.
/// </summary>
public static class TestFailureLocation
{
    extension(TestFailure failure)
    {
        /// <summary>The location of the expectation.</summary>
        public Location Location => failure.GetLocation();
    }
}
