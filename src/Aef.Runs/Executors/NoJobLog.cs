namespace Aef.Runs.Executors;

/// <summary>The log of a run that keeps no logs.</summary>
internal sealed class NoJobLog : IJobLog
{
    public static NoJobLog Instance { get; } = new();

    public void Write(string line, bool isError = false)
    {
        // A run without a folder keeps nothing.
    }
}
