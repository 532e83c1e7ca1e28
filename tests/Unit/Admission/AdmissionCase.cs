using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Tests.Conformity;
using Aef.Tests.Running;

namespace Aef.Tests.Admission;

/// <summary>Several runs of one pipeline with <c>concurrency</c>.</summary>
internal sealed record AdmissionCase(int Limit, ConcurrencyBehavior Behavior, bool IsKeyed, int PerPage, IReadOnlyList<AdmissionRun> Runs)
{
    /// <summary>The most seconds of one of the four sync steps.</summary>
    private const int LongestStep = 1_750;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, WorkflowArtifact> Compiled = new();

    public static AdmissionCase Generate(Dice dice)
    {
        var behavior = dice.Pick(ConcurrencyBehavior.Queue, ConcurrencyBehavior.Fail, ConcurrencyBehavior.CancelOldest);
        var isKeyed = dice.Chance(60);
        var longest = dice.Pick(60, 600, LongestStep, LongestStep);
        var isLong = dice.Chance(25);
        var runs = new List<AdmissionRun>();
        var start = 0L;
        foreach (var number in Enumerable.Range(1, dice.Between(2, 10)))
        {
            start += behavior == ConcurrencyBehavior.Fail ? dice.Between(1, 3) * 1_001L : 0;
            start += dice.Between(0, 5) switch
            {
                0 => behavior == ConcurrencyBehavior.CancelOldest ? 13 : 0,
                1 => dice.Between(1, 900),
                2 => dice.Between(1, 900) * 1_000L,
                3 => 1_000_000 - (start % 1_000_000),
                4 => dice.Between(1, 100) * 1_000_000L,
                _ => dice.Between(1, longest) * 1_000_003L,
            };
            runs.Add(
                new AdmissionRun(
                    $"{(char)('a' + dice.Below(26))}{number}",
                    start,
                    (4 * (isLong ? longest : dice.Between(1, longest))) + (number * 0.004),
                    isKeyed ? dice.Pick("yellow", "yellow", "green") : string.Empty,
                    isKeyed && dice.Chance(10)));
        }

        return new AdmissionCase(dice.Between(1, 3), behavior, isKeyed, dice.Pick(1, 2, 100), runs);
    }

    public WorkflowArtifact Compile()
    {
        var behavior = Behavior == ConcurrencyBehavior.CancelOldest ? "cancel_oldest" : Behavior.ToString().ToLowerInvariant();
        var key = IsKeyed ? """, "key": "${inputs.taxi}" """ : string.Empty;
        var steps = Enumerable.Range(1, 4)
            .Select(i => $$"""{"job_id": "J{{i}}", "job_name": "j{{i}}", "FUNCTION_NAME": "work", "type": "sync"}""");
        var definition = $$"""
            {
              "name": "trips",
              "inputs": {"taxi": {"default": "yellow"} },
              "concurrency": {"limit": {{Limit}}, "behavior": "{{behavior}}"{{key}} },
              "levels": [[{{string.Join(", ", steps)}}]]
            }
            """;
        return Compiled.GetOrAdd(definition, d => Pipelines.Compile(d));
    }

    public override string ToString() => $"{Behavior} {Limit}, {PerPage} per page\n{string.Join('\n', Runs)}";
}

/// <summary>A run: when it is created, in microseconds, and how long its jobs take, in seconds.</summary>
internal sealed record AdmissionRun(string Id, long Start, double Seconds, string Key, bool HasWrongLabel);
