namespace Aef.Tests.Web.Support;

/// <summary>A test in a browser; without Chromium it is skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (BrowserFixture.Program is null)
        {
            Skip = "Chromium is not installed: apt-get install -y chromium";
        }
    }
}
