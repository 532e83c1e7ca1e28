using Aef.Workflows.Diagnostics;

namespace Aef.Workflows.Testing;

/// <summary>Gives the place of a failure to code, for showing the line, without making it a property that serializers walk into.</summary>
public static class TestFailurePlace
{
    extension(TestFailure failure)
    {
        /// <summary>Where the expectation stands.</summary>
        public Location Place => failure.GetLocation();
    }
}
