namespace Aef.Tests.Airflow.Python;

/// <summary>A test that needs Python, or Python with jinja2; it is skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute(bool needsJinja = false)
    {
        NeedsJinja = needsJinja;
        if (needsJinja && PythonHost.WithJinja is null)
        {
            Skip = "NOT TESTED: no Python with the module 'jinja2' is installed (Debian: apt-get install python3-jinja2).";
        }
        else if (PythonHost.Path is null)
        {
            Skip = "NOT TESTED: no Python is installed (Debian: apt-get install python3).";
        }
    }

    public bool NeedsJinja { get; }
}
