using Aef.Workflows.Engine.Errors;

namespace Aef.Workflows.Engine.Library;

/// <summary>Times as RFC 3339 writes them, such as <c>2026-01-31T06:00:00Z</c>.</summary>
public static class Rfc3339
{
    /// <summary>True when <c>time.parse</c> of a workflow accepts the text; returns the time.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            time = TimeFunctions.ParseTime(text);
            return true;
        }
        catch (WorkflowErrorException)
        {
            time = default;
            return false;
        }
    }
}
