using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine;

namespace Aef.Runs.Estimation;

/// <summary>
/// What the variables of a run stay below when everything fails at once: the most that they take while all goes well, and on top of it the
/// records of failures
/// and what twenty threads hold that are just failing.
/// </summary>
internal sealed class MemoryBound(BoundPipeline pipeline, int answerBytes)
{
    /// <summary>Failures and continued failures of which the record is kept.</summary>
    private const int MostRecords = 100;

    /// <summary>Characters that a record keeps of a job's name and of an answer.</summary>
    private const int MostCharacters = 256;

    /// <summary>Room for numbers, tags, messages and kinds in what a failing thread holds, next to names and answers.</summary>
    private const int Fixed = 2048;

    /// <summary>The bound, when <paramref name="peak"/> is what a run takes in which all goes well.</summary>
    public long Above(long peak)
    {
        var records = pipeline.Levels.Select(level => level.Threads.SelectMany(t => t.Steps.Select(s => Record(level, t, s))).ToList()).ToList();
        var largest = records.SelectMany(r => r).DefaultIfEmpty().Max();
        var failures = records.Select(Largest).DefaultIfEmpty().Max();
        var continued = Largest(pipeline.Levels.SelectMany(l => l.Threads.SelectMany(t => t.Steps.Where(s => s.ContinueIfFail).Select(s => Record(l, t, s)))));
        var ids = pipeline.Levels.Select(l => l.Threads.Sum(t => t.Steps.Select(s => Size(s.JobId)).DefaultIfEmpty().Max())).DefaultIfEmpty().Max();
        var slots = pipeline.Levels.Select(l => l.Threads.Count).DefaultIfEmpty().Max();
        slots = Math.Min(slots, EngineLimits.Default.MaxConcurrentFibers ?? slots);
        var failing = (3L * largest) + (4L * answerBytes) + Fixed;
        var lists = failures + continued + ids;
        // When the lists are reported they are there twice, in main and in the routine that reports them; but nothing is running any more.
        return peak + lists + Math.Max(slots * failing, lists + Fixed);
    }

    private static long Largest(IEnumerable<long> records) => records.OrderDescending().Take(MostRecords).Sum();

    private long Record(BoundLevel level, BoundThread thread, BoundStep step) =>
        Size(step.JobId) + Size(level.Id) + Size(thread.Id) + Math.Min(Size(step.JobName), 4 * MostCharacters) + Math.Min(answerBytes, 4 * MostCharacters) + 640;

    private static long Size(string text) => 8 + Encoding.UTF8.GetByteCount(text);
}
