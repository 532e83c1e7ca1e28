using System.Text.RegularExpressions;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Tree;
using Aef.Runs.Admission;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Admission;

/// <summary>The label of a key, which whoever starts a run and the run itself compute.</summary>
public sealed partial class AdmissionKeyTests
{
    private const string Definition = """
        name: p
        inputs: {k: {type: string}, n: {type: number, required: false}}
        concurrency: {key: '${inputs.k}'}
        levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]
        """;

    private static readonly string[] Hostile =
    [
        "", " ", "a", "A", "${inputs.k}", "\" OR state=\"", "*", "-", "../../x", "key with spaces",
        "Ä€𝄞\u0001\n", "'", "\\", "\u202e", "k\" AND label.x=\"",
        new('x', 50_000),
    ];

    [Fact]
    public void Any_string_is_a_key_of_which_only_the_hash_is_seen()
    {
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(Definition), null, SourceFormat.Json);
        var labels = new HashSet<string>();
        foreach (var key in Hostile)
        {
            var argument = WorkflowValue.FromMap(("inputs", WorkflowValue.FromMap(("k", key))));
            var label = AdmissionKey.LabelOf(artifact.Pipeline, null, argument, DateTimeOffset.UnixEpoch).ShouldNotBeNull();

            LabelValue().IsMatch(label).ShouldBeTrue(label);
            label.ShouldBe(AdmissionKey.LabelOf(key));
            labels.Add(label).ShouldBeTrue(key);
            LocalRunner.Run(new LocalRunRequest(artifact) { Argument = argument }).State.ShouldBe(RunState.Succeeded, key);
        }
    }

    [Fact]
    public void A_number_is_the_same_key_as_its_text()
    {
        var pipeline = Definitions.Bound(Definition.Replace("inputs.k", "inputs.n", StringComparison.Ordinal));

        AdmissionKey.LabelOf(pipeline, null, WorkflowValue.FromJson("""{"inputs": {"k": "x", "n": 5}}"""), DateTimeOffset.UnixEpoch)
            .ShouldBe(AdmissionKey.LabelOf("5"));
    }

    [Fact]
    public void A_run_that_would_be_refused_has_no_label()
    {
        var pipeline = Definitions.Bound(Definition);

        AdmissionKey.LabelOf(pipeline, null, WorkflowValue.Null, DateTimeOffset.UnixEpoch).ShouldBeNull("the input is missing");
        AdmissionKey.LabelOf(
            Definitions.Bound(Definition.Replace("{key: '${inputs.k}'}", "{}", StringComparison.Ordinal)),
            null,
            WorkflowValue.FromJson("""{"inputs": {"k": "x"}}"""),
            DateTimeOffset.UnixEpoch)
            .ShouldBeNull("the pipeline has no key");
    }

    [GeneratedRegex("^[a-z0-9_-]{1,63}$", RegexOptions.None, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex LabelValue();
}
