using Aef.Runs.Local;
using Aef.Runs.Simulation;

namespace Aef.Tests.Running;

/// <summary>JOB_NAMEs and JOB_IDs are data: their form changes nothing, in any shape of level.</summary>
public sealed class HostileNameTests
{
    /// <summary>Text that no output language may interpret.</summary>
    public static readonly string[] Hostile =
    [
        "It's \"quoted\"", "line\nbreak\r\n", "key: value", "- item", "# comment", "${run.id}", "${", "}", "$${x}", "${\"a\" + \"b\"}", " ${1} ", "emoji 🚕👩‍🚀", "null", "true", "12", "1e3",
        "\\n \\u0041 \\", "\t tab", "{{ jinja }}", "<b>&amp;</b>", "\u2028 \u0085x", "end", "main", "aef_job", new string(
            'n',
            10_000), $"${{{new string('x', 10_000)}}}",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(50)]
    public void They_run_and_stay_data(int threads)
    {
        foreach (var chunk in Hostile.Chunk(Math.Min(threads, Hostile.Length)))
        {
            var jobs = Enumerable.Range(0, threads)
                .Select(i =>
                    (Id: $"{IdOf(chunk[i % chunk.Length])}{(i < chunk.Length ? string.Empty : $" {i}")}", Name: chunk[(i + 1) % chunk.Length]))
                .ToList();
            var run = Pipelines.Run(Pipelines.OneLevel(jobs));

            run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures));
            run.Events.Where(e => e.Kind == RunEventKind.StepSucceeded).Select(e => (e.JobId!, e.JobName!)).Order().ShouldBe(jobs.Order()); // such events name their job
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(50)]
    public void They_fail_and_stay_data(int threads)
    {
        foreach (var chunk in Hostile.Chunk(Math.Min(threads, Hostile.Length)))
        {
            var jobs = chunk.Select((id, i) => (Id: IdOf(id), Name: chunk[(i + 1) % chunk.Length])).ToList();
            jobs.AddRange(Enumerable.Range(0, Math.Max(0, threads - jobs.Count)).Select(i => (Id: $"plain {i}", Name: "plain")));
            var run = Pipelines.Run(Pipelines.OneLevel(jobs), Pipelines.All(new SimulatedJob { Ends = SimulatedEnd.Failed, Polls = 1 }));

            var error = run.Execution.Error.ShouldNotBeNull().Value;
            error["failures"]
                .Items.Select(f => f["kind"].TryGetString(out var kind) ? kind : null)
                .ShouldAllBe(kind => kind == "JobFailed");
            error["failures"]
                .Items.Select(f => f["job_id"].TryGetString(out var id) ? id : string.Empty)
                .Order()
                .ShouldBe(jobs.Select(j => j.Id).Order());
        }
    }

    /// <summary>The text without the characters that no JOB_ID contains.</summary>
    internal static string IdOf(string text) => string.Concat(text.Select(c => "[]${}".IndexOf(c) is >= 0 and var at ? "()%<>"[at] : c));
}
