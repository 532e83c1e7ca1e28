using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>Gives the place of a failure to code, for showing the line, without making it a property that serializers walk into.</summary>
public static class TestFailureLocation
{
    extension(TestFailure failure)
    {
        /// <summary>Where the expectation stands.</summary>
        public Location Location => failure.GetLocation();
    }
}
