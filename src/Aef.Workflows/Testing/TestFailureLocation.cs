using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>
/// Gives code access to the location of a failure, for showing the line, without making it a property that serializers walk into.
/// </summary>
public static class TestFailureLocation
{
    extension(TestFailure failure)
    {
        /// <summary>Where the expectation is.</summary>
        public Location Location => failure.GetLocation();
    }
}
