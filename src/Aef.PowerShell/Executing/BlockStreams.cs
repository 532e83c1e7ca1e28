using System.Management.Automation;
using Aef.Runs.Executors;

namespace Aef.PowerShell.Executing;

/// <summary>
/// Receives the streams of a script block: its output is the result of the job, the other streams become events of the run.
/// </summary>
public sealed class BlockStreams
{
    private readonly JobCall _call;
    private readonly List<object?> _output = [];

    internal BlockStreams(JobCall call) => _call = call;

    internal IReadOnlyList<object?> Output => _output;

    internal bool HasEnded { get; private set; }

    /// <summary>Receives the end of the block: its last statement, or <c>return</c>.</summary>
    public void End() => HasEnded = true;

    /// <summary>Receives one object, a record of a stream or output, from any thread.</summary>
    public void Add(object? item)
    {
        lock (_output)
        {
            switch (item is PSObject wrapped ? wrapped.BaseObject : item)
            {
                case ErrorRecord error:
                    _call.Log("ERROR", error.ToString());
                    break;
                case WarningRecord warning:
                    _call.Log("WARNING", warning.Message);
                    break;
                case VerboseRecord verbose:
                    _call.Log("INFO", verbose.Message);
                    break;
                case DebugRecord debug:
                    _call.Log("DEBUG", debug.Message);
                    break;
                case InformationRecord information:
                    _call.Log("INFO", information.ToString());
                    break;
                default:
                    _output.Add(item);
                    break;
            }
        }
    }
}
