namespace Aef.Tests.Web.Support;

/// <summary>A theory in a browser; without Chromium it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute()
    {
        if (BrowserFixture.Program is null)
        {
            Skip = "Chromium is not installed: apt-get install -y chromium";
        }
    }
}
