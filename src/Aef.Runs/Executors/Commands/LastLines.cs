namespace Aef.Runs.Executors.Commands;

/// <summary>The last lines of a command, for the message of its failure: those of standard error if there are any.</summary>
internal sealed class LastLines
{
    private const int Most = 5;
    private const int Longest = 400;

    private readonly Queue<string> _errors = new();
    private readonly Queue<string> _others = new();
    private readonly Lock _lock = new();

    public void Add(string line, bool isError)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lock)
        {
            var lines = isError ? _errors : _others;
            lines.Enqueue(line);
            if (lines.Count > Most)
            {
                lines.Dequeue();
            }
        }
    }

    /// <summary>
    /// The lines in order, the last ones at the end. They are masked before they are cut, so that no part of a secret remains.
    /// </summary>
    public string ToString(Func<string, string> mask)
    {
        lock (_lock)
        {
            var lines = (_errors.Count > 0 ? _errors : _others).Select(mask);
            return string.Join('\n', lines.Select(l => l.Length > Longest ? l[..Longest] + "…" : l));
        }
    }
}
