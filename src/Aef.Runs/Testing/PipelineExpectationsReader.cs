using Aef.Documents.Tree;
using Aef.Runs.Testing.Expectations;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>Reads the expectations of pipeline tests: the states of their steps, the order, the failures.</summary>
internal static class PipelineExpectationsReader
{
    /// <summary>The keys of expectations about pipelines.</summary>
    public static readonly string[] Keys = ["steps", "skipped", "outputs", "order", "failures"];

    public static IEnumerable<TestExpectation> Read(TestMap expect) =>
        [.. ReadSteps(expect), .. ReadSkipped(expect), .. ReadOutputs(expect), .. ReadOrder(expect), .. ReadFailures(expect)];

    private static IEnumerable<TestExpectation> ReadSteps(TestMap expect)
    {
        if (expect["steps"] is not { } node)
        {
            yield break;
        }

        if (node is not MappingNode steps)
        {
            expect.Refuse(node, "steps", "an object with the expected outcome for each JOB_ID");
            yield break;
        }

        foreach (var entry in steps.Entries)
        {
            if (entry.Value is ScalarNode)
            {
                yield return new StepExpectation(entry.Key, ReadState(expect, entry.Value), null, null, entry.Value.Location);
            }
            else if (
                TestMap.Open(
                    entry.Value,
                    "a step",
                    ["state", "attempts", "message"],
                    expect.Diagnostics,
                    $"{string.Join(", ", StepStory.States)}, or an object with state, attempts, message") is { } map)
            {
                yield return new StepExpectation(
                    entry.Key,
                    map["state"] is { } state ? ReadState(map, state) : null,
                    map.Count("attempts"),
                    map.Pattern("message"),
                    entry.Value.Location);
            }
        }
    }

    private static IEnumerable<TestExpectation> ReadSkipped(TestMap expect)
    {
        switch (expect["skipped"])
        {
            case null:
                return [];
            case SequenceNode list when list.Items.All(i => i is ScalarNode { ScalarKind: ScalarKind.String }):
                return [new SkippedExpectation([.. list.Items.OfType<ScalarNode>()], expect.LocationOf("skipped"))];
            case var node:
                expect.Refuse(node, "skipped", "a list of JOB_IDs, as strings");
                return [];
        }
    }

    private static IEnumerable<TestExpectation> ReadOutputs(TestMap expect)
    {
        switch (expect["outputs"])
        {
            case null:
                return [];
            case MappingNode map:
                return map.Entries.Select(e => new OutputExpectation(e.Key, e.Value));
            case var node:
                expect.Refuse(node, "outputs", "an object with the expected output for each JOB_ID");
                return [];
        }
    }

    private static string? ReadState(TestMap map, DocumentNode node)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.String } state)
        {
            var name = state.Text == StepStory.NotStarted ? StepStory.NotReached : state.Text;
            if (StepStory.States.Contains(name))
            {
                return name;
            }
        }

        map.Refuse(node, "the state of a step", string.Join(", ", StepStory.States));
        return null;
    }

    private static IEnumerable<TestExpectation> ReadOrder(TestMap expect)
    {
        if (expect["order"] is not { } node)
        {
            return [];
        }

        if (node is SequenceNode { Items.Count: > 1 } list && list.Items.All(i => i is ScalarNode { ScalarKind: ScalarKind.String }))
        {
            return [new OrderExpectation([.. list.Items.OfType<ScalarNode>()], expect.LocationOf("order"))];
        }

        expect.Refuse(node, "order", "a list of at least two JOB_IDs, as strings");
        return [];
    }

    private static IEnumerable<TestExpectation> ReadFailures(TestMap expect)
    {
        if (expect["failures"] is not { } node)
        {
            return [];
        }

        if (node is SequenceNode list)
        {
            return [new FailuresExpectation([.. list.Items.Select(i => ReadFailure(expect, i)).OfType<FailurePattern>()], expect.LocationOf("failures"))];
        }

        expect.Refuse(node, "failures", "a list of JOB_IDs, or of objects with job_id, message, kind, attempt, continued");
        return [];
    }

    private static FailurePattern? ReadFailure(TestMap expect, DocumentNode node)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.String } jobId)
        {
            return new FailurePattern(jobId.Text, null, null, null, null, node.Location);
        }

        if (TestMap.Open(node, "a failure", ["job_id", "message", "kind", "attempt", "continued"], expect.Diagnostics, "a JOB_ID, or an object with job_id, message, kind, attempt, continued") is not { } map)
        {
            return null;
        }

        if (map["job_id"] is null)
        {
            map.Miss("\"job_id\"");
        }

        var continued = map.Flag("continued");
        return new FailurePattern(
            map.Text("job_id") ?? string.Empty,
            map.Pattern("message"),
            map.Text("kind"),
            map.Count("attempt", 1),
            map["continued"] is null ? null : continued,
            node.Location);
    }
}
