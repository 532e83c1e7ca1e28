using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine;

namespace Aef.Runs.Estimation;

/// <summary>
/// An upper bound of the memory of a run's variables when everything fails at once: the peak of a run without failures, plus the records of
/// failures and the variables of twenty threads that are failing at that moment.
/// </summary>
internal sealed class MemoryBound(BoundPipeline pipeline, int answerBytes)
{
    /// <summary>The number of failures, and of continued failures, that are recorded.</summary>
    private const int MostRecords = 100;

    /// <summary>The number of characters of a job's name and of an answer that a record keeps.</summary>
    private const int MostCharacters = 256;

    /// <summary>The bytes that a failing thread uses for numbers, tags, messages and kinds, besides names and answers.</summary>
    private const int Fixed = 2048;

    /// <summary>The characters that an index adds to a JOB_ID.</summary>
    private const int MostDigits = 8;

    /// <summary>The bound, where <paramref name="peak"/> is the peak of a run without failures.</summary>
    public long Above(long peak)
    {
        var records = pipeline.Levels.Select(level => level.Threads.SelectMany(t => t.Steps.SelectMany(s => Records(level, t, s))).ToList())
            .ToList();
        var largest = records.SelectMany(r => r).DefaultIfEmpty().Max();
        var failures = records.Select(Largest).DefaultIfEmpty().Max();
        var continued = Largest(
            pipeline.Levels.SelectMany(l =>
                l.Threads.SelectMany(t => t.Steps.Where(s => s.ContinueIfFail).SelectMany(s => Records(l, t, s)))));
        var ids = pipeline.Levels.Select(l =>
            l.Threads.Sum(t =>
                t.MostUnits * t.Steps.Select(s => Size(s.JobId) + (t.ForEach is null ? 0 : MostDigits)).DefaultIfEmpty().Max()))
            .DefaultIfEmpty()
            .Max();
        var late = Largest(pipeline.Sections.SelectMany(l => l.Threads.SelectMany(t => t.Steps.Select(s => Record(l, t, s)))));
        var slots = pipeline.Levels.Select(l => l.Threads.Sum(t => t.MostUnits)).DefaultIfEmpty().Max();
        slots = Math.Min(slots, EngineLimits.Default.MaxConcurrentFibers ?? slots);
        var failing = (3L * largest) + (4L * answerBytes) + Fixed;
        var lists = failures + continued + ids + late;
        // While the lists are reported they exist twice, in main and in the routine that reports them; but no thread is running any more.
        return peak + lists + Math.Max(slots * failing, lists + Fixed);
    }

    private static long Largest(IEnumerable<long> records) => records.OrderDescending().Take(MostRecords).Sum();

    private IEnumerable<long> Records(BoundLevel level, BoundThread thread, BoundStep step) =>
        Enumerable.Repeat(Record(level, thread, step), Math.Min(thread.MostUnits, MostRecords));

    private long Record(BoundLevel level, BoundThread thread, BoundStep step) =>
        Size(step.JobId) + Size(level.Id) + Size(thread.Id) + Math.Min(
            Size(step.JobName),
            4 * MostCharacters) + Math.Min(answerBytes, 4 * MostCharacters) + 640;

    private static long Size(string text) => 8 + Encoding.UTF8.GetByteCount(text);
}
