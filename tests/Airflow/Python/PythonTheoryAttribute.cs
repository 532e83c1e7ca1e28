namespace Aef.Tests.Airflow.Python;

/// <summary>A test with several cases that needs Python; it is skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute()
    {
        if (PythonHost.Path is null)
        {
            Skip = "NOT TESTED: no Python is installed (Debian: apt-get install python3).";
        }
    }
}
